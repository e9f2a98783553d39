package io.andal.traffic.otlp;

import java.util.regex.Pattern;

/** Reads the routes that frameworks give spans: {@code /pumps/:id}, {@code /pumps/<int:id>}. */
final class Routes {
  private static final Pattern FORMAT = Pattern.compile("\\(\\.:?\\w+\\)$");
  private static final Pattern COLON = Pattern.compile("(?<=/):(\\w+)\\??(?:\\([^)/]*\\))?(?=/|$)");
  private static final Pattern ANGLE = Pattern.compile("<(?:\\w+(?:\\([^)]*\\))?:)?(\\w+)>");
  private static final Pattern TYPED = Pattern.compile("\\{(\\w+)(?:[:=?][^{}/]*)?}");

  private Routes() {}

  /** With parameters in braces; empty if it isn't the route of one operation. */
  static String template(String route) {
    if (route.isEmpty() || route.length() > 2000 || route.indexOf('*') >= 0) {
      return "";
    }
    String rooted = route.startsWith("/") ? route : "/" + route;
    String braces = FORMAT.matcher(rooted).replaceFirst("");
    braces = COLON.matcher(braces).replaceAll("{$1}");
    braces = ANGLE.matcher(braces).replaceAll("{$1}");
    braces = TYPED.matcher(braces).replaceAll("{$1}");
    boolean plain = braces.chars().noneMatch(c -> "()^$|\\<>?#".indexOf(c) >= 0);
    return plain ? braces : "";
  }
}
