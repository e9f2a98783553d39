package io.andal.signal.otlp;

import static io.andal.signal.otlp.Otlp.CUMULATIVE;
import static io.andal.signal.otlp.Otlp.DELTA;
import static io.andal.signal.otlp.Otlp.buckets;
import static io.andal.signal.otlp.Otlp.histogram;
import static io.andal.signal.otlp.Otlp.number;
import static io.andal.signal.otlp.Otlp.ratio;
import static io.andal.signal.otlp.Otlp.request;
import static io.andal.signal.otlp.Otlp.sum;
import static io.andal.signal.pushed.Pushed.MINUTE;
import static io.andal.signal.pushed.Pushed.slice;
import static io.andal.signal.pushed.Pushed.slices;
import static org.assertj.core.api.Assertions.assertThat;

import io.andal.database.Database;
import io.andal.signal.Comparison;
import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import io.andal.signal.SourceFailure;
import io.andal.signal.pushed.Pushed;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OtlpReceiverTest {
  private static final Indicator ERRORS =
      ratio("{\"errors\"}", true, "{\"requests\", \"service.name\"=\"shop\"}");

  private final MutableClock clock = new MutableClock(Pushed.START.plus(Duration.ofHours(2)));

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void deltaPointsCountInTheMinuteThatTheyEnd(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open()) {
      OtlpReceiver receiver = new OtlpReceiver(database, clock);
      SignalSource source = receiver.source("otlp", Map.of());
      send(
          receiver,
          request(
              sum("requests", DELTA, number(0, 30, 70), number(30, 60, 30), number(120, 125, 5)),
              sum("errors", DELTA, number(30, 60, 2))));
      assertThat(slices(source, ERRORS, 3))
          .containsExactly(slice(0, 98, 100), Slice.missing(MINUTE + 1), slice(2, 5, 5));
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void cumulativePointsAreCountedFromTheOneBeforeAndAcrossResets(TestDatabases.Fresh fresh)
      throws Exception {
    try (Database database = fresh.open()) {
      OtlpReceiver receiver = new OtlpReceiver(database, clock);
      SignalSource source = receiver.source("otlp", Map.of());
      send(
          receiver,
          request(
              sum(
                  "requests",
                  CUMULATIVE,
                  number(10, 60, 10),
                  number(10, 120, 25),
                  number(130, 180, 4),
                  number(130, 240, 3))));
      assertThat(slices(source, ERRORS, 4))
          .containsExactly(slice(0, 10, 10), slice(1, 15, 15), slice(2, 4, 4), slice(3, 3, 3));
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aFirstPointThatCountsSinceLongAgoIsOnlyABaseline(TestDatabases.Fresh fresh)
      throws Exception {
    try (Database database = fresh.open()) {
      OtlpReceiver receiver = new OtlpReceiver(database, clock);
      SignalSource source = receiver.source("otlp", Map.of());
      send(
          receiver,
          request(sum("requests", CUMULATIVE, number(-9000, 60, 5000), number(-9000, 120, 5007))));
      assertThat(slices(source, ERRORS, 2)).containsExactly(Slice.missing(MINUTE), slice(1, 7, 7));
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aRepeatedRequestChangesNothingAlsoAfterARestart(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open()) {
      OtlpReceiver receiver = new OtlpReceiver(database, clock);
      SignalSource source = receiver.source("otlp", Map.of());
      ExportMetricsServiceRequest request = request(sum("requests", DELTA, number(0, 60, 100)));
      send(receiver, request);
      source.changedRead(source.changed());
      OtlpReceiver restarted = new OtlpReceiver(database, clock);
      SignalSource again = restarted.source("otlp", Map.of());
      send(restarted, request);
      assertThat(again.changed()).isEmpty();
      assertThat(slices(again, ERRORS, 1)).containsExactly(slice(0, 100, 100));
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aMinuteBetweenTwoExportsIsMeasuredAndALongSilenceIsMissing(TestDatabases.Fresh fresh)
      throws Exception {
    try (Database database = fresh.open()) {
      OtlpReceiver receiver = new OtlpReceiver(database, clock);
      SignalSource source = receiver.source("otlp", Map.of());
      send(receiver, request(sum("requests", CUMULATIVE, number(-200, 59.99, 10))));
      source.changedRead(source.changed());
      send(receiver, request(sum("requests", CUMULATIVE, number(-200, 120.01, 25))));
      assertThat(source.changed()).containsExactly(new MinuteRange(MINUTE + 1, MINUTE + 3));
      send(receiver, request(sum("requests", CUMULATIVE, number(-200, 360, 30))));
      assertThat(slices(source, ERRORS, 6))
          .containsExactly(
              slice(0, 10, 10),
              slice(1, 0, 0),
              slice(2, 15, 15),
              Slice.missing(MINUTE + 3),
              Slice.missing(MINUTE + 4),
              slice(5, 5, 5));
      assertThat(slices(source, ERRORS, 2)).containsExactly(slice(0, 10, 10), slice(1, 0, 0));
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void latePointsAreToldAsChangesUntilTheyWereRead(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open()) {
      OtlpReceiver receiver = new OtlpReceiver(database, clock);
      SignalSource source = receiver.source("otlp", Map.of());
      send(
          receiver,
          request(
              sum("requests", DELTA, number(0, 60, 1), number(60, 90, 1), number(200, 230, 1))));
      List<MinuteRange> changed = source.changed();
      assertThat(changed)
          .containsExactly(
              new MinuteRange(MINUTE, MINUTE + 2), new MinuteRange(MINUTE + 3, MINUTE + 4));
      send(receiver, request(sum("requests", DELTA, number(90, 120, 1))));
      source.changedRead(changed);
      SignalSource reopened = new OtlpReceiver(database, clock).source("otlp", Map.of());
      assertThat(reopened.changed()).containsExactly(new MinuteRange(MINUTE + 1, MINUTE + 2));
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aLateCumulativePointChangesTheMinuteOfItsSuccessorToo(TestDatabases.Fresh fresh)
      throws Exception {
    try (Database database = fresh.open()) {
      OtlpReceiver receiver = new OtlpReceiver(database, clock);
      SignalSource source = receiver.source("otlp", Map.of());
      send(
          receiver,
          request(sum("requests", CUMULATIVE, number(-200, 60, 1), number(-200, 300, 9))));
      source.changedRead(source.changed());
      send(receiver, request(sum("requests", CUMULATIVE, number(-200, 120, 4))));
      assertThat(source.changed())
          .containsExactly(
              new MinuteRange(MINUTE + 1, MINUTE + 2), new MinuteRange(MINUTE + 4, MINUTE + 5));
      assertThat(slices(source, ERRORS, 5))
          .containsExactly(
              slice(0, 1, 1),
              slice(1, 3, 3),
              Slice.missing(MINUTE + 2),
              Slice.missing(MINUTE + 3),
              slice(4, 5, 5));
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void secondsAndMillisecondsAreAskedWithTheSameBound(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open()) {
      OtlpReceiver receiver = new OtlpReceiver(database, clock);
      SignalSource source = receiver.source("otlp", Map.of());
      send(
          receiver,
          request(
              histogram("a", "s", DELTA, buckets(0, 60, List.of(.1, .3), List.of(5L, 3L, 2L))),
              histogram(
                  "b", "ms", DELTA, buckets(0, 60, List.of(100., 300.), List.of(5L, 3L, 2L)))));
      assertThat(slices(source, latency("a", "0.3"), 1)).containsExactly(slice(0, 8, 10));
      assertThat(slices(source, latency("b", "0.30"), 1)).containsExactly(slice(0, 8, 10));
      assertThat(slices(source, latency("b", "+Inf"), 1)).containsExactly(slice(0, 10, 10));
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aThresholdThatIsNoBoundIsRefusedWithTheBoundsThatExist(TestDatabases.Fresh fresh)
      throws Exception {
    try (Database database = fresh.open()) {
      OtlpReceiver receiver = new OtlpReceiver(database, clock);
      SignalSource source = receiver.source("otlp", Map.of());
      send(
          receiver,
          request(
              histogram(
                  "b", "ms", DELTA, buckets(0, 60, List.of(100., 300.), List.of(5L, 3L, 2L)))));
      Reading reading =
          source
              .read(List.of(latency("b", "0.25")), new MinuteRange(MINUTE, MINUTE + 1))
              .getFirst();
      assertThat(reading)
          .isInstanceOfSatisfying(
              Reading.Failed.class,
              failed -> {
                assertThat(failed.failure().cause()).isEqualTo(SourceFailure.Cause.BAD_QUERY);
                assertThat(failed.failure().remedy()).contains("0.1, 0.3");
              });
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aGaugeAnswersThresholds(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open()) {
      OtlpReceiver receiver = new OtlpReceiver(database, clock);
      SignalSource source = receiver.source("otlp", Map.of());
      Metric queue =
          Metric.newBuilder()
              .setName("queue")
              .setGauge(
                  Gauge.newBuilder()
                      .addDataPoints(number(0, 10, 900))
                      .addDataPoints(number(0, 50, 9))
                      .addDataPoints(number(0, 70, 101)))
              .build();
      send(receiver, request(queue));
      Indicator short100 =
          new Indicator.Threshold("otlp", Pushed.metric("queue"), Comparison.LTE, 100);
      assertThat(slices(source, short100, 2))
          .containsExactly(slice(0, 60_000, 60_000), slice(1, 0, 60_000));
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void pointsOlderThanTheRetentionGo(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open()) {
      OtlpReceiver receiver = new OtlpReceiver(database, clock);
      SignalSource source = receiver.source("otlp", Map.of("retention", "1d"));
      send(receiver, request(sum("requests", DELTA, number(0, 60, 1))));
      clock.advance(Duration.ofDays(2));
      double now = Duration.ofDays(2).toSeconds();
      send(receiver, request(sum("fresh", DELTA, number(now, now + 60, 1))));
      assertThat(slices(source, ERRORS, 1)).containsExactly(Slice.missing(MINUTE));
      assertThat(source.identify()).isEqualTo("OTLP receiver, 1 series");
    }
  }

  private static Indicator latency(String name, String le) {
    return ratio(
        "{\"%s_bucket\", le=\"%s\"}".formatted(name, le), false, "{\"%s_count\"}".formatted(name));
  }

  private static void send(OtlpReceiver receiver, ExportMetricsServiceRequest request) {
    OtlpReceiver.Answer answer = receiver.accept(request.toByteArray(), Otlp.PROTOBUF, "");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }
}
