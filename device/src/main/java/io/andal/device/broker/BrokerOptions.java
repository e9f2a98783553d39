package io.andal.device.broker;

import java.util.Optional;

/**
 * Where the embedded broker listens, as soon as a fleet wants it.
 *
 * @param port 0 = any free one
 * @param tls with it the port speaks TLS only
 */
public record BrokerOptions(String address, int port, Optional<Tls> tls) {
  /** This machine only, at the port of MQTT, without TLS. */
  public static final BrokerOptions DEFAULT =
      new BrokerOptions("127.0.0.1", 1883, Optional.empty());

  /**
   * What the broker shows.
   *
   * @param certificate a reference to a PEM file, {@code ${file:PATH}}
   * @param key a reference to a PEM file with its key: PKCS #8, not encrypted
   */
  public record Tls(String certificate, String key) {}
}
