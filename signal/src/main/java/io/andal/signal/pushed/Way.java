package io.andal.signal.pushed;

import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import java.util.List;

/** A way of pushing, as far as reading differs from the others. Thread-safe. */
public interface Way<S extends Identity, T extends Tally<S>> {

  /** The {@code type} of its DataSource document. */
  String type();

  /** What receives, for people: {@code OTLP receiver}. */
  String receiver();

  /** What senders call what they send: {@code points}. */
  String points();

  /**
   * What answers a metric.
   *
   * @param counts whether events are counted; otherwise a value is read
   */
  T tally(Metric metric, boolean counts, MinuteRange range) throws BadQueryException;

  /** What counts the points of a series for all tallies that chose it. */
  PointCounter counter(KeptSeries<S> series, List<T> tallies);
}
