package io.andal.traffic.door;

import java.time.Instant;
import java.util.Optional;

/** What a source has read since it was opened, and what is wrong with it. Thread-safe. */
public final class Intake {
  private final Counts counts = new Counts();
  private Optional<Instant> last = Optional.empty();
  private Optional<String> trouble = Optional.empty();

  /** Counts what was handed over. */
  public synchronized void add(Counts more, Instant now) {
    if (more.read() > 0) {
      counts.add(more);
      last = Optional.of(now);
    }
  }

  /**
   * Says what keeps the source from reading; empty if nothing does.
   *
   * @return whether that is news
   */
  public synchronized boolean trouble(Optional<String> found) {
    boolean news = !trouble.equals(found);
    trouble = found;
    return news;
  }

  /** How the source is doing. */
  public synchronized TrafficSourceState state(String source, String type, String reads) {
    return new TrafficSourceState(
        source,
        type,
        reads,
        trouble,
        last,
        counts.read(),
        counts.taken(),
        counts.ignored(),
        counts.refused());
  }
}
