package io.andal.signal.remotewrite;

import java.util.List;

/**
 * A series as it was sent.
 *
 * @param labels names and values in turn, as they came
 * @param exemplars how many came with it
 */
record SentSeries(List<String> labels, List<SentSample> samples, int exemplars, SampleType type) {
  SentSeries {
    labels = List.copyOf(labels);
    samples = List.copyOf(samples);
  }
}
