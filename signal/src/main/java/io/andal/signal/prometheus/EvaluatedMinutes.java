package io.andal.signal.prometheus;

import io.andal.signal.KnownMinutes;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.SourceFailure;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one query was at the ends of minutes, which is an estimate of the minutes themselves. */
record EvaluatedMinutes(MinuteValues values) implements KnownMinutes {

  @Override
  public boolean has(long minute) {
    return values.has(minute);
  }

  @Override
  public double at(long minute) {
    return values.at(minute);
  }

  @Override
  public Quality quality(long minute) {
    return partial(minute) ? Quality.PARTIAL : Quality.ESTIMATED;
  }

  @Override
  public boolean partial(long minute) {
    return !values.warnings().isEmpty();
  }

  @Override
  public Set<String> warnings() {
    return new LinkedHashSet<>(values.remarks());
  }

  @Override
  public int series() {
    return values.series();
  }

  @Override
  public Instant measured(long minute) {
    return MinuteRange.startOf(minute + 1);
  }

  @Override
  public @Nullable SourceFailure failure() {
    return values.failure();
  }
}
