package io.andal.signal.prometheus;

import java.util.regex.Pattern;

/** A PromQL text with a place for the window: {@code {{.window}}}, as Sloth writes it. */
public final class QueryTemplate {
  private static final Pattern WINDOW =
      Pattern.compile("\\{\\{-?\\s*\\.window\\s*-?}}|\\$\\{window}|\\$window\\b");

  private QueryTemplate() {}

  /** Whether there is a place for the window. */
  public static boolean hasWindow(String query) {
    return WINDOW.matcher(query).find();
  }

  /** The query over one minute. */
  public static String perMinute(String query) {
    return WINDOW.matcher(query).replaceAll("1m");
  }
}
