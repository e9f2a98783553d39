package io.andal.signal.http;

import io.andal.signal.SourceException;
import java.util.Map;

/**
 * How a server is recognized, and Andal by it: references to PEM texts, each empty if there is
 * none.
 *
 * @param ca the authorities whose servers are trusted, instead of those that the JDK trusts
 * @param certificate what Andal shows, with the authorities between it and what the server trusts
 * @param key the key of {@code certificate}
 */
public record TlsFiles(String ca, String certificate, String key) {
  /** The JDK's authorities, and nothing to show. */
  public static final TlsFiles USUAL = new TlsFiles("", "", "");

  /** What the {@code tls} of connection details says. */
  public static TlsFiles of(Map<String, Object> details) {
    return details.get("tls") instanceof Map<?, ?> tls
        ? new TlsFiles(text(tls, "ca"), text(tls, "certificate"), text(tls, "key"))
        : USUAL;
  }

  private static String text(Map<?, ?> tls, String field) {
    Object reference = tls.get(field);
    return reference == null ? "" : String.valueOf(reference);
  }

  /** What the references point to now. */
  TlsFiles read() throws SourceException {
    return new TlsFiles(Secrets.read(ca), Secrets.read(certificate), Secrets.read(key));
  }

  @Override
  public String toString() {
    return "TLS files";
  }
}
