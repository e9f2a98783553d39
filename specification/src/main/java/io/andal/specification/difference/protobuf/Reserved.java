package io.andal.specification.difference.protobuf;

import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Scalar;
import java.util.ArrayList;
import java.util.List;

/** The numbers and names that a type keeps anybody from using again. */
record Reserved(List<String> entries) {

  static Reserved of(Mapping type) {
    List<String> entries = new ArrayList<>();
    for (Node item : type.items("reserved")) {
      if (item instanceof Scalar scalar) {
        entries.add(scalar.text());
      }
    }
    return new Reserved(entries);
  }

  boolean number(long number) {
    return entries.stream().anyMatch(entry -> covers(entry, number));
  }

  /** Those whose numbers or names the other doesn't keep, by their ends. */
  List<String> missingIn(Reserved other) {
    return entries.stream().filter(entry -> !other.keeps(entry)).toList();
  }

  private boolean keeps(String entry) {
    if (entries.contains(entry)) {
      return true;
    }
    long[] range = range(entry);
    return range.length == 2 && number(range[0]) && number(range[1]);
  }

  private static boolean covers(String entry, long number) {
    long[] range = range(entry);
    return range.length == 2 && range[0] <= number && number <= range[1];
  }

  /** First and last; nothing for a name. */
  private static long[] range(String entry) {
    int dash = entry.indexOf('-', 1);
    try {
      long first = Long.parseLong(dash < 0 ? entry : entry.substring(0, dash));
      return new long[] {first, dash < 0 ? first : Long.parseLong(entry.substring(dash + 1))};
    } catch (NumberFormatException e) {
      // it is a name
      return new long[0];
    }
  }
}
