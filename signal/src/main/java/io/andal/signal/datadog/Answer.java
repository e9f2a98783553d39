package io.andal.signal.datadog;

import java.util.List;

/**
 * What came back for a request.
 *
 * @param remark what Datadog said beside the data; empty if nothing
 */
record Answer(List<Points> series, String remark) {
  Answer {
    series = List.copyOf(series);
  }

  /** The longest interval in it, in seconds; 0 if it is empty. */
  long longestSeconds() {
    return series.stream().mapToLong(Points::seconds).max().orElse(0);
  }
}
