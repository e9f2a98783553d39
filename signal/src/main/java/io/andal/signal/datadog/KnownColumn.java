package io.andal.signal.datadog;

import io.andal.signal.KnownMinutes;
import io.andal.signal.Quality;
import io.andal.signal.SourceFailure;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of one column. */
record KnownColumn(Values values, boolean exact) implements KnownMinutes {

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
    if (values.partial()) {
      return Quality.PARTIAL;
    }
    return exact && !values.coarse(minute) ? Quality.COMPLETE : Quality.ESTIMATED;
  }

  @Override
  public boolean partial(long minute) {
    return values.partial();
  }

  @Override
  public Set<String> warnings() {
    return values.warnings();
  }

  @Override
  public int series() {
    return values.series();
  }

  @Override
  public @Nullable SourceFailure failure() {
    return values.failure();
  }
}
