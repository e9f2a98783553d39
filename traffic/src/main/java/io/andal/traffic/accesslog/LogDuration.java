package io.andal.traffic.accesslog;

/**
 * Reads a duration that doesn't say its unit by its name: {@code 12ms}, {@code 0.012} seconds,
 * {@code 12} milliseconds.
 */
final class LogDuration {
  private LogDuration() {}

  /** Microseconds; {@code NaN} if this is no duration. */
  static double micros(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && isLetter(bytes[end - 1])) {
      end--;
    }
    double number = Decimal.of(bytes, from, end);
    return switch (to - end) {
      case 0 -> number * (isWhole(bytes, from, end) ? 1e3 : 1e6);
      case 1 -> bytes[end] == 's' ? number * 1e6 : Double.NaN;
      case 2 -> number * ofTwoLetters(bytes[end], bytes[end + 1]);
      // µs, whose first letter has two bytes
      case 3 -> number * ofTwoLetters(bytes[end + 1], bytes[end + 2]);
      default -> Double.NaN;
    };
  }

  private static double ofTwoLetters(byte prefix, byte unit) {
    if (unit != 's') {
      return Double.NaN;
    }
    return switch (prefix) {
      case 'm' -> 1e3;
      case 'u', (byte) 0xB5, (byte) 0xBC -> 1;
      case 'n' -> 1e-3;
      default -> Double.NaN;
    };
  }

  private static boolean isWhole(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(byte b) {
    return (b >= 'a' && b <= 'z') || b < 0;
  }
}
