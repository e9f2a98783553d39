package io.andal.signal.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.MetricDescriptor.MetricKind;
import com.google.api.MetricDescriptor.ValueType;
import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.Slice;
import io.andal.testing.MutableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Sharing requests changes no number. */
class SharingTest {
  private static final long M = MinuteRange.minuteOf(Google.NOW) - 20;
  private static final List<String> SERVICES = List.of("a", "b", "c");
  private static final List<String> CODES = List.of("200", "404", "500");

  private static final List<String> CONDITIONS =
      List.of(
          "",
          " AND metric.labels.code = 500",
          " AND metric.labels.code != \"500\"",
          " AND resource.labels.service = \"a\"",
          " AND resource.labels.service=\"b\"",
          " AND resource.labels.service = one_of(\"a\", \"c\")",
          " AND resource.labels.service=\"b\" AND metric.labels.code = one_of(\"404\",\"500\")",
          " AND metric.labels.code = 500 AND resource.labels.service = \"c\"",
          " AND resource.type = \"r\" AND resource.labels.service = \"a\"");

  private static FakeMetric metric(MetricKind kind) {
    List<FakeMetric.Row> rows = new ArrayList<>();
    int place = 1;
    for (String service : SERVICES) {
      for (String code : CODES) {
        rows.add(
            new FakeMetric.Row(
                Map.of("code", code),
                "r",
                Map.of("service", service),
                new TreeMap<>(Map.of(M, (double) place, M + 1, place * 10.0)),
                Set.of()));
        place *= 2;
      }
    }
    return new FakeMetric("x/y", kind, ValueType.INT64, rows);
  }

  @Property(tries = 60)
  void sharedRequestsCountWhatEachCountsAlone(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 80) Integer> pairs,
      @ForAll boolean growing)
      throws Exception {
    FakeMonitoring monitoring = new FakeMonitoring();
    MetricKind kind = growing ? MetricKind.CUMULATIVE : MetricKind.DELTA;
    monitoring.metrics.put("x/y", metric(kind));
    MinuteRange range = new MinuteRange(M, M + 2);
    List<Indicator> indicators = new ArrayList<>();
    for (int pair : pairs) {
      indicators.add(
          Google.ratio(
              Google.filter("metric.type=\"x/y\"" + CONDITIONS.get(pair / 9)),
              false,
              Google.filter("metric.type=\"x/y\"" + CONDITIONS.get(pair % 9))));
    }
    try (FakeGoogle google = new FakeGoogle(monitoring);
        GoogleCloudSource source = Google.open(google, Map.of(), new MutableClock(Google.NOW))) {
      List<Reading> together = source.read(indicators, range);
      for (int i = 0; i < indicators.size(); i++) {
        double part = count(CONDITIONS.get(pairs.get(i) / 9));
        double total = count(CONDITIONS.get(pairs.get(i) % 9));
        assertThat(((Reading.Slices) together.get(i)).slices())
            .as("%s", indicators.get(i))
            .containsExactly(
                Slice.of(M, part, total, Quality.COMPLETE),
                Slice.of(M + 1, part * 10, total * 10, Quality.COMPLETE));
      }
    }
  }

  private static double count(String conditions) {
    FakeFilter filter = FakeFilter.parse("metric.type=\"x/y\"" + conditions);
    return metric(MetricKind.DELTA).series().stream()
        .filter(filter::takes)
        .mapToDouble(row -> row.counts().getOrDefault(M, 0.0))
        .sum();
  }
}
