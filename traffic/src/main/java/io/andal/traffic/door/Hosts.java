package io.andal.traffic.door;

import java.util.Locale;

/** Reads the hosts that requests name. */
public final class Hosts {
  private static final int LONGEST = 253;

  private Hosts() {}

  /** Lower case, without a port or a user; empty if this names no host. */
  public static String of(String text) {
    String host = text.substring(text.lastIndexOf('@') + 1).strip();
    int comma = host.indexOf(',');
    host = comma >= 0 ? host.substring(0, comma).strip() : host;
    if (host.startsWith("[")) {
      int close = host.indexOf(']');
      host = close > 0 ? host.substring(0, close + 1) : "";
    } else {
      int colon = host.indexOf(':');
      host = colon >= 0 && colon == host.lastIndexOf(':') ? host.substring(0, colon) : host;
    }
    if (host.endsWith(".")) {
      host = host.substring(0, host.length() - 1);
    }
    boolean fits =
        !host.isEmpty()
            && host.length() <= LONGEST
            && !host.equals("-")
            && !host.equals("_")
            && host.chars().allMatch(Hosts::mayStand);
    return fits ? host.toLowerCase(Locale.ROOT) : "";
  }

  private static boolean mayStand(int c) {
    return c > ' ' && c < 127 && "\"'<>/\\?#(){}|^`".indexOf(c) < 0;
  }
}
