package io.andal.signal.datadog;

import io.andal.signal.MinuteRange;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Asks for a batch and sorts the answer by column. Thread-safe. */
final class BatchReader {
  private final SeriesApi api;
  private final Clock clock;
  private final Duration delay;

  BatchReader(SeriesApi api, Clock clock, Duration delay) {
    this.api = api;
    this.clock = clock;
    this.delay = delay;
  }

  /** What is known of each column over a range; failures stand in the values. */
  Map<Column, Values> read(Batch batch, MinuteRange range, boolean history)
      throws InterruptedException {
    Map<Column, Values> all = new LinkedHashMap<>();
    batch.columns().forEach(column -> all.put(column, new Values(range, column.counts())));
    readParting(batch, range, history, all);
    return all;
  }

  /** One query that Datadog refuses spoils a whole request: it is found by halving. */
  private void readParting(Batch batch, MinuteRange range, boolean history, Map<Column, Values> all)
      throws InterruptedException {
    try {
      sort(batch, answer(batch, range, history), range, all);
    } catch (SourceException e) {
      SourceFailure failure = e.failure();
      boolean ofOne = failure.cause() == Cause.BAD_QUERY || failure.cause() == Cause.LIMITED;
      if (isBeforeAllData(failure)) {
        batch.columns().forEach(column -> of(column, all).warn(failure.message()));
      } else if (ofOne && batch.columns().size() > 1) {
        for (Batch half : batch.halves()) {
          readParting(half, range, history, all);
        }
      } else {
        batch.columns().forEach(column -> of(column, all).fail(failure));
      }
    }
  }

  /** Datadog refuses ranges that are older than it keeps data: there is nothing, which is known. */
  private static boolean isBeforeAllData(SourceFailure failure) {
    return failure.cause() == Cause.BAD_QUERY
        && failure.message().toLowerCase(Locale.ROOT).contains("retention");
  }

  /** Where the answer is coarser than thought, its edges were cut: it is asked in whole ones. */
  private Answer answer(Batch batch, MinuteRange range, boolean history)
      throws SourceException, InterruptedException {
    long now = MinuteRange.minuteOf(clock.instant());
    MinuteRange asked = batch.asked(range, now);
    Answer answer = api.ask(batch, asked, history);
    long longest = answer.longestSeconds();
    if (longest <= batch.seconds()) {
      return answer;
    }
    MinuteRange whole = batch.with(longest).asked(range, now);
    return whole.equals(asked) ? answer : api.ask(batch, whole, history);
  }

  private void sort(Batch batch, Answer answer, MinuteRange range, Map<Column, Values> all) {
    long settled = 60 * Math.max(range.to(), MinuteRange.minuteOf(clock.instant().minus(delay)));
    int[] series = new int[batch.columns().size()];
    for (Points points : answer.series()) {
      Values values = of(batch.columns().get(points.column()), all);
      series[points.column()]++;
      for (Points.Point point : points.points()) {
        // The last interval may still be filling up.
        if (point.start() + points.seconds() <= settled) {
          values.add(point.start(), points.seconds(), point.value());
        }
      }
    }
    List<Column> columns = batch.columns();
    for (int i = 0; i < series.length; i++) {
      Values values = of(columns.get(i), all);
      values.seriesInOneAnswer(series[i]);
      if (!answer.remark().isEmpty()) {
        values.lacks("Datadog said: " + answer.remark());
      }
    }
  }

  private static Values of(Column column, Map<Column, Values> all) {
    return Objects.requireNonNull(all.get(column), "every column has values");
  }
}
