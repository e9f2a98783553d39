package io.andal.server.web;

/** Addresses that somebody else wrote, before a page links to them. */
public final class Links {
  private Links() {}

  /** Whether it may be linked to: a page of the web, nothing else. */
  public static boolean isWeb(String address) {
    return address.regionMatches(true, 0, "https://", 0, 8)
        || address.regionMatches(true, 0, "http://", 0, 7);
  }

  /** The address if it may be linked to, else nothing. */
  public static String web(String address) {
    return isWeb(address) ? address : "";
  }
}
