package io.andal.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Begins sessions of people whose password was not asked for by the login form. */
@Component
final class Sessions {
  private final HttpSessionSecurityContextRepository contexts =
      new HttpSessionSecurityContextRepository();

  /** A new session for a new identity, so that one planted before is worth nothing. */
  void begin(User user, HttpServletRequest request, HttpServletResponse response) {
    HttpSession before = request.getSession(false);
    if (before != null) {
      before.invalidate();
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new CallerAuthentication(Caller.of(user)));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }
}
