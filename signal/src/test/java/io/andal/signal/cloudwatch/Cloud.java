package io.andal.signal.cloudwatch;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.SignalSource;
import io.andal.signal.aws.Surroundings;
import io.andal.testing.MutableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What tests of CloudWatch share: a clock, keys in the environment, two metrics. */
final class Cloud {
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  static final long NOW_MINUTE = NOW.getEpochSecond() / 60;
  static final Map<String, String> KEYS =
      Map.of("AWS_ACCESS_KEY_ID", "AKID", "AWS_SECRET_ACCESS_KEY", "secret");
  static final Metric ERRORS = metric("5XXError", "Sum");
  static final Metric COUNT = metric("Count", "Sum");
  static final Indicator ERROR_RATIO = ratio(ERRORS, COUNT);

  private Cloud() {}

  static Metric metric(String name, String stat) {
    return new Metric(
        Map.of(
            "namespace",
            "AWS/ApiGateway",
            "metric",
            name,
            "dimensions",
            Map.of("ApiName", "payments"),
            "stat",
            stat));
  }

  static Indicator ratio(Metric bad, Metric total) {
    return new Indicator.Ratio("aws", bad, true, total, false);
  }

  /** Pauses move the clock, so no test waits. */
  static Surroundings surroundings(Map<String, String> variables, Path home, MutableClock clock) {
    return new Surroundings(
        name -> Optional.ofNullable(variables.get(name)), home, clock, clock::advance);
  }

  static SignalSource open(FakeAws aws, Map<String, Object> more, MutableClock clock) {
    return open(aws, more, KEYS, clock);
  }

  /** With other variables around it. */
  static SignalSource open(
      FakeAws aws, Map<String, Object> more, Map<String, String> around, MutableClock clock) {
    Map<String, Object> details = new HashMap<>(more);
    details.put("region", "eu-central-1");
    details.put("url", aws.url());
    Map<String, String> variables = new HashMap<>(around);
    variables.put("AWS_ENDPOINT_URL_STS", aws.url() + "/");
    return CloudWatchSources.open(
        "aws", details, surroundings(variables, Path.of("nowhere"), clock));
  }

  static SignalSource open(FakeAws aws) {
    return open(aws, Map.of(), new MutableClock(NOW));
  }
}
