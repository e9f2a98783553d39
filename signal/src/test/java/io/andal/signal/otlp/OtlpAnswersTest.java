package io.andal.signal.otlp;

import static io.andal.signal.otlp.Otlp.DELTA;
import static io.andal.signal.otlp.Otlp.number;
import static io.andal.signal.otlp.Otlp.ratio;
import static io.andal.signal.otlp.Otlp.request;
import static io.andal.signal.otlp.Otlp.sum;
import static io.andal.signal.pushed.Pushed.slice;
import static io.andal.signal.pushed.Pushed.slices;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import io.andal.database.Database;
import io.andal.signal.pushed.Pushed;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogram;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.Sum;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OtlpAnswersTest {
  private static final String JSON = "application/json";

  private final Database database = TestDatabases.sqlite();
  private final MutableClock clock = new MutableClock(Pushed.START.plus(Duration.ofHours(2)));
  private final OtlpReceiver receiver = new OtlpReceiver(database, clock);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void jsonIsReadAsTheSpecificationWritesIt() throws Exception {
    String body =
        """
        {"resourceMetrics": [{"resource": {"attributes": [
            {"key": "service.name", "value": {"stringValue": "shop"}}]},
          "scopeMetrics": [{"metrics": [
            {"name": "requests", "fromTheFuture": {"a": [1]}, "sum": {
              "aggregationTemporality": 1, "isMonotonic": true, "dataPoints": [
                {"startTimeUnixNano": "%d", "timeUnixNano": %d, "asInt": "100",
                 "exemplars": [{"traceId": "5b8efff798038103d269b633813fc60c", "asDouble": 1}]}]}},
            {"name": "errors", "sum": {
              "aggregationTemporality": "AGGREGATION_TEMPORALITY_DELTA", "isMonotonic": true,
              "dataPoints": [{"timeUnixNano": "%d", "asDouble": 3.0}]}}]}]}]}
        """
            .formatted(Otlp.nanos(0), Otlp.nanos(60), Otlp.nanos(60));
    OtlpReceiver.Answer answer =
        receiver.accept(body.getBytes(UTF_8), "application/json; charset=utf-8", "");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo(JSON);
    assertThat(new String(answer.body(), UTF_8)).isEqualTo("{}");
    assertThat(
            slices(
                receiver.source("otlp", Map.of()),
                ratio("errors", true, "{\"requests\", \"service.name\"=\"shop\"}"),
                1))
        .containsExactly(slice(0, 97, 100));
  }

  @Test
  void brokenBodiesAreRefusedWithAStatusInTheFormatOfTheRequest() throws Exception {
    OtlpReceiver.Answer json = receiver.accept("{\"a\":".getBytes(UTF_8), JSON, "");
    assertThat(json.status()).isEqualTo(400);
    assertThat(new String(json.body(), UTF_8)).contains("\"code\":3").contains("no JSON");

    OtlpReceiver.Answer protobuf = receiver.accept(new byte[] {1, 2, 3}, Otlp.PROTOBUF, "");
    assertThat(protobuf.status()).isEqualTo(400);
    assertThat(protobuf.contentType()).isEqualTo(Otlp.PROTOBUF);
    CodedInputStream status = CodedInputStream.newInstance(protobuf.body());
    assertThat(status.readTag()).isEqualTo(8);
    assertThat(status.readInt32()).isEqualTo(3);

    assertThat(receiver.accept(new byte[] {1}, Otlp.PROTOBUF, "gzip").status()).isEqualTo(400);
    assertThat(receiver.accept(new byte[0], Otlp.PROTOBUF, "br").status()).isEqualTo(415);
    assertThat(receiver.accept(new byte[0], "text/plain", "").status()).isEqualTo(415);
  }

  @Test
  void jsonOfTheWrongShapeIsRefusedWithThePlace() {
    OtlpReceiver.Answer answer =
        receiver.accept("{\"resourceMetrics\":[{\"resource\":7}]}".getBytes(UTF_8), JSON, "");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(new String(answer.body(), UTF_8))
        .contains("/resourceMetrics/0/resource")
        .contains("expected an object, found 7");
  }

  @Test
  void whatCantBeCountedIsRejectedInAPartialSuccessAndTheRestIsKept() throws Exception {
    Metric exponential =
        Metric.newBuilder()
            .setName("spread")
            .setExponentialHistogram(
                ExponentialHistogram.newBuilder()
                    .addDataPoints(ExponentialHistogramDataPoint.getDefaultInstance())
                    .addDataPoints(ExponentialHistogramDataPoint.getDefaultInstance()))
            .build();
    Metric upAndDown =
        Metric.newBuilder()
            .setName("connections")
            .setSum(
                Sum.newBuilder().setAggregationTemporality(DELTA).addDataPoints(number(0, 60, 1)))
            .build();
    OtlpReceiver.Answer answer =
        receiver.accept(
            request(exponential, upAndDown, sum("requests", DELTA, number(0, 60, 10)))
                .toByteArray(),
            Otlp.PROTOBUF,
            "");
    assertThat(answer.status()).isEqualTo(200);
    ExportMetricsServiceResponse response = ExportMetricsServiceResponse.parseFrom(answer.body());
    assertThat(response.getPartialSuccess().getRejectedDataPoints()).isEqualTo(3);
    assertThat(response.getPartialSuccess().getErrorMessage())
        .contains("'spread' is an exponential histogram", "'connections' is a non-monotonic sum");
    assertThat(slices(receiver.source("otlp", Map.of()), ratio("none", true, "requests"), 1))
        .containsExactly(slice(0, 10, 10));
  }

  @Test
  void newSeriesBeyondTheLimitAreRejectedAndKnownOnesGoOn() throws Exception {
    Limits few = new Limits(1_000_000, 1_000_000, 1_000, 128, 256, 1, Limits.DEFAULT.ahead());
    OtlpReceiver small = new OtlpReceiver(database, clock, few);
    byte[] body =
        request(sum("requests", DELTA, number(0, 60, 1), number(0, 60, 1, "http.route", "/x")))
            .toByteArray();
    ExportMetricsServiceResponse response =
        ExportMetricsServiceResponse.parseFrom(small.accept(body, Otlp.PROTOBUF, "").body());
    assertThat(response.getPartialSuccess().getRejectedDataPoints()).isEqualTo(1);
    assertThat(response.getPartialSuccess().getErrorMessage()).contains("most there may be (1)");
  }

  @Test
  void aSmallBodyThatUnpacksToAHugeOneIsRefused() throws IOException {
    Limits small = new Limits(1_000_000, 1_000_000, 1_000, 128, 256, 100, Limits.DEFAULT.ahead());
    byte[] bomb = gzip(new byte[20_000_000]);
    assertThat(bomb).hasSizeLessThan(100_000);
    assertThat(
            new OtlpReceiver(database, clock, small).accept(bomb, Otlp.PROTOBUF, "gzip").status())
        .isEqualTo(413);
  }

  @Test
  void gzipIsRead() throws IOException {
    byte[] body = gzip(request(sum("requests", DELTA, number(0, 60, 1))).toByteArray());
    assertThat(receiver.accept(body, Otlp.PROTOBUF, "gzip").status()).isEqualTo(200);
  }

  @Test
  void whatCantBeStoredIsNotAcknowledged() {
    database.close();
    OtlpReceiver.Answer answer =
        receiver.accept(
            request(sum("requests", DELTA, number(0, 60, 1))).toByteArray(), Otlp.PROTOBUF, "");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.retryAfterSeconds()).isPositive();
  }

  @Test
  void aFullDiskIsNotAcknowledgedAndTheSameRequestIsTakenLater() throws Exception {
    NumberDataPoint[] points = new NumberDataPoint[20_000];
    for (int i = 0; i < points.length; i++) {
      points[i] = number(i * 0.003, i * 0.003 + 0.003, 1);
    }
    byte[] body = request(sum("requests", DELTA, points)).toByteArray();
    diskPages(60);
    assertThat(receiver.accept(body, Otlp.PROTOBUF, "").status()).isEqualTo(503);
    diskPages(100_000);
    assertThat(receiver.accept(body, Otlp.PROTOBUF, "").status()).isEqualTo(200);
    assertThat(slices(receiver.source("otlp", Map.of()), ratio("none", true, "requests"), 1))
        .containsExactly(slice(0, 20_000, 20_000));
  }

  private void diskPages(int pages) {
    database.jdbi().useHandle(handle -> handle.execute("PRAGMA max_page_count = " + pages));
  }

  @Test
  void pointsFromTheFutureOrFromLongAgoAreRejected() throws Exception {
    double year = Duration.ofDays(365).toSeconds();
    byte[] body =
        request(sum("requests", DELTA, number(0, year, 1), number(-year, -year + 60, 1)))
            .toByteArray();
    ExportMetricsServiceResponse response =
        ExportMetricsServiceResponse.parseFrom(receiver.accept(body, Otlp.PROTOBUF, "").body());
    assertThat(response.getPartialSuccess().getRejectedDataPoints()).isEqualTo(2);
    assertThat(response.getPartialSuccess().getErrorMessage())
        .contains("from the future", "older than what is kept");
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    }
    return bytes.toByteArray();
  }
}
