package io.andal.traffic;

import java.util.Locale;

/**
 * Where an API answers.
 *
 * @param host without port, lower case; empty if it is any
 * @param base the path's beginning, without a slash at its end; empty if there is none
 */
record Address(String host, String base) {

  /** Reads an absolute or a relative address. */
  static Address of(String text) {
    String rest = text.strip();
    int cut = rest.indexOf('?');
    rest = cut < 0 ? rest : rest.substring(0, cut);
    int scheme = rest.indexOf("://");
    String host = "";
    if (scheme >= 0 || rest.startsWith("//")) {
      rest = rest.substring(rest.indexOf("//") + 2);
      int slash = rest.indexOf('/');
      host = slash < 0 ? rest : rest.substring(0, slash);
      rest = slash < 0 ? "" : rest.substring(slash);
    }
    while (rest.endsWith("/")) {
      rest = rest.substring(0, rest.length() - 1);
    }
    return new Address(hostOf(host), rest.isEmpty() || rest.startsWith("/") ? rest : "/" + rest);
  }

  /** A host without its port and without a user. */
  static String hostOf(String authority) {
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    int colon = host.lastIndexOf(':');
    boolean port = colon >= 0 && host.indexOf(']', colon) < 0;
    return (port ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
  }
}
