package io.andal.signal.prometheus;

import java.util.List;
import java.util.Map;

/** Takes the series of an answer, one after the other, while it arrives. */
@FunctionalInterface
interface SeriesSink {
  /**
   * One series. The map and the arrays are used again for the next one: copy what is kept.
   *
   * @param times milliseconds since epoch, rising
   */
  void series(Map<String, String> labels, long[] times, double[] values, int size);

  /**
   * One series of native histograms; passed over unless a sink wants them.
   *
   * @param times milliseconds since epoch, rising, as many as histograms
   */
  default void histograms(
      Map<String, String> labels, long[] times, List<NativeHistogram> histograms) {}
}
