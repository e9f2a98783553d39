package io.andal.traffic.count;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How often each of a few things was seen; the first so many are kept. Not thread-safe. */
public final class Facts {

  /** Kinds of things, by the numbers that the store has for them. */
  public enum Kind {
    STATUS(0, 60),
    PARAMETER(1, 64),
    REQUEST_TYPE(2, 16),
    RESPONSE_TYPE(3, 16);

    private final int number;
    private final int most;

    Kind(int number, int most) {
      this.number = number;
      this.most = most;
    }

    /** As the store has it. */
    public int number() {
      return number;
    }

    /** The one that the store means. */
    public static Kind numbered(int number) {
      return switch (number) {
        case 0 -> STATUS;
        case 1 -> PARAMETER;
        case 2 -> REQUEST_TYPE;
        default -> RESPONSE_TYPE;
      };
    }
  }

  /** One of them: how often, classes of its values as a sum of bits, and when last. */
  public static final class Fact {
    private long times;
    private int classes;
    private long lastMillis;

    public long times() {
      return times;
    }

    public int classes() {
      return classes;
    }

    public long lastMillis() {
      return lastMillis;
    }
  }

  private final Kind kind;
  private Map<String, Fact> facts = Map.of();

  public Facts(Kind kind) {
    this.kind = kind;
  }

  /** Adds to one; what finds no room is dropped. */
  public void add(String value, long times, int classes, long millis) {
    Fact fact = fact(value);
    if (fact != null) {
      fact.times += times;
      fact.classes |= classes;
      fact.lastMillis = Math.max(fact.lastMillis, millis);
    }
  }

  private @Nullable Fact fact(String value) {
    Fact fact = facts.get(value);
    if (fact != null || facts.size() >= kind.most) {
      return fact;
    }
    if (facts.isEmpty()) {
      facts = new HashMap<>(4);
    }
    Fact added = new Fact();
    facts.put(value, added);
    return added;
  }

  void add(Facts other, int sign) {
    other.facts.forEach(
        (value, fact) -> add(value, sign * fact.times, fact.classes, fact.lastMillis));
  }

  void clear() {
    facts = Map.of();
  }

  public Kind kind() {
    return kind;
  }

  /** What was seen, by value. */
  public Map<String, Fact> seen() {
    Map<String, Fact> seen = new TreeMap<>();
    facts.forEach(
        (value, fact) -> {
          if (fact.times > 0) {
            seen.put(value, fact);
          }
        });
    return seen;
  }

  /** What is to be added to what is kept. */
  public Map<String, Fact> changes() {
    return facts;
  }
}
