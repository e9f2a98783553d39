package io.andal.channel;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads the addresses out of a notification target. */
public final class MailAddresses {
  private static final String SCHEME = "mailto:";

  private MailAddresses() {}

  /**
   * The addresses of a {@code mailto:} URI (RFC 6068), without its header fields, or a bare
   * address; empty for any other target.
   */
  public static List<String> of(String target) {
    String text = target.strip();
    boolean mailto = text.toLowerCase(Locale.ROOT).startsWith(SCHEME);
    if (!mailto && (text.contains(":") || !text.contains("@"))) {
      return List.of();
    }
    String addresses = mailto ? text.substring(SCHEME.length()) : text;
    return Arrays.stream(addresses.replaceFirst("\\?.*$", "").split(",", -1))
        .map(MailAddresses::decoded)
        .map(String::strip)
        .filter(address -> address.contains("@"))
        .distinct()
        .toList();
  }

  /** In a mailto URI a plus is a plus, not a space. */
  private static String decoded(String address) {
    try {
      return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
