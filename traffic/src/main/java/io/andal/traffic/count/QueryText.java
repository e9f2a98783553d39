package io.andal.traffic.count;

import io.andal.traffic.template.ValueClass;

/** Reads the names of a query's parameters, and of their values no more than the class. */
final class QueryText {
  private static final int MOST = 40;
  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_VALUE = 200;

  private QueryText() {}

  static void read(String query, Facts into, long millis) {
    int from = 0;
    for (int i = 0; i < MOST && from < query.length(); i++) {
      int ampersand = query.indexOf('&', from);
      int end = ampersand < 0 ? query.length() : ampersand;
      int equals = query.indexOf('=', from);
      // without a value it may be a value itself
      if (equals > from && equals < end && equals - from <= LONGEST_NAME) {
        String name = query.substring(from, equals);
        if (isName(name)) {
          into.add(name, 1, classOf(query.substring(equals + 1, end)).bit(), millis);
        }
      }
      from = end + 1;
    }
  }

  private static ValueClass classOf(String value) {
    return value.length() > LONGEST_VALUE ? ValueClass.TEXT : ValueClass.of(value);
  }

  private static boolean isName(String text) {
    boolean letters = false;
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean digit = c >= '0' && c <= '9';
      letters |= letter;
      digits += digit ? 1 : 0;
      boolean sign = c == '_' || c == '-' || c == '.' || c == '[' || c == ']' || c == '$';
      if (!letter && !digit && !sign) {
        return false;
      }
    }
    return letters && digits <= 3;
  }
}
