package io.andal.inventory.identity;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Base addresses as evidence: host and base path, without scheme, port, and what names a version.
 * Hosts that stand for nobody in particular are none.
 */
public final class Addresses {
  private static final Pattern VERSION = Pattern.compile("(?i)v?\\d+([._]\\d+)*([a-z]+\\d*)?");

  /** Placeholders and mock servers, which answer for many APIs of many people. */
  private static final Set<String> NOBODY =
      Set.of(
          "localhost",
          "example.com",
          "www.example.com",
          "api.example.com",
          "example.org",
          "example.net",
          "petstore.swagger.io",
          "virtserver.swaggerhub.com",
          "host.docker.internal");

  private static final List<String> NOBODY_BELOW =
      List.of(".mock.pstmn.io", ".localhost", ".mockapi.io", ".mockable.io", ".beeceptor.com");

  private Addresses() {}

  /**
   * {@code https://api.pumps.example:443/v2/} is {@code api.pumps.example/}; empty if no evidence.
   */
  public static Optional<String> evidence(String address) {
    URI uri = parse(address);
    String host = uri.getHost();
    if (host == null) {
      return Optional.empty();
    }
    host = host.toLowerCase(Locale.ROOT);
    boolean mock = host.equals("stoplight.io") || nobody(host);
    return mock ? Optional.empty() : Optional.of(host + "/" + String.join("/", base(address)));
  }

  /** The base path's segments that don't name a version; none for a mock server's address. */
  public static List<String> base(String address) {
    URI uri = parse(address);
    String host = uri.getHost();
    if (host != null && nobody(host.toLowerCase(Locale.ROOT))) {
      return List.of();
    }
    String path = uri.getPath() == null ? "" : uri.getPath();
    return segments(path);
  }

  /** A path's segments without those that name a version. */
  static List<String> segments(String path) {
    return Arrays.stream(path.split("/"))
        .filter(segment -> !segment.isEmpty() && !VERSION.matcher(segment).matches())
        .toList();
  }

  private static boolean nobody(String host) {
    return NOBODY.contains(host)
        || host.startsWith("127.")
        || host.equals("0.0.0.0")
        || host.equals("[::1]")
        || NOBODY_BELOW.stream().anyMatch(host::endsWith);
  }

  private static URI parse(String address) {
    try {
      return new URI(address.strip().replaceAll("[{}\\s]", "_"));
    } catch (java.net.URISyntaxException e) {
      return URI.create("");
    }
  }
}
