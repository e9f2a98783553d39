package io.andal.signal;

import java.time.Clock;
import java.util.List;

/**
 * Reads what is needed, when it is due: live slices each minute, repeated for late data, and
 * history where the ledger has gaps, newest first. A failing source is asked again with growing
 * pauses and holds up nobody else. Thread-safe.
 */
public final class Collector implements AutoCloseable {

  public Collector(SliceLedger ledger, Clock clock) {
    throw new UnsupportedOperationException();
  }

  /** The sources to read from; those that are gone are closed. */
  public void sources(List<SignalSource> sources) {
    throw new UnsupportedOperationException();
  }

  /** The indicators to read; replaces the former list. */
  public void track(List<TrackedIndicator> indicators) {
    throw new UnsupportedOperationException();
  }

  /** Goes on in the background until closed. */
  public void start() {
    throw new UnsupportedOperationException();
  }

  /** Does everything that is due now, and returns when it is done: for tests and replays. */
  public void runDue() throws InterruptedException {
    throw new UnsupportedOperationException();
  }

  /** How every source is, by name. */
  public List<SourceHealth> health() {
    throw new UnsupportedOperationException();
  }

  /** The minute up to which a source's data can be expected now (exclusive): now − its delay. */
  public long expectedUntil(String source) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
