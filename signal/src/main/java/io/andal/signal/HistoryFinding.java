package io.andal.signal;

import io.andal.signal.AskedStep.Answer;
import io.andal.signal.SourceFindings.Item;
import io.andal.signal.SourceFindings.State;
import io.andal.signal.SourceFindings.Topic;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether a source's history reaches as far as its SLOs look. */
final class HistoryFinding {
  /** Andal looks no further back. */
  private static final Duration FURTHEST = Duration.ofDays(400);

  private HistoryFinding() {}

  static Item of(Answer<Optional<Long>> earliest, List<WatchedIndicator> watched, long now) {
    return switch (earliest) {
      case Answer.Refused<Optional<Long>>(SourceFailure failure) ->
          Item.failed(Topic.HISTORY, State.ATTENTION, failure);
      case Answer.Told<Optional<Long>>(Optional<Long> minute) when minute.isEmpty() ->
          Item.ok(Topic.HISTORY, "It doesn't say for how long it keeps data.");
      case Answer.Told<Optional<Long>>(Optional<Long> minute) ->
          compared(Duration.ofMinutes(Math.max(0, now - minute.get())), watched);
    };
  }

  private static Item compared(Duration history, List<WatchedIndicator> watched) {
    if (history.compareTo(FURTHEST) > 0) {
      return Item.ok(Topic.HISTORY, "It keeps data for longer than Andal looks back, 400 d.");
    }
    String found = "It keeps data for %s.".formatted(SpokenDuration.of(history));
    Optional<WatchedIndicator> longest =
        watched.stream().max(Comparator.comparing(WatchedIndicator::window));
    // A source that deletes old data is a few minutes short of what it promises.
    if (longest.isEmpty()
        || longest.get().window().compareTo(history.plus(history.dividedBy(100))) <= 0) {
      return Item.ok(Topic.HISTORY, found);
    }
    Duration window = longest.get().window();
    List<String> slos =
        watched.stream()
            .filter(one -> one.window().compareTo(history) > 0)
            .map(WatchedIndicator::slo)
            .distinct()
            .toList();
    return new Item(
        Topic.HISTORY,
        State.ATTENTION,
        "%s The longest window of the SLOs that read it is %s."
            .formatted(found, SpokenDuration.of(window)),
        "Andal keeps what it reads for 400 days, so the gap closes by itself in %s; to see whole windows"
                .formatted(SpokenDuration.of(window.minus(history)))
            + " now, keep data there for longer, or shorten the windows.",
        slos);
  }
}
