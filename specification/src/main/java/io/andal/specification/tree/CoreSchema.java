package io.andal.specification.tree;

import io.andal.specification.Scalar;

/**
 * What a plain scalar is by the core schema of YAML 1.2.2 (section 10.3.2): {@code yes} is a text,
 * {@code 0x1F} a number.
 */
final class CoreSchema {
  private CoreSchema() {}

  static Scalar.Type type(String plain) {
    int length = plain.length();
    if (length == 0) {
      return Scalar.Type.NULL;
    }
    char first = plain.charAt(0);
    return switch (first) {
      case '~' -> length == 1 ? Scalar.Type.NULL : Scalar.Type.TEXT;
      case 'n', 'N' -> written(plain, "null") ? Scalar.Type.NULL : Scalar.Type.TEXT;
      case 't', 'T' -> written(plain, "true") ? Scalar.Type.BOOLEAN : Scalar.Type.TEXT;
      case 'f', 'F' -> written(plain, "false") ? Scalar.Type.BOOLEAN : Scalar.Type.TEXT;
      case '.', '-', '+', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
          isNumber(plain) ? Scalar.Type.NUMBER : Scalar.Type.TEXT;
      default -> Scalar.Type.TEXT;
    };
  }

  /** As {@code true}, {@code True} or {@code TRUE}, and in no other mixture. */
  private static boolean written(String plain, String lower) {
    if (plain.length() != lower.length() || !plain.equalsIgnoreCase(lower)) {
      return false;
    }
    String rest = plain.substring(1);
    return rest.equals(lower.substring(1))
        || (Character.isUpperCase(plain.charAt(0))
            && rest.chars().allMatch(Character::isUpperCase));
  }

  private static boolean isNumber(String plain) {
    if (plain.startsWith("0o")) {
      return all(plain, 2, 8);
    }
    if (plain.startsWith("0x")) {
      return all(plain, 2, 16);
    }
    int at = signed(plain, 0);
    String unsigned = plain.substring(at);
    if (unsigned.startsWith(".") && (infinite(unsigned) || (at == 0 && notANumber(unsigned)))) {
      return true;
    }
    return isDecimal(plain, at);
  }

  private static boolean infinite(String text) {
    return text.equals(".inf") || text.equals(".Inf") || text.equals(".INF");
  }

  private static boolean notANumber(String text) {
    return text.equals(".nan") || text.equals(".NaN") || text.equals(".NAN");
  }

  private static boolean isDecimal(String plain, int start) {
    int at = digits(plain, start);
    int whole = at - start;
    int fraction = 0;
    if (at < plain.length() && plain.charAt(at) == '.') {
      int from = at + 1;
      at = digits(plain, from);
      fraction = at - from;
    }
    if (whole == 0 && fraction == 0) {
      return false;
    }
    if (at < plain.length() && (plain.charAt(at) == 'e' || plain.charAt(at) == 'E')) {
      int from = signed(plain, at + 1);
      at = digits(plain, from);
      if (at == from) {
        return false;
      }
    }
    return at == plain.length();
  }

  private static int signed(String plain, int at) {
    boolean sign = at < plain.length() && (plain.charAt(at) == '-' || plain.charAt(at) == '+');
    return sign ? at + 1 : at;
  }

  private static int digits(String plain, int from) {
    int at = from;
    while (at < plain.length() && plain.charAt(at) >= '0' && plain.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static boolean all(String plain, int from, int radix) {
    for (int i = from; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c > 'f' || Character.digit(c, radix) < 0) {
        return false;
      }
    }
    return plain.length() > from;
  }
}
