package io.andal.catalog.url;

import java.util.regex.Pattern;

/** Addresses as they may be kept and shown. Stateless. */
final class ShownAddress {
  private static final Pattern CREDENTIALS = Pattern.compile("//[^/@\\s]*@");
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)([?&][^=&#]*(?:token|key|secret|password|sig|signature|auth|code)[^=&#]*=)[^&#]*");

  private ShownAddress() {}

  /** Without a user, and without the values of parameters that look like secrets. */
  static String of(String address) {
    String plain = CREDENTIALS.matcher(address).replaceAll("//");
    return SECRET.matcher(plain).replaceAll("$1…");
  }
}
