package io.andal.signal.datadog;

import io.andal.signal.Quality;
import io.andal.signal.SourceFailure;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of one question over a range. */
interface Known {

  boolean has(long minute);

  /** The value of a minute that there is one of. */
  double at(long minute);

  /** How far that value can be trusted. */
  Quality quality(long minute);

  /** Whether something was left out, so that silence doesn't mean 0. */
  boolean partial();

  Set<String> warnings();

  @Nullable SourceFailure failure();

  /** One column's values. */
  record One(Values values, boolean exact) implements Known {

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
    public boolean partial() {
      return values.partial();
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
}
