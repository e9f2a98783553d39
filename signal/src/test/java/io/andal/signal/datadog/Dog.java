package io.andal.signal.datadog;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Reading;
import io.andal.signal.Slice;
import io.andal.signal.SourceFailure;
import io.andal.testing.MutableClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What tests of Datadog share: a clock, keys, two metrics. */
final class Dog {
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  static final long NOW_MINUTE = MinuteRange.minuteOf(NOW);
  static final Metric HITS = query("sum:shop.hits{*}.as_count()");
  static final Metric ERRORS = query("sum:shop.errors{*}.as_count()");
  static final Indicator.Ratio ERROR_RATIO = new Indicator.Ratio("dog", ERRORS, true, HITS, false);

  private Dog() {}

  static Metric query(String text) {
    return new Metric(Map.of("query", text));
  }

  static Metric slo(String id) {
    return new Metric(Map.of("slo", id));
  }

  static Indicator.Ratio good(String good, String total) {
    return new Indicator.Ratio("dog", query(good), false, query(total), false);
  }

  static Map<String, Object> details(String url, Map<String, Object> more) {
    Map<String, Object> details = new HashMap<>();
    details.put("url", url);
    details.put("apiKey", FakeDatadog.API_KEY);
    details.put("applicationKey", FakeDatadog.APPLICATION_KEY);
    details.putAll(more);
    return details;
  }

  /** Pauses move the clock, so no test waits. */
  static DatadogSource open(FakeDatadog dog, Map<String, Object> more, MutableClock clock) {
    return DatadogSources.open(
        "dog", details(dog.url(), more), new Surroundings(clock, clock::advance));
  }

  static DatadogSource open(FakeDatadog dog) {
    return open(dog, Map.of(), new MutableClock(NOW));
  }

  static List<Slice> slices(DatadogSource source, Indicator indicator, MinuteRange range)
      throws InterruptedException {
    Reading reading = source.read(List.of(indicator), range).getFirst();
    if (reading instanceof Reading.Slices read) {
      return read.slices();
    }
    throw new AssertionError("no slices but " + reading);
  }

  static SourceFailure failure(DatadogSource source, Indicator indicator, MinuteRange range)
      throws InterruptedException {
    Reading reading = source.read(List.of(indicator), range).getFirst();
    if (reading instanceof Reading.Failed failed) {
      return failed.failure();
    }
    throw new AssertionError("no failure but " + reading);
  }
}
