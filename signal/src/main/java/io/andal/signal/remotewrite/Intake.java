package io.andal.signal.remotewrite;

import io.andal.signal.Selector;
import io.andal.signal.pushed.ReceivedPoint;
import io.andal.signal.pushed.Refusals;
import io.andal.signal.store.NewPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Judges one request: the samples that can be kept, and why the others can't. */
final class Intake {
  private static final long NANOS_IN_MILLI = 1_000_000;

  private final WriteLimits limits;
  private final long oldest;
  private final long newest;
  private final List<ReceivedPoint<SeriesLabels>> samples = new ArrayList<>();
  private final Refusals refusals = new Refusals("sample");
  private int taken;
  private int takenHistograms;

  /**
   * @param oldest samples before it are refused, for they would be deleted at once
   */
  Intake(WriteLimits limits, Instant oldest, Instant now) {
    this.limits = limits;
    this.oldest = oldest.toEpochMilli();
    this.newest = now.plus(limits.ahead()).toEpochMilli();
  }

  List<ReceivedPoint<SeriesLabels>> samples() {
    return samples;
  }

  Refusals refusals() {
    return refusals;
  }

  /** What was taken. */
  Written written() {
    return new Written(taken, takenHistograms, 0);
  }

  void take(SentRequest request) {
    for (SentSeries series : request.series()) {
      Optional<String> wrong = wrong(series.labels());
      if (wrong.isPresent()) {
        // a series without samples is refused as well, or nobody would learn what is wrong with it
        refusals.add(wrong.get(), Math.max(1, series.samples().size()));
        continue;
      }
      take(series, labels(series.labels()));
    }
  }

  private Optional<String> wrong(List<String> labels) {
    if (labels.size() > 2 * limits.labels()) {
      return Optional.of("a series has more than " + limits.labels() + " labels");
    }
    boolean named = false;
    String before = "";
    for (int i = 0; i < labels.size(); i += 2) {
      String name = labels.get(i);
      String value = labels.get(i + 1);
      if (name.isEmpty() || name.length() > 255) {
        return Optional.of("a label's name has none or more than 255 characters");
      }
      int order = before.compareTo(name);
      if (order >= 0) {
        return Optional.of(
            order == 0
                ? "label '" + Refusals.shown(name) + "' stands twice in a series"
                : "labels are not sorted by name ('%s' before '%s')"
                    .formatted(Refusals.shown(before), Refusals.shown(name)));
      }
      if (value.length() > limits.labelBytes()) {
        return Optional.of(
            "label '%s' is longer than %d characters"
                .formatted(Refusals.shown(name), limits.labelBytes()));
      }
      named |= name.equals(Selector.NAME) && !value.isEmpty();
      before = name;
    }
    return named ? Optional.empty() : Optional.of("a series has no metric name (__name__)");
  }

  /** An empty value is the same as no label. */
  private static SeriesLabels labels(List<String> pairs) {
    String name = "";
    TreeMap<String, String> labels = new TreeMap<>();
    for (int i = 0; i < pairs.size(); i += 2) {
      if (pairs.get(i).equals(Selector.NAME)) {
        name = pairs.get(i + 1);
      } else if (!pairs.get(i + 1).isEmpty()) {
        labels.put(pairs.get(i), pairs.get(i + 1));
      }
    }
    return new SeriesLabels(name, labels);
  }

  private void take(SentSeries sent, SeriesLabels series) {
    SeriesLabels counts = new SeriesLabels(series.name() + "_count", series.labels());
    String name = Refusals.shown(series.name());
    for (SentSample sample : sent.samples()) {
      if (sample.timeMillis() < oldest) {
        refusals.add("'" + name + "' has samples older than what is kept", 1);
      } else if (sample.timeMillis() > newest) {
        refusals.add("'" + name + "' has samples from the future; check the clocks", 1);
      } else {
        switch (sample.form()) {
          case NUMBER -> {
            keep(series, sample);
            taken++;
          }
          case HISTOGRAM -> {
            keep(counts, sample);
            takenHistograms++;
          }
          case GAUGE_HISTOGRAM ->
              refusals.add("'" + name + "' is a gauge histogram, which counts no events", 1);
        }
      }
    }
  }

  /** What isn't finite is no value: nothing is counted of it, and nothing needs to be kept. */
  private void keep(SeriesLabels series, SentSample sample) {
    boolean end = StaleMarker.is(sample.bits());
    if (!end && !Double.isFinite(Double.longBitsToDouble(sample.bits()))) {
      return;
    }
    samples.add(
        new ReceivedPoint<>(
            series,
            sample.timeMillis() * NANOS_IN_MILLI,
            end ? NewPoint.END : start(sample) * NANOS_IN_MILLI,
            SeriesCounter.pack(sample.bits())));
  }

  /** A start after the sample comes of two clocks that differ; it says nothing. */
  private static long start(SentSample sample) {
    return sample.startMillis() <= 0 || sample.startMillis() > sample.timeMillis()
        ? 0
        : sample.startMillis();
  }
}
