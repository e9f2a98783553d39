package io.andal.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps one program from taking the server away from all others: who asks too often gets a 429 that
 * says when to come back. Pages are not counted; people don't click that fast.
 */
final class RateLimit extends OncePerRequestFilter {
  static final double REQUESTS_PER_SECOND = 50;
  static final double REQUESTS_AT_ONCE = 200;

  /** Many applications often send through one collector with one token. */
  static final double INGESTS_PER_SECOND = 500;

  static final double INGESTS_AT_ONCE = 2_000;

  private final TokenBuckets requests;
  private final TokenBuckets ingests;

  RateLimit(Clock clock) {
    this.requests = new TokenBuckets(REQUESTS_PER_SECOND, REQUESTS_AT_ONCE, clock);
    this.ingests = new TokenBuckets(INGESTS_PER_SECOND, INGESTS_AT_ONCE, clock);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !Problems.wanted(request) || request.getRequestURI().startsWith("/actuator/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    boolean ingest =
        path.startsWith("/v1/")
            || path.equals("/api/v1/write")
            || path.equals("/api/v2/alerts")
            || path.equals("/api/v1/alerts/webhook");
    Duration wait = (ingest ? ingests : requests).take(caller(request));
    if (wait.isZero()) {
      chain.doFilter(request, response);
      return;
    }
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    response.setHeader("Retry-After", String.valueOf(seconds));
    Problems.write(
        response,
        429,
        "Too Many Requests",
        "At most %.0f requests a second are answered; try again in %d s."
            .formatted(ingest ? INGESTS_PER_SECOND : REQUESTS_PER_SECOND, seconds));
  }

  private static String caller(HttpServletRequest request) {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication instanceof CallerAuthentication known
        ? "caller " + known.getPrincipal().name()
        : "address " + Origin.of(request);
  }
}
