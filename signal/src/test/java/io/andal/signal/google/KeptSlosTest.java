package io.andal.signal.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.monitoring.v3.ServiceLevelObjective;
import com.google.protobuf.util.JsonFormat;
import io.andal.signal.Indicator;
import io.andal.signal.KeptSlo;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.testing.MutableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How Google's own SLOs are listed. Google's code reads what the fake answers. */
class KeptSlosTest {
  private static final long END = MinuteRange.minuteOf(Google.NOW) - 5;
  private static final String BELOW = "projects/1/services/shop/serviceLevelObjectives/";
  private static final String RATIO =
      """
      {"name": "%sratio", "displayName": "Answers", "goal": 0.999, "rollingPeriod": "2419200s",
       "userLabels": {"team": "web"},
       "serviceLevelIndicator": {"requestBased": {"goodTotalRatio": {
         "badServiceFilter": "metric.type=\\"a.b/c\\" AND metric.labels.code=\\"5xx\\"",
         "totalServiceFilter": "metric.type=\\"a.b/c\\""}}}}"""
          .formatted(BELOW);
  private static final String CUT =
      """
      {"name": "%scut", "goal": 0.95, "calendarPeriod": "MONTH",
       "serviceLevelIndicator": {"requestBased": {"distributionCut": {
         "distributionFilter": "metric.type=\\"a.b/d\\"", "range": {"max": 250}}}}}"""
          .formatted(BELOW);
  private static final String WINDOWS =
      """
      {"name": "%swindows", "goal": 0.9, "rollingPeriod": "86400s",
       "serviceLevelIndicator": {"windowsBased": {"windowPeriod": "300s",
         "goodBadMetricFilter": "metric.type=\\"a.b/e\\""}}}"""
          .formatted(BELOW);

  private final FakeGoogle google = new FakeGoogle(KeptSlosTest::answer);

  private static void answer(com.sun.net.httpserver.HttpExchange exchange, FakeGoogle.Seen request)
      throws java.io.IOException {
    boolean second = !request.parameter("pageToken").isEmpty();
    String body =
        switch (request.path()) {
          case "/v3/projects/pumps/services" ->
              second
                  ? "{\"services\":[{\"name\":\"projects/1/services/shop\",\"displayName\":\"Shop\"}]}"
                  : "{\"services\":[{\"name\":\"projects/1/services/none\"}],"
                      + "\"nextPageToken\":\"more\"}";
          case "/v3/projects/1/services/none/serviceLevelObjectives" -> "{}";
          case "/v3/projects/1/services/shop/serviceLevelObjectives" ->
              second
                  ? slos(CUT, WINDOWS)
                  : slos(RATIO).replace("]}", "],\"nextPageToken\":\"more\"}");
          default -> counts(request);
        };
    FakeGoogle.send(exchange, 200, body);
  }

  private static String slos(String... slos) {
    return "{\"serviceLevelObjectives\":[" + String.join(",", slos) + "]}";
  }

  /** One point an hour: 9 good and 1 bad. */
  private static String counts(FakeGoogle.Seen request) {
    String point =
        "{\"interval\":{\"startTime\":\"%s\",\"endTime\":\"%s\"},\"value\":{\"doubleValue\":%s}}";
    String series = "{\"metric\":{\"labels\":{\"event_type\":\"%s\"}},\"points\":[%s]}";
    String end = request.parameter("interval.endTime");
    return "{\"timeSeries\":[%s,%s]}"
        .formatted(
            series.formatted("good", point.formatted(end, end, 9)),
            series.formatted("bad", point.formatted(end, end, 1)));
  }

  private List<KeptSlo> listed() throws Exception {
    try (google;
        GoogleCloudSource source = Google.open(google, Map.of(), new MutableClock(Google.NOW))) {
      return source.slos();
    }
  }

  @Test
  void theFakeAnswersWhatGooglesOwnCodeReads() throws Exception {
    for (String slo : List.of(RATIO, CUT, WINDOWS)) {
      ServiceLevelObjective.Builder read = ServiceLevelObjective.newBuilder();
      JsonFormat.parser().merge(slo, read);
      assertThat(read.getName()).startsWith(BELOW);
      JsonNode printed = TestKey.MAPPER.readTree(JsonFormat.printer().print(read));
      assertThat(new SloDocument(printed).measured("google"))
          .isEqualTo(new SloDocument(TestKey.MAPPER.readTree(slo)).measured("google"));
    }
    google.close();
  }

  @Test
  void aRatioIsCarriedOverWithItsVerdict() throws Exception {
    KeptSlo slo = listed().getFirst();
    assertThat(slo.id()).isEqualTo(BELOW + "ratio");
    assertThat(slo.name()).isEqualTo("Answers");
    assertThat(slo.service()).isEqualTo("Shop");
    assertThat(slo.labels()).containsExactly(Map.entry("team", "web"));
    assertThat(slo.indicator())
        .contains(
            new Indicator.Ratio(
                "google",
                new Metric(
                    Map.of("filter", "metric.type=\"a.b/c\" AND metric.labels.code=\"5xx\"")),
                true,
                new Metric(Map.of("filter", "metric.type=\"a.b/c\"")),
                false));
    assertThat(slo.losses()).isEmpty();
    assertThat(slo.objectives())
        .containsExactly(
            new KeptSlo.Objective(
                0.999,
                new KeptSlo.Window.Rolling(28),
                Optional.of(
                    new KeptSlo.Verdict(
                        0.9, Optional.of(9.0), Optional.of(10.0), END - 28 * 1440, END))));
    assertThat(google.requests)
        .filteredOn(one -> one.path().endsWith("/shop/serviceLevelObjectives"))
        .hasSize(2)
        .allMatch(one -> one.parameter("view").equals("EXPLICIT"));
  }

  @Test
  void aCutIsCarriedOverAsARange() throws Exception {
    KeptSlo slo = listed().get(1);
    assertThat(slo.indicator()).isPresent();
    Indicator.Ratio ratio = (Indicator.Ratio) slo.indicator().get();
    assertThat(ratio.part().spec())
        .containsEntry("filter", "metric.type=\"a.b/d\"")
        .containsEntry("range", Map.of("max", 250.0));
    assertThat(ratio.partIsBad()).isFalse();
    assertThat(slo.objectives().getFirst().window())
        .isEqualTo(new KeptSlo.Window.Calendar(KeptSlo.Window.Period.MONTH));
    assertThat(slo.objectives().getFirst().verdict())
        .hasValueSatisfying(
            verdict ->
                assertThat(MinuteRange.startOf(verdict.from()))
                    .hasToString("2026-11-01T00:55:00Z"));
  }

  @Test
  void whatIsJudgedByWindowsIsCountedByGoogle() throws Exception {
    KeptSlo slo = listed().getLast();
    Metric own = new Metric(Map.of("slo", BELOW + "windows"));
    assertThat(slo.indicator()).contains(new Indicator.Ratio("google", own, false, own, false));
    assertThat(slo.losses()).hasSize(2).first().asString().contains("windows of time");
    assertThat(slo.obstacle()).isEmpty();
  }

  @Test
  void recordedSlosAreUnderstood() throws Exception {
    google.close();
    for (JsonNode json : TestKey.MAPPER.readTree(recorded("slo-generator/ssm_slos.json"))) {
      SloDocument slo = new SloDocument(json);
      assertThat(slo.title()).isNotBlank();
      assertThat(slo.goal()).isBetween(0.0, 1.0);
      assertThat(slo.window()).contains(new KeptSlo.Window.Rolling(1));
      assertThat(slo.measured("google").losses()).hasSize(1);
    }
  }

  static String recorded(String file) throws Exception {
    String folder = System.getProperty("andal.conformance", "");
    Path path = Path.of(folder, "connectors", "gcm").resolve(file);
    assumeTrue(
        !folder.isEmpty() && Files.exists(path),
        "recorded answers are skipped: -Dandal.conformance names no folder that has them");
    return Files.readString(path);
  }
}
