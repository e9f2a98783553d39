package io.andal.traffic.door;

import io.andal.traffic.Exchange;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which exchanges of a source are wanted. Immutable. */
public final class Selection {
  /** Health checks and what pages are made of: no API answers these. */
  public static final List<String> IGNORED =
      List.of(
          "/health",
          "/healthz",
          "/livez",
          "/readyz",
          "/health/**",
          "/actuator/health/**",
          "/metrics",
          "/nginx_status",
          "/server-status",
          "/favicon.ico",
          "/robots.txt",
          "/.well-known/acme-challenge/**",
          "*.css",
          "*.js",
          "*.mjs",
          "*.map",
          "*.png",
          "*.jpg",
          "*.jpeg",
          "*.gif",
          "*.svg",
          "*.ico",
          "*.webp",
          "*.avif",
          "*.woff",
          "*.woff2",
          "*.ttf",
          "*.otf",
          "*.eot");

  private final Set<String> hosts;
  private final List<String> hostEnds;
  private final PathPatterns ignored;

  /**
   * @param hosts only these, lower case; <code>*.pumps.example</code> stands for all below; empty
   *     for all
   * @param ignored patterns of paths, see {@link PathPatterns}
   */
  public Selection(Collection<String> hosts, Collection<String> ignored) {
    List<String> lower = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    this.hosts = Set.copyOf(lower.stream().filter(host -> !host.startsWith("*.")).toList());
    this.hostEnds =
        lower.stream()
            .filter(host -> host.startsWith("*."))
            .map(host -> host.substring(1))
            .toList();
    this.ignored = new PathPatterns(ignored);
  }

  public boolean wants(Exchange exchange) {
    return wantsHost(exchange.host()) && !ignored.match(exchange.path());
  }

  private boolean wantsHost(String host) {
    return (hosts.isEmpty() && hostEnds.isEmpty())
        || hosts.contains(host)
        || hostEnds.stream().anyMatch(host::endsWith);
  }
}
