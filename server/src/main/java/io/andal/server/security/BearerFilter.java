package io.andal.server.security;

import io.andal.device.credential.DeviceTokens;
import io.andal.device.credential.Speaker;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets programs in by {@code Authorization: Bearer andal_…}. Such a request lives without a
 * session: whatever the session says doesn't count, and a wrong token isn't made good by a cookie.
 */
final class BearerFilter extends OncePerRequestFilter {
  private final Tokens tokens;
  private final DeviceTokens devices;

  BearerFilter(Tokens tokens, DeviceTokens devices) {
    this.tokens = tokens;
    this.devices = devices;
  }

  static boolean carriesToken(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!carriesToken(request)) {
      chain.doFilter(request, response);
      return;
    }
    Optional<Caller> caller = caller(request.getHeader("Authorization").substring(7).strip());
    if (caller.isEmpty()) {
      response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
      Problems.write(
          response,
          401,
          "Unauthorized",
          "The token is unknown, expired or revoked; make a new one with andal token create.");
      return;
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new CallerAuthentication(caller.get()));
    SecurityContextHolder.setContext(context);
    chain.doFilter(request, response);
  }

  private Optional<Caller> caller(String secret) {
    if (!secret.startsWith(DeviceTokens.PREFIX)) {
      return tokens.verify(secret).map(Caller::of);
    }
    return devices
        .of(secret)
        .flatMap(
            speaker ->
                speaker instanceof Speaker.Device device
                    ? Optional.of(Caller.of(device))
                    : Optional.empty());
  }
}
