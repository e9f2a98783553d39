package io.andal.traffic.accesslog;

import java.nio.charset.StandardCharsets;

/**
 * Undoes what servers and JSON do to special characters: {@code \x22}, {@code \"}, unicode numbers.
 */
final class Escapes {
  private Escapes() {}

  /** Writes the plain text into {@code plain}, which is at least as long; how long it became. */
  static int undo(byte[] bytes, int from, int to, byte[] plain) {
    int length = 0;
    int at = from;
    while (at < to) {
      byte b = bytes[at++];
      if (b != '\\' || at == to) {
        plain[length++] = b;
        continue;
      }
      byte kind = bytes[at++];
      switch (kind) {
        case 'n' -> plain[length++] = '\n';
        case 't' -> plain[length++] = '\t';
        case 'r' -> plain[length++] = '\r';
        case 'b' -> plain[length++] = '\b';
        case 'f' -> plain[length++] = '\f';
        case 'x' -> {
          int code = hex(bytes, at, at + 2, to);
          if (code < 0) {
            plain[length++] = kind;
          } else {
            plain[length++] = (byte) code;
            at += 2;
          }
        }
        case 'u' -> {
          int code = hex(bytes, at, at + 4, to);
          if (code < 0) {
            plain[length++] = kind;
            break;
          }
          at += 4;
          int low = Character.isHighSurrogate((char) code) ? low(bytes, at, to) : -1;
          if (low >= 0) {
            code = Character.toCodePoint((char) code, (char) low);
            at += 6;
          }
          byte[] utf8 = Character.toString(code).getBytes(StandardCharsets.UTF_8);
          System.arraycopy(utf8, 0, plain, length, utf8.length);
          length += utf8.length;
        }
        default -> plain[length++] = kind;
      }
    }
    return length;
  }

  private static int low(byte[] bytes, int at, int to) {
    if (at + 6 > to || bytes[at] != '\\' || bytes[at + 1] != 'u') {
      return -1;
    }
    int code = hex(bytes, at + 2, at + 6, to);
    return code >= 0 && Character.isLowSurrogate((char) code) ? code : -1;
  }

  private static int hex(byte[] bytes, int from, int end, int to) {
    if (end > to) {
      return -1;
    }
    int code = 0;
    for (int i = from; i < end; i++) {
      int digit = Character.digit(bytes[i], 16);
      if (digit < 0) {
        return -1;
      }
      code = code * 16 + digit;
    }
    return code;
  }
}
