package io.andal.specification.difference.openapi;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which of two versions comes first, as far as their numbers tell. */
final class VersionOrder {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private VersionOrder() {}

  static boolean before(String one, String other) {
    List<BigInteger> a = numbers(one);
    List<BigInteger> b = numbers(other);
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = a.get(i).compareTo(b.get(i));
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }

  private static List<BigInteger> numbers(String version) {
    return NUMBER.matcher(version).results().map(MatchResult::group).map(BigInteger::new).toList();
  }
}
