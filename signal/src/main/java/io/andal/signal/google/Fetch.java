package io.andal.signal.google;

import io.andal.signal.MinuteRange;
import java.util.List;
import java.util.Optional;

/**
 * One request and whom its series serve.
 *
 * @param aggregation empty for raw points
 * @param pointsPerPage fewer where points are large
 */
record Fetch(
    String filter, Optional<Aggregation> aggregation, int pointsPerPage, List<Taker> takers) {

  /**
   * A question and what tells its series from those of others.
   *
   * @param conditions that series have to meet; empty if all do
   * @param exact whether values are counted or measured
   */
  record Taker(Question question, List<Condition> conditions, boolean exact) {

    boolean takes(Series series) {
      if (question instanceof Question.Kept kept
          && !kept.part().takes(series.label("metric.labels.event_type"))) {
        return false;
      }
      return conditions.stream().allMatch(condition -> condition.matches(series.labels()));
    }

    Optional<Cut> cut() {
      return question instanceof Question.Events events ? events.cut() : Optional.empty();
    }

    /** Whether minutes of a longer period share its value. */
    boolean shares() {
      return !(question instanceof Question.Value);
    }
  }

  /** What has to be asked to know a range: whole periods, or something to count from. */
  MinuteRange asked(MinuteRange range) {
    if (aggregation.isEmpty()) {
      return new MinuteRange(range.from() - Growth.LOOKBACK_SECONDS / 60, range.to());
    }
    int minutes = aggregation.get().minutes();
    return new MinuteRange(
        Math.floorDiv(range.from(), minutes) * minutes,
        Math.ceilDiv(range.to(), minutes) * minutes);
  }
}
