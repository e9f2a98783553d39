package io.andal.signal.pushed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Points that were not taken, by reason, for the sender's log. */
public final class Refusals {
  private static final int REASONS_TOLD = 5;
  private static final int NAME_SHOWN = 80;

  private final String one;
  private final Map<String, Long> byReason = new LinkedHashMap<>();

  /**
   * @param one what senders call one of them: {@code point}
   */
  public Refusals(String one) {
    this.one = one;
  }

  public void add(String reason, long points) {
    if (points > 0) {
      byReason.merge(reason, points, Long::sum);
    }
  }

  /** How many points were not taken. */
  public long points() {
    return byReason.values().stream().mapToLong(Long::longValue).sum();
  }

  public boolean isEmpty() {
    return byReason.isEmpty();
  }

  /** In one line: the first reasons, with how many points each cost. */
  public String reasons() {
    String told =
        byReason.entrySet().stream()
            .limit(REASONS_TOLD)
            .map(entry -> entry.getKey() + " (" + points(entry.getValue()) + ")")
            .collect(Collectors.joining("; "));
    int untold = byReason.size() - REASONS_TOLD;
    return untold > 0 ? told + "; and " + untold + " more reasons" : told;
  }

  private String points(long number) {
    return number + " " + one + (number == 1 ? "" : "s");
  }

  /** A sent name as it may stand in a reason: short, and without control characters. */
  public static String shown(String name) {
    String clean = name.replaceAll("\\p{Cntrl}", "?");
    return clean.length() > NAME_SHOWN ? clean.substring(0, NAME_SHOWN) + "…" : clean;
  }
}
