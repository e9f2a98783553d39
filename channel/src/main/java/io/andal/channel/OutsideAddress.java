package io.andal.channel;

import io.andal.signal.http.AddressRules;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Checks where a document makes the server connect to. Stateless. */
public final class OutsideAddress {
  private OutsideAddress() {}

  /**
   * Refuses hosts that aren't there, and those where clouds hand out credentials.
   *
   * @param channel whose {@code spec.host} it is
   */
  public static void check(String host, String channel) throws DeliveryException {
    try {
      if (AddressRules.isMetadataName(host)
          || AddressRules.isRefused(InetAddress.getByName(host))) {
        throw new DeliveryException(
            "'" + host + "' is a link-local or metadata address, which isn't asked.");
      }
    } catch (UnknownHostException e) {
      throw new DeliveryException(
          "There is no host '%s'. Check spec.host of Channel '%s'.".formatted(host, channel), e);
    }
  }
}
