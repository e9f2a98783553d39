package io.andal.device.mqtt;

import io.andal.workspace.SecretReference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/** Reads certificates and keys for TLS from PEM files. Stateless. */
public final class PemFactories {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----");
  private static final char[] NO_PASSWORD = {};

  private PemFactories() {}

  /**
   * Whom to believe.
   *
   * @throws IllegalStateException if the file isn't there or holds no certificate
   */
  public static TrustManagerFactory trust(String reference) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      KeyStore store = empty();
      int number = 0;
      for (Certificate each : certificates("ca", reference)) {
        store.setCertificateEntry("ca-" + number++, each);
      }
      factory.init(store);
      return factory;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("What ca of tls names can't be used", e);
    }
  }

  /**
   * What to show.
   *
   * @throws IllegalStateException if a file isn't there or holds something else
   */
  public static KeyManagerFactory keys(String certificate, String key) {
    try {
      KeyStore store = empty();
      store.setKeyEntry(
          "client",
          key(SecretReference.resolve(key)),
          NO_PASSWORD,
          certificates("certificate", certificate).toArray(new Certificate[0]));
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, NO_PASSWORD);
      return factory;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("certificate and key of tls don't go together", e);
    }
  }

  private static Collection<? extends Certificate> certificates(String field, String reference)
      throws GeneralSecurityException {
    byte[] pem = SecretReference.resolve(reference).getBytes(StandardCharsets.US_ASCII);
    Collection<? extends Certificate> all =
        CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
    if (all.isEmpty()) {
      throw new IllegalStateException(
          "What " + field + " of tls names holds no certificate in PEM form");
    }
    return all;
  }

  private static PrivateKey key(String pem) throws GeneralSecurityException {
    Matcher matcher = KEY.matcher(pem);
    if (matcher.find()) {
      PKCS8EncodedKeySpec spec =
          new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(matcher.group(1)));
      for (String algorithm : List.of("EC", "RSA", "EdDSA")) {
        try {
          return KeyFactory.getInstance(algorithm).generatePrivate(spec);
        } catch (InvalidKeySpecException e) {
          // Another algorithm may take it.
        }
      }
    }
    throw new IllegalStateException(
        "What key of tls names holds no unencrypted PKCS #8 key (BEGIN PRIVATE KEY)");
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    return store;
  }
}
