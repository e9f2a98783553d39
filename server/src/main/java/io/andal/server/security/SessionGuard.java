package io.andal.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the sessions of users who are gone, locked out, or changed since: rights that were taken
 * away are gone with the next request, not with the next login.
 */
final class SessionGuard extends OncePerRequestFilter {
  private final Users users;

  SessionGuard(Users users) {
    this.users = users;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication instanceof CallerAuthentication known
        && known.getPrincipal().kind() == Caller.Kind.USER
        && !stillGood(known.getPrincipal())) {
      SecurityContextHolder.clearContext();
      HttpSession session = request.getSession(false);
      if (session != null) {
        session.invalidate();
      }
    }
    chain.doFilter(request, response);
  }

  private boolean stillGood(Caller caller) {
    Optional<User> user = users.find(caller.name());
    return user.isPresent() && !user.get().disabled() && user.get().epoch() == caller.epoch();
  }
}
