package io.andal.signal.remotewrite;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Samples that were not taken, by reason, for the sender's log. */
final class Refusals {
  private static final int REASONS_TOLD = 5;

  private final Map<String, Long> byReason = new LinkedHashMap<>();

  void add(String reason, long samples) {
    if (samples > 0) {
      byReason.merge(reason, samples, Long::sum);
    }
  }

  boolean isEmpty() {
    return byReason.isEmpty();
  }

  /** In one line, for senders log no more: the first reasons, with how many samples each cost. */
  String message() {
    String told =
        byReason.entrySet().stream()
            .limit(REASONS_TOLD)
            .map(entry -> entry.getKey() + " (" + samples(entry.getValue()) + ")")
            .collect(Collectors.joining("; "));
    int untold = byReason.size() - REASONS_TOLD;
    String more = untold > 0 ? "; and " + untold + " more reasons" : "";
    return "Not taken: " + told + more + ". All others are kept.";
  }

  private static String samples(long number) {
    return number == 1 ? "1 sample" : number + " samples";
  }
}
