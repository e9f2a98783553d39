package io.andal.inventory.version;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version's name, with the order that its kind has: semantic versions by SemVer 2.0, {@code
 * v1beta2} as Kubernetes orders them, dates by time, others by the numbers and words in them.
 * Versions of different kinds: what can't be ordered first, then dates, then numbered ones.
 */
public final class VersionName implements Comparable<VersionName> {
  /** The name of versions that have none. */
  public static final String NONE = "unversioned";

  private static final Pattern SEMANTIC =
      Pattern.compile(
          "(?i)(?:v|version|release)?[ ._-]?(\\d{1,18}(?:[._]\\d{1,18}){0,5})"
              + "(?:[-+._ ]?([a-z][0-9a-z.-]*|(?<=-)[0-9a-z.-]+))?(?:\\+[0-9a-z.-]*)?");
  private static final Pattern DATE =
      Pattern.compile(
          "(?:v)?((?:19|20)\\d\\d)[-._]?(0[1-9]|1[0-2])[-._]?(0[1-9]|[12]\\d|3[01])(.*)");
  private static final Pattern PARTS = Pattern.compile("\\d+|[a-z]+");

  private final String text;
  private final int kind;
  private final List<BigInteger> numbers;
  private final String before;

  private VersionName(String text, int kind, List<BigInteger> numbers, String before) {
    this.text = text;
    this.kind = kind;
    this.numbers = List.copyOf(numbers);
    this.before = before;
  }

  public static VersionName of(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    Matcher date = DATE.matcher(plain);
    if (date.matches()) {
      return new VersionName(
          text, 1, numbers(date.group(1), date.group(2), date.group(3)), date.group(4));
    }
    Matcher semantic = SEMANTIC.matcher(plain);
    if (semantic.matches()) {
      String suffix = semantic.group(2) == null ? "" : semantic.group(2);
      return new VersionName(text, 2, numbers(semantic.group(1).split("[._]")), suffix);
    }
    return new VersionName(text, 0, List.of(), plain);
  }

  private static List<BigInteger> numbers(String... texts) {
    List<BigInteger> numbers = new ArrayList<>();
    for (String one : texts) {
      numbers.add(new BigInteger(one));
    }
    while (numbers.size() > 1 && numbers.getLast().signum() == 0) {
      numbers.removeLast();
    }
    return numbers;
  }

  /** The number that promises compatibility; empty where the name promises nothing. */
  public Optional<BigInteger> major() {
    return kind == 2 ? Optional.of(numbers.getFirst()) : Optional.empty();
  }

  /** Whether it says of itself that it may still change: {@code 0.9}, {@code v1beta1}. */
  public boolean unstable() {
    return kind == 2 && (numbers.getFirst().signum() == 0 || !before.isEmpty());
  }

  /** {@code alpha}, {@code beta} …: the word before the version proper; empty if there is none. */
  public String stage() {
    Matcher word = Pattern.compile("[a-z]+").matcher(before);
    return kind == 2 && word.find() ? word.group() : "";
  }

  @Override
  public int compareTo(VersionName that) {
    if (kind != that.kind) {
      return Integer.compare(kind, that.kind);
    }
    for (int i = 0; i < Math.max(numbers.size(), that.numbers.size()); i++) {
      int order = number(i).compareTo(that.number(i));
      if (order != 0) {
        return order;
      }
    }
    if (before.isEmpty() != that.before.isEmpty()) {
      // 1.0-rc.1 comes before 1.0; of a date, what follows it comes after
      return (kind == 2) == before.isEmpty() ? 1 : -1;
    }
    int order = parts(before, that.before);
    return order != 0 ? order : text.compareTo(that.text);
  }

  private BigInteger number(int index) {
    return index < numbers.size() ? numbers.get(index) : BigInteger.ZERO;
  }

  private static int parts(String one, String other) {
    Matcher left = PARTS.matcher(one);
    Matcher right = PARTS.matcher(other);
    while (true) {
      boolean more = left.find();
      boolean there = right.find();
      if (!more || !there) {
        return Boolean.compare(more, there);
      }
      int order = part(left.group(), right.group());
      if (order != 0) {
        return order;
      }
    }
  }

  private static int part(String one, String other) {
    boolean number = Character.isDigit(one.charAt(0));
    boolean there = Character.isDigit(other.charAt(0));
    if (number && there) {
      return new BigInteger(one).compareTo(new BigInteger(other));
    }
    return number == there ? one.compareTo(other) : number ? -1 : 1;
  }

  @Override
  public boolean equals(Object that) {
    return that instanceof VersionName other && text.equals(other.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
