package io.andal.traffic.accesslog;

import java.nio.charset.StandardCharsets;

/** Reads decimal numbers out of bytes. */
final class Decimal {
  private static final double[] TENTHS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

  private Decimal() {}

  /** The number; {@code NaN} if this is none, or a negative one. */
  static double of(byte[] bytes, int from, int to) {
    long number = 0;
    int point = -1;
    if (to == from || to - from > 40) {
      return Double.NaN;
    }
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b >= '0' && b <= '9' && i - from < 18) {
        number = number * 10 + b - '0';
      } else if (b == '.' && point < 0) {
        point = i;
      } else {
        return slowly(bytes, from, to);
      }
    }
    int decimals = point < 0 ? 0 : to - point - 1;
    return decimals < TENTHS.length ? number / TENTHS[decimals] : slowly(bytes, from, to);
  }

  private static double slowly(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      boolean part =
          (b >= '0' && b <= '9') || b == '.' || b == 'e' || b == 'E' || b == '-' || b == '+';
      if (!part) {
        return Double.NaN;
      }
    }
    try {
      double number =
          Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
      return number >= 0 ? number : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
