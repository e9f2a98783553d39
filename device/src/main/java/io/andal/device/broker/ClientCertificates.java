package io.andal.device.broker;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** Certificates of devices, believed if any fleet believes them. Thread-safe. */
final class ClientCertificates extends X509ExtendedTrustManager {
  private static final int DNS_NAME = 2;

  private final Supplier<Collection<BrokerFleet>> fleets;

  ClientCertificates(Supplier<Collection<BrokerFleet>> fleets) {
    this.fleets = fleets;
  }

  /** The device that a certificate names: the subject's common name, else the first DNS name. */
  static Optional<String> device(X509Certificate certificate) {
    try {
      for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
        if (part.getType().equalsIgnoreCase("CN") && part.getValue() instanceof String name) {
          return Optional.of(name);
        }
      }
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      if (names != null) {
        for (List<?> name : names) {
          if (name.getFirst().equals(DNS_NAME) && name.get(1) instanceof String text) {
            return Optional.of(text);
          }
        }
      }
    } catch (InvalidNameException | CertificateParsingException e) {
      // It was believed, but names nobody.
      return Optional.empty();
    }
    return Optional.empty();
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    if (fleets.get().stream().noneMatch(fleet -> fleet.trusts(chain))) {
      throw new CertificateException("no fleet knows the authority of this certificate");
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("a broker meets no servers");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("a broker meets no servers");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("a broker meets no servers");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return fleets.get().stream()
        .flatMap(fleet -> fleet.trusted().stream())
        .map(X509TrustManager::getAcceptedIssuers)
        .flatMap(java.util.Arrays::stream)
        .toArray(X509Certificate[]::new);
  }
}
