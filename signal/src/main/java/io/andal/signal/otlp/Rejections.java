package io.andal.signal.otlp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Points that were not taken, by reason, for the sender's partial success. */
final class Rejections {
  private static final int REASONS_TOLD = 5;

  private final Map<String, Long> byReason = new LinkedHashMap<>();

  void add(String reason, long points) {
    if (points > 0) {
      byReason.merge(reason, points, Long::sum);
    }
  }

  long points() {
    return byReason.values().stream().mapToLong(Long::longValue).sum();
  }

  boolean isEmpty() {
    return byReason.isEmpty();
  }

  /** The first reasons, with how many points each cost. */
  String message() {
    String told =
        byReason.entrySet().stream()
            .limit(REASONS_TOLD)
            .map(entry -> entry.getKey() + " (" + points(entry.getValue()) + ")")
            .collect(Collectors.joining("; "));
    int untold = byReason.size() - REASONS_TOLD;
    return untold > 0 ? told + "; and " + untold + " more reasons" : told;
  }

  private static String points(long number) {
    return number == 1 ? "1 point" : number + " points";
  }
}
