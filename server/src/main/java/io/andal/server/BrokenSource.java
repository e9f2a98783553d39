package io.andal.server;

import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.Timing;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Stands for a source that couldn't be opened, so that its page says why. */
record BrokenSource(String name, String reason) implements SignalSource {

  @Override
  public Timing timing() {
    return new Timing(Duration.ofMinutes(1), Duration.ZERO, Duration.ofHours(6));
  }

  @Override
  public List<Reading> read(List<Indicator> indicators, MinuteRange range) {
    return Collections.nCopies(indicators.size(), new Reading.Failed(failure()));
  }

  @Override
  public String identify() throws SourceException {
    throw new SourceException(failure());
  }

  @Override
  public Optional<Long> earliest() throws SourceException {
    throw new SourceException(failure());
  }

  private SourceFailure failure() {
    return new SourceFailure(
        SourceFailure.Cause.BAD_QUERY, reason, "Correct the DataSource document, and apply it.");
  }

  @Override
  public void close() {
    // Nothing was opened.
  }
}
