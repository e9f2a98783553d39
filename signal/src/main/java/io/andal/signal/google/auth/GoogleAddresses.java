package io.andal.signal.google.auth;

import io.andal.signal.SourceException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Where Google's tokens and keys may be sent: to Google, or not off this machine. Stateless. */
final class GoogleAddresses {
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  private GoogleAddresses() {}

  /** An address that a credentials file names. */
  static URI read(String text, String field) throws SourceException {
    try {
      URI uri = new URI(text);
      check(uri, "The " + field + " of the credentials");
      return uri;
    } catch (java.net.URISyntaxException e) {
      throw NoToken.because(
          "The %s of the credentials is no address.".formatted(field),
          "Download the credentials again.");
    }
  }

  /**
   * Refuses what is not Google's.
   *
   * @param what the address is, for people
   */
  static void check(URI uri, String what) throws SourceException {
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    boolean google =
        "https".equalsIgnoreCase(uri.getScheme())
            && (host.endsWith(".googleapis.com") || host.equals("googleapis.com"));
    if (!google && !THIS_MACHINE.contains(host)) {
      throw NoToken.because(
          "%s is on %s, and Google's tokens are only sent to https://….googleapis.com."
              .formatted(what, host.isEmpty() ? "no host" : host),
          "Write an address of Google's.");
    }
  }
}
