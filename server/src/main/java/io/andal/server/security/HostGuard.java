package io.andal.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses names that this server doesn't go by. A server on the loopback address is safe from the
 * network but not from the browser: a page of a stranger can point its own name at 127.0.0.1 (DNS
 * rebinding) and would then count as the same origin.
 */
final class HostGuard extends OncePerRequestFilter {
  private final boolean loopbackOnly;
  private final Set<String> names;

  HostGuard(boolean loopbackOnly, Set<String> names) {
    this.loopbackOnly = loopbackOnly;
    this.names = names;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!loopbackOnly || known(request.getServerName())) {
      chain.doFilter(request, response);
      return;
    }
    Problems.write(
        response,
        421,
        "Misdirected Request",
        "This server listens on the loopback address and is called localhost or 127.0.0.1; start"
            + " it with a public URL to give it another name.");
  }

  private boolean known(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return names.contains(name) || name.matches("127(\\.\\d{1,3}){3}");
  }
}
