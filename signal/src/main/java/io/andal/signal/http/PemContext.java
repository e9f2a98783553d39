package io.andal.signal.http;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Makes a TLS context of PEM texts. Stateless. */
final class PemContext {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----");
  private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");
  private static final char[] NO_PASSWORD = {};

  private PemContext() {}

  /** A context of texts, not of references. */
  static SSLContext of(TlsFiles texts) throws SourceException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(texts), trust(texts.ca()), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw unusable("certificate", "doesn't go with `key` of `tls`", "Give a pair.");
    }
  }

  /** None: the JDK's own authorities. */
  private static TrustManager[] trust(String ca)
      throws GeneralSecurityException, IOException, SourceException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    if (ca.isEmpty()) {
      factory.init((KeyStore) null);
      return factory.getTrustManagers();
    }
    KeyStore store = empty();
    int number = 0;
    for (Certificate certificate : certificates("ca", ca)) {
      store.setCertificateEntry("ca-" + number++, certificate);
    }
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyManager[] keys(TlsFiles texts)
      throws GeneralSecurityException, IOException, SourceException {
    if (texts.certificate().isEmpty()) {
      return new KeyManager[0];
    }
    KeyStore store = empty();
    store.setKeyEntry(
        "client",
        key(texts.key()),
        NO_PASSWORD,
        certificates("certificate", texts.certificate()).toArray(new Certificate[0]));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static Collection<? extends Certificate> certificates(String field, String pem)
      throws SourceException {
    try {
      Collection<? extends Certificate> all =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
      if (!all.isEmpty()) {
        return all;
      }
    } catch (CertificateException e) {
      throw unusable(
          field, "holds no certificate in PEM form", "Give a file with BEGIN CERTIFICATE.");
    }
    throw unusable(
        field, "holds no certificate in PEM form", "Give a file with BEGIN CERTIFICATE.");
  }

  private static PrivateKey key(String pem) throws SourceException, GeneralSecurityException {
    Matcher matcher = KEY.matcher(pem);
    if (matcher.find()) {
      try {
        byte[] bytes = Base64.getMimeDecoder().decode(matcher.group(1));
        return key(new PKCS8EncodedKeySpec(bytes));
      } catch (IllegalArgumentException | InvalidKeySpecException e) {
        throw noKey();
      }
    }
    throw noKey();
  }

  private static PrivateKey key(PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
    InvalidKeySpecException none = new InvalidKeySpecException("no algorithm takes it");
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (InvalidKeySpecException e) {
        none.addSuppressed(e);
      }
    }
    throw none;
  }

  private static SourceException noKey() {
    return unusable(
        "key",
        "holds no private key that can be read",
        "Give an unencrypted PKCS #8 key (BEGIN PRIVATE KEY), as `openssl pkcs8 -topk8 -nocrypt`"
            + " makes it.");
  }

  private static SourceException unusable(String field, String what, String remedy) {
    return new SourceException(
        new SourceFailure(
            Cause.DENIED, "What `%s` of `tls` names %s.".formatted(field, what), remedy));
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    return store;
  }
}
