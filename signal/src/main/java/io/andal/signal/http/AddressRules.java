package io.andal.signal.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Addresses that a document must not make the server ask: there cloud providers hand out the
 * machine's own credentials to whoever asks from inside.
 */
public final class AddressRules {
  private static final Set<String> NAMES =
      Set.of("metadata.google.internal", "metadata.goog", "instance-data", "metadata");
  private static final Set<String> ADDRESSES =
      Set.of("100.100.100.200", "168.63.129.16", "192.0.0.192");
  private static final byte[] AWS_IPV6 = {
    (byte) 0xfd, 0, 0x0e, (byte) 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0x54
  };
  private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

  private AddressRules() {}

  /** Whether a name is one of a metadata service, whatever it resolves to. */
  public static boolean isMetadataName(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return NAMES.contains(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
  }

  /** Whether an address is link-local, of a metadata service, or for many receivers. */
  public static boolean isRefused(InetAddress address) {
    if (address.isLinkLocalAddress() || address.isMulticastAddress()) {
      return true;
    }
    if (ADDRESSES.contains(address.getHostAddress())) {
      return true;
    }
    if (!(address instanceof Inet6Address)) {
      return false;
    }
    byte[] bytes = address.getAddress();
    if (Arrays.equals(bytes, AWS_IPV6)) {
      return true;
    }
    return Arrays.equals(Arrays.copyOf(bytes, NAT64.length), NAT64)
        && isRefused(embedded(Arrays.copyOfRange(bytes, NAT64.length, bytes.length)));
  }

  private static InetAddress embedded(byte[] ipv4) {
    try {
      return InetAddress.getByAddress(ipv4);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are always an address", e);
    }
  }
}
