package io.andal.slo.policy;

import io.andal.signal.MinuteRange;
import io.andal.slo.GateDecision.Answer;
import io.andal.slo.Recurrence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A time in which nothing is to be released, whatever the budgets say.
 *
 * @param answer what the gate says meanwhile: {@link Answer#NO} or {@link Answer#APPROVAL}
 * @param exceptServices services that it doesn't touch
 * @param exceptLabels SLOs with these labels are not touched either; empty = none of them
 */
public record Freeze(
    String name,
    Recurrence when,
    Answer answer,
    String reason,
    Set<String> exceptServices,
    Map<String, List<String>> exceptLabels) {

  public Freeze {
    exceptServices = Set.copyOf(exceptServices);
    exceptLabels = Map.copyOf(exceptLabels);
  }

  public boolean touches(Subject subject) {
    return !exceptServices.contains(subject.service())
        && (exceptLabels.isEmpty() || !subject.has(exceptLabels));
  }

  /** When it ends, if it runs at this moment. */
  public Optional<Instant> runningUntil(Instant now) {
    long minute = MinuteRange.minuteOf(now);
    // Occurrences that touch run on as one.
    MinuteRange ahead = new MinuteRange(minute, minute + 2 * when.length().toMinutes() + 1);
    return when.within(ahead).stream()
        .filter(range -> range.contains(minute))
        .map(MinuteRange::end)
        .findFirst();
  }
}
