package io.andal.specification.difference.graphql;

/** Whether one type, as it is written, may stand where another stood. */
final class GraphQlTypes {
  private GraphQlTypes() {}

  /** Whether clients that read a value of the first type can read the second: it says no less. */
  static boolean safeToReceive(String before, String after) {
    if (before.endsWith("!")) {
      return after.endsWith("!") && safeToReceive(inner(before), inner(after));
    }
    String plain = inner(after);
    return isList(before)
        ? isList(plain) && safeToReceive(item(before), item(plain))
        : before.equals(plain);
  }

  /** Whether clients that send a value of the first type may go on: the second asks no more. */
  static boolean safeToSend(String before, String after) {
    return safeToReceive(/* before= */ after, /* after= */ before);
  }

  private static String inner(String type) {
    return type.endsWith("!") ? type.substring(0, type.length() - 1) : type;
  }

  private static boolean isList(String type) {
    return type.startsWith("[") && type.endsWith("]");
  }

  private static String item(String type) {
    return type.substring(1, type.length() - 1);
  }
}
