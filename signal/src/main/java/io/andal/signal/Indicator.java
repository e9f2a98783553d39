package io.andal.signal;

/**
 * An SLI, ready to be asked of a source: how good and total are measured.
 *
 * <p>Every indicator names one DataSource by its document's name.
 */
public sealed interface Indicator {

  /** The name of the DataSource document. */
  String source();

  /**
   * Good (or bad) and total events.
   *
   * @param part the good events, or the bad ones if {@code partIsBad}
   * @param counter the queries are counters that only grow, to be counted exactly
   */
  record Ratio(String source, Metric part, boolean partIsBad, Metric total, boolean counter)
      implements Indicator {}

  /**
   * A ready ratio between 0 and 1, read once a minute; its slices count time.
   *
   * @param success whether 1 is good (OpenSLO's {@code rawType: success}) or bad
   */
  record Raw(String source, Metric ratio, boolean success) implements Indicator {}

  /** A value read once a minute, good while the comparison holds; its slices count time. */
  record Threshold(String source, Metric value, Comparison comparison, double threshold)
      implements Indicator {}
}
