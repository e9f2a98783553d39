package io.andal.traffic.template;

import java.util.Locale;
import java.util.Set;

/** The characters of one value, counted in one pass. */
final class ValueShape {
  private static final int LONGEST_WORD = 40;
  private static final Set<String> FILES =
      Set.of(
          "css",
          "js",
          "mjs",
          "map",
          "png",
          "jpg",
          "jpeg",
          "gif",
          "svg",
          "ico",
          "webp",
          "avif",
          "woff",
          "woff2",
          "ttf",
          "eot",
          "pdf",
          "html",
          "htm",
          "txt",
          "csv",
          "zip",
          "gz",
          "mp4",
          "mp3",
          "webm",
          "wasm",
          "xlsx",
          "docx",
          "webmanifest");

  private final String value;
  private int digits;
  private int lower;
  private int upper;
  private int dashes;
  private int dots;
  private int others;
  private int hex;
  private int switches;
  private int rises;
  private int longestDigits;

  ValueShape(String value) {
    this.value = value;
    int run = 0;
    int before = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      int kind = 0;
      if (c >= '0' && c <= '9') {
        digits++;
        hex++;
        kind = 1;
        run++;
        longestDigits = Math.max(longestDigits, run);
      } else {
        run = 0;
        if (c >= 'a' && c <= 'z') {
          lower++;
          hex += c <= 'f' ? 1 : 0;
          kind = 2;
        } else if (c >= 'A' && c <= 'Z') {
          upper++;
          hex += c <= 'F' ? 1 : 0;
          kind = 3;
        } else if (c == '-' || c == '_') {
          dashes++;
        } else if (c == '.') {
          dots++;
        } else {
          others++;
        }
      }
      if (before != 0 && kind != 0 && (before == 1) != (kind == 1)) {
        switches++;
      }
      if (before == 2 && kind == 3) {
        rises++;
      }
      before = kind;
    }
  }

  ValueClass valueClass() {
    int letters = lower + upper;
    int length = value.length();
    if (others > 0) {
      return odd();
    }
    if (length == 0) {
      return ValueClass.TEXT;
    }
    if (digits == length || (digits == length - 1 && digits > 0 && value.charAt(0) == '-')) {
      return ValueClass.INTEGER;
    }
    if (letters == 0) {
      return onlyDigits();
    }
    if (length == 36 && dashes == 4 && hex == 32) {
      return ValueClass.UUID;
    }
    if (hex == length && length >= 8 && digits > 0) {
      return ValueClass.HEX;
    }
    if (date()) {
      return ValueClass.DATE;
    }
    if (dots > 0 && Vocabulary.isVersion(value)) {
      return ValueClass.WORD;
    }
    if (dots > 0) {
      return dotted();
    }
    if (length > LONGEST_WORD) {
      return ValueClass.TOKEN;
    }
    if (digits == 0) {
      boolean scrambled = length >= 12 && rises * 4 >= length;
      return scrambled ? ValueClass.TOKEN : dashes >= 4 ? ValueClass.TEXT : ValueClass.WORD;
    }
    return mixed();
  }

  private ValueClass onlyDigits() {
    if (dots == 1 && dashes <= 1 && digits >= 2) {
      return ValueClass.NUMBER;
    }
    return date() ? ValueClass.DATE : digits > 0 ? ValueClass.SERIAL : ValueClass.TEXT;
  }

  /** {@code 2026-11}, {@code 2026-11-28} and what may follow. */
  private boolean date() {
    return value.length() >= 7
        && digits >= 6
        && number(0, 4)
        && value.charAt(4) == '-'
        && number(5, 7)
        && (value.startsWith("19") || value.startsWith("20"))
        && (value.length() == 7
            || (value.length() >= 10
                && value.charAt(7) == '-'
                && number(8, 10)
                && (value.length() == 10 || value.charAt(10) == 'T')));
  }

  private boolean number(int from, int until) {
    for (int i = from; i < until; i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private ValueClass odd() {
    int at = value.indexOf('@');
    if (at > 0 || value.contains("%40")) {
      return ValueClass.EMAIL;
    }
    if (date()) {
      return ValueClass.DATE;
    }
    boolean sign = value.charAt(0) == '$' || (value.indexOf(':') > 0 && digits == 0);
    if (others == 1 && sign && digits == 0 && value.length() <= LONGEST_WORD) {
      return ValueClass.WORD;
    }
    boolean base64 = value.indexOf('=') > 0 || value.indexOf('+') > 0;
    return base64 && value.length() >= 12 ? ValueClass.TOKEN : ValueClass.TEXT;
  }

  private ValueClass dotted() {
    int last = value.lastIndexOf('.');
    String extension = value.substring(last + 1).toLowerCase(Locale.ROOT);
    if (FILES.contains(extension)) {
      return Vocabulary.isWellKnown(value) ? ValueClass.WORD : ValueClass.FILE;
    }
    if (dots == 1 && (extension.equals("json") || extension.equals("xml"))) {
      return ValueClass.of(value.substring(0, last));
    }
    if (lower + upper > 80 && dots == 2) {
      return ValueClass.TOKEN;
    }
    // the full name of a service, as gRPC has it
    boolean named = last + 1 < value.length() && Character.isUpperCase(value.charAt(last + 1));
    boolean packaged = value.charAt(0) >= 'a' && value.charAt(0) <= 'z';
    return named && packaged && longestDigits <= 1 ? ValueClass.WORD : ValueClass.TEXT;
  }

  private ValueClass mixed() {
    if (Vocabulary.isName(value)) {
      return ValueClass.WORD;
    }
    if (value.length() >= 20 && dashes == 0) {
      return ValueClass.TOKEN;
    }
    boolean capitals = lower == 0 && digits >= 3;
    boolean numbered = longestDigits >= 3 && switches <= 2;
    if (capitals || numbered) {
      return ValueClass.SERIAL;
    }
    return switches >= 3 || digits * 2 > value.length() ? ValueClass.TOKEN : ValueClass.SLUG;
  }
}
