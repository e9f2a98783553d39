package io.andal.signal.grafana;

import io.andal.signal.KnownMinutes;
import io.andal.signal.Quality;
import io.andal.signal.SourceFailure;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one query.
 *
 * @param extrapolated whether its data source estimates counts
 */
record KnownFrames(MinuteValues values, boolean extrapolated) implements KnownMinutes {

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
    if (partial(minute)) {
      return Quality.PARTIAL;
    }
    return extrapolated || values.estimated(minute) ? Quality.ESTIMATED : Quality.COMPLETE;
  }

  @Override
  public boolean partial(long minute) {
    return !values.warnings().isEmpty();
  }

  @Override
  public Set<String> warnings() {
    return values.warnings();
  }

  @Override
  public @Nullable SourceFailure failure() {
    return values.failure();
  }
}
