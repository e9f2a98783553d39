package io.andal.signal.http;

import io.andal.signal.SourceException;

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
  public static TlsFiles of(Details details) {
    Details tls = details.part("tls");
    return new TlsFiles(tls.text("ca"), tls.text("certificate"), tls.text("key"));
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
