package io.andal.signal;

import java.util.regex.Pattern;

/** Spells names and strings as PromQL wants them. */
public final class PromqlText {
  private static final Pattern METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private PromqlText() {}

  /** Whether a metric's name may stand without quotes. */
  public static boolean isPlainMetric(String name) {
    return METRIC.matcher(name).matches();
  }

  /** A label's name, in quotes where it needs them. */
  public static String label(String name) {
    return LABEL.matcher(name).matches() ? name : quoted(name);
  }

  /** A string with its quotes. */
  public static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
