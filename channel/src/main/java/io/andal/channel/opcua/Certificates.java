package io.andal.channel.opcua;

import io.andal.channel.DeliveryException;
import io.andal.workspace.SecretReference;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What both sides show.
 *
 * @param ours what Andal shows, with what it is signed by
 * @param trusted the servers' certificates
 */
record Certificates(List<X509Certificate> ours, KeyPair pair, List<X509Certificate> trusted) {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----");

  /** In a certificate, a name that is a URI (RFC 5280, 4.2.1.6). */
  private static final int URI_NAME = 6;

  /** What the references of a secured channel point to now. */
  static Certificates read(OpcUaSettings settings) throws DeliveryException {
    List<X509Certificate> ours = certificates("certificate", settings.certificate().orElse(""));
    PrivateKey key = key(text(settings.key().orElse("")));
    return new Certificates(
        ours,
        new KeyPair(ours.getFirst().getPublicKey(), key),
        certificates("serverCertificate", settings.serverCertificate().orElse("")));
  }

  /** Who we are: servers compare it with what the client says (OPC UA part 4, 5.6.3). */
  String applicationUri() {
    return uri(ours.getFirst()).orElse("urn:andal");
  }

  private static Optional<String> uri(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? Optional.empty()
          : names.stream()
              .filter(name -> name.getFirst().equals(URI_NAME))
              .map(name -> String.valueOf(name.get(1)))
              .findFirst();
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }

  /** Whether a server is one of those that the document names, and its certificate is in time. */
  boolean trusts(X509Certificate server) {
    try {
      server.checkValidity();
      return trusted.contains(server);
    } catch (CertificateException e) {
      return false;
    }
  }

  private static List<X509Certificate> certificates(String field, String reference)
      throws DeliveryException {
    try {
      List<X509Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(text(reference).getBytes(StandardCharsets.US_ASCII)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    } catch (CertificateException e) {
      throw unusable(field, "holds no certificate in PEM (BEGIN CERTIFICATE)");
    }
    throw unusable(field, "holds no certificate in PEM (BEGIN CERTIFICATE)");
  }

  private static PrivateKey key(String pem) throws DeliveryException {
    Matcher matcher = KEY.matcher(pem);
    if (matcher.find()) {
      try {
        byte[] bytes = Base64.getMimeDecoder().decode(matcher.group(1));
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        throw unusable("key", "holds no RSA key that can be read");
      }
    }
    throw unusable("key", "holds no unencrypted PKCS #8 key (BEGIN PRIVATE KEY)");
  }

  private static DeliveryException unusable(String field, String what) {
    return new DeliveryException("What spec." + field + " names " + what + ".");
  }

  /** A text as written, or what its reference points to. */
  static String text(String text) throws DeliveryException {
    if (!text.startsWith("${")) {
      return text;
    }
    try {
      return SecretReference.resolve(text);
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw new DeliveryException(String.valueOf(e.getMessage()), e);
    }
  }
}
