package io.andal.signal.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.MinuteRange;
import io.andal.signal.aws.AwsError;
import io.andal.signal.http.HttpAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Answers that others wrote down (Grafana's tests, moto), where {@code -Dandal.conformance} names a
 * folder of them.
 */
@EnabledIfSystemProperty(named = "andal.conformance", matches = ".+")
class RecordingsTest {
  private static final long FIRST = MinuteRange.minuteOf(Instant.parse("2021-01-15T19:44:00Z"));

  private static Path file(String name) {
    return Path.of(System.getProperty("andal.conformance", ""))
        .resolve("connectors/cloudwatch")
        .resolve(name);
  }

  private static JsonNode json(String name) throws IOException {
    return FakeAws.MAPPER.readTree(Files.readString(file(name)));
  }

  private static MetricData read(String name) throws IOException {
    MetricData data = new MetricData();
    json(name).forEach(data::add);
    return data;
  }

  @ParameterizedTest
  @CsvSource({
    "grafana-multiple-outputs-query-a.json, a, label1 label2",
    "grafana-multiple-outputs-query-b.json, b, label2",
    "grafana-multiple-outputs2.json, a, label1 label2",
    "grafana-multiple-outputs3.json, a, label1 label2",
    "grafana-single-output-multiple-metric-data-results.json, a, label1"
  })
  void piecesOfASeriesBecomeOne(String name, String id, String labels) throws IOException {
    Map<String, MetricData.Series> series = read(name).series(id);
    assertThat(series.keySet()).containsAll(Set.of(labels.split(" ", -1)));
    for (MetricData.Series one : series.values()) {
      assertThat(one.values.firstKey()).isGreaterThanOrEqualTo(FIRST);
      assertThat(one.values.values()).allMatch(value -> value > 0.1 && value < 0.3);
    }
  }

  @Test
  void aLaterPieceSaysWhetherAllIsThere() throws IOException {
    MetricData.Series series =
        read("grafana-single-output-multiple-metric-data-results.json").series("a").get("label1");
    assertThat(series).isNotNull();
    assertThat(series.status).isEqualTo("Complete");
    assertThat(series.values).hasSize(5);
  }

  @Test
  void whatIsSaidOfTheWholeIsHeard() throws IOException {
    assertThat(read("grafana-multiple-outputs-query-a.json").remarks())
        .containsExactly(
            "MaxMetricsExceeded",
            "MaxQueryTimeRangeExceeded",
            "MaxQueryResultsExceeded",
            "MaxMatchingResultsExceeded");
    assertThat(read("grafana-multiple-outputs3.json").messages("b"))
        .singleElement()
        .satisfies(message -> assertThat(message).startsWith("ArithmeticError: "));
  }

  @Test
  void aMetricThatIsForbiddenSaysWhy() throws IOException {
    MetricData data = read("grafana-permissions-error-output.json");
    assertThat(data.series("a").values())
        .singleElement()
        .satisfies(series -> assertThat(series.status).isEqualTo("Forbidden"));
    assertThat(data.messages("a"))
        .singleElement()
        .satisfies(message -> assertThat(message).contains("permission"));
  }

  @Test
  void motosTimesAreSecondsAndSilenceIsEmpty() throws IOException {
    MetricData data = new MetricData();
    data.add(json("moto_GetMetricData_ok.json"));
    MetricData.Series total = data.series("total").get("Count Sum");
    assertThat(total).isNotNull();
    assertThat(total.values).hasSize(12).containsEntry(1_795_341_600L / 60, 500.0);
    assertThat(data.series("none")).hasSize(1);
  }

  @Test
  void motosErrorIsRead() throws IOException {
    AwsError error =
        AwsError.of(
            new HttpAnswer(
                400,
                Optional.empty(),
                Optional.empty(),
                new ByteArrayInputStream(
                    Files.readAllBytes(file("moto_error_end_before_start.json"))),
                Set.of(),
                HttpHeaders.of(Map.of(), (_, _) -> true)));
    assertThat(error.code()).isEqualTo("ValidationException");
    assertThat(error.denied()).isFalse();
    assertThat(error.passing()).isFalse();
    assertThat(error.words()).contains("EndTime must be greater than StartTime");
  }
}
