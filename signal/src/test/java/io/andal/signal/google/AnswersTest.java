package io.andal.signal.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.monitoring.v3.ListTimeSeriesResponse;
import com.google.protobuf.util.JsonFormat;
import com.google.protobuf.util.Timestamps;
import io.andal.signal.MinuteRange;
import io.andal.testing.MutableClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Answers as Google's own code prints them, and what else a source says of itself. */
class AnswersTest {

  @Test
  void aRecordedAnswerIsReadAsGooglesOwnCodeReadsIt() throws Exception {
    String text = KeptSlosTest.recorded("grpc_inprocess_listTimeSeries.protojson.json");
    ListTimeSeriesResponse.Builder official = ListTimeSeriesResponse.newBuilder();
    JsonFormat.parser().merge(text, official);
    JsonNode series = TestKey.MAPPER.readTree(text).path("timeSeries").get(0);
    Series own = Series.of(series);
    assertThat(own.label("metric.labels.response_code_class"))
        .isEqualTo(official.getTimeSeries(0).getMetric().getLabelsOrThrow("response_code_class"));
    Point point = Point.of(own.points().get(0), Optional.empty());
    com.google.monitoring.v3.Point their = official.getTimeSeries(0).getPoints(0);
    assertThat(point.value()).isEqualTo((double) their.getValue().getInt64Value());
    assertThat(point.end().toEpochMilli())
        .isEqualTo(Timestamps.toMillis(their.getInterval().getEndTime()));
    assertThat(MinuteRange.startOf(point.minute()))
        .isEqualTo(Instant.parse("2026-11-01T00:04:00Z"));
  }

  @Test
  void theLargestCountsAndOddNumbersAreRead() throws Exception {
    for (Map.Entry<String, Double> one :
        Map.of(
                "\"int64Value\":\"9007199254740992\"", 9007199254740992.0,
                "\"doubleValue\":0.25", 0.25,
                "\"doubleValue\":\"Infinity\"", Double.POSITIVE_INFINITY,
                "\"boolValue\":true", 1.0,
                "\"distributionValue\":{\"count\":\"7\"}", 7.0,
                "\"distributionValue\":{}", 0.0)
            .entrySet()) {
      JsonNode point =
          TestKey.MAPPER.readTree(
              "{\"interval\":{\"endTime\":\"2026-11-01T00:05:00.5Z\"},\"value\":{%s}}"
                  .formatted(one.getKey()));
      assertThat(Point.of(point, Optional.empty()).value()).isEqualTo(one.getValue());
    }
  }

  @Test
  void rightsThatAreMissingAreToldOneByOne() throws Exception {
    try (FakeGoogle google =
            new FakeGoogle(
                (exchange, request) -> {
                  if (request.path().endsWith("/services")) {
                    FakeGoogle.send(
                        exchange, 403, FakeGoogle.error(403, "PERMISSION_DENIED", "No."));
                  } else {
                    FakeGoogle.send(exchange, 200, "{}");
                  }
                });
        GoogleCloudSource source =
            Google.open(google, Map.of("delay", "1m"), new MutableClock(Google.NOW))) {
      List<String> doubts = source.doubts();
      assertThat(doubts).hasSize(2);
      assertThat(doubts.getFirst()).contains("monitoring.slos.list", "roles/monitoring.viewer");
      assertThat(doubts.getLast()).contains("delay");
      assertThat(source.principal()).isEqualTo(TestKey.EMAIL);
      assertThat(source.identify()).isEqualTo("Google Cloud Monitoring of the project pumps");
    }
  }

  @Test
  void anApiThatIsDisabledIsSaidToBe() throws Exception {
    try (FakeGoogle google =
            new FakeGoogle(
                (exchange, _) ->
                    FakeGoogle.send(
                        exchange,
                        403,
                        "{\"error\":{\"code\":403,\"status\":\"PERMISSION_DENIED\",\"message\":"
                            + "\"It is disabled.\",\"details\":[{\"reason\":\"SERVICE_DISABLED\"}]}}"));
        GoogleCloudSource source = Google.open(google, Map.of(), new MutableClock(Google.NOW))) {
      assertThat(source.doubts().getFirst()).contains("may not read metrics");
      var failed =
          (io.andal.signal.Reading.Failed)
              source
                  .read(
                      List.of(Google.bad()), MinuteRange.of(Google.NOW, Google.NOW.plusSeconds(60)))
                  .getFirst();
      assertThat(failed.failure().remedy())
          .isEqualTo("Enable the API: gcloud services enable monitoring.googleapis.com");
    }
  }
}
