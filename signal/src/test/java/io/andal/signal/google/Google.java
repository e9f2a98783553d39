package io.andal.signal.google;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.google.auth.Surroundings;
import io.andal.testing.MutableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What tests of Google Cloud share. */
final class Google {
  static final String REQUESTS = "loadbalancing.googleapis.com/https/request_count";
  static final String ALL =
      "metric.type=\"" + REQUESTS + "\" AND resource.labels.url_map_name=\"shop\"";
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private Google() {}

  static Metric filter(String text) {
    return new Metric(Map.of("filter", text));
  }

  static Indicator.Ratio ratio(Metric part, boolean bad, Metric total) {
    return new Indicator.Ratio("google", part, bad, total, false);
  }

  static Indicator.Ratio bad() {
    return ratio(filter(ALL + " AND metric.labels.response_code_class=500"), true, filter(ALL));
  }

  /** Pauses move the clock, so no test waits. */
  static Surroundings surroundings(Map<String, String> variables, Path home, MutableClock clock) {
    return new Surroundings(
        name -> Optional.ofNullable(variables.get(name)), home, clock, clock::advance);
  }

  static GoogleCloudSource open(FakeGoogle fake, Map<String, Object> more, MutableClock clock) {
    Map<String, Object> details = new HashMap<>();
    details.put("project", "pumps");
    details.put("url", fake.url());
    details.put("credentials", TestKey.reference(TestKey.json(fake.url() + "/token")));
    details.putAll(more);
    return GoogleCloudSources.open(
        "google", details, surroundings(Map.of(), Path.of("nowhere"), clock));
  }
}
