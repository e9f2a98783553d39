package io.andal.signal.remotewrite;

/**
 * A sample as it was sent.
 *
 * @param timeMillis milliseconds since 1970
 * @param startMillis since when it counts, milliseconds since 1970; 0 = unknown
 * @param bits of the double, for one NaN means more than others
 */
record SentSample(Form form, long timeMillis, long startMillis, long bits) {

  /** What was sent. */
  enum Form {
    NUMBER,
    /** A native histogram, of which the count is here. */
    HISTOGRAM,
    /** A native histogram of values that go up and down. */
    GAUGE_HISTOGRAM
  }
}
