package io.andal.signal.remotewrite;

import static io.andal.signal.pushed.Pushed.missing;
import static io.andal.signal.pushed.Pushed.slice;
import static io.andal.signal.pushed.Pushed.slices;
import static io.andal.signal.remotewrite.Sent.at;
import static io.andal.signal.remotewrite.Sent.end;
import static io.andal.signal.remotewrite.Sent.ratio;
import static io.andal.signal.remotewrite.Sent.send;
import static io.andal.signal.remotewrite.Sent.series;
import static io.andal.signal.remotewrite.Sent.since;
import static org.assertj.core.api.Assertions.assertThat;

import io.andal.database.Database;
import io.andal.signal.Comparison;
import io.andal.signal.Indicator;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import io.andal.signal.pushed.Pushed;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What samples count, and what is refused. */
class RemoteWriteReceiverTest {
  private static final Indicator ERRORS = ratio("errors_total", true, "requests_total");

  private final MutableClock clock = new MutableClock(Pushed.START.plus(Duration.ofHours(1)));
  private Database database;
  private RemoteWriteReceiver receiver;
  private SignalSource source;

  @BeforeEach
  void open() {
    database = TestDatabases.sqlite();
    receiver = new RemoteWriteReceiver(database, clock);
    source = receiver.source("rw", Map.of());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void eachSampleCountsFromTheOneBefore(Protocol protocol) throws Exception {
    var answer =
        send(
            receiver,
            protocol,
            series("requests_total", at(0, 100), at(30, 110), at(60, 130), at(90, 131)),
            series("errors_total", at(0, 7), at(60, 8), at(90, 8)));

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.samples()).isEqualTo(7);
    assertThat(slices(source, ERRORS, 3))
        .containsExactly(slice(0, 29, 30), slice(1, 1, 1), missing(2));
  }

  @Test
  void theFirstSampleOnlyMarksWhereCountingBegins() throws Exception {
    send(receiver, series("requests_total", at(30, 1_000)));
    assertThat(slices(source, ERRORS, 1)).containsExactly(missing(0));
  }

  @Test
  void withAStartTheFirstSampleCountsToo() throws Exception {
    send(receiver, Protocol.V2, series("requests_total", since(5, 30, 12)));
    assertThat(slices(source, ERRORS, 1)).containsExactly(slice(0, 12, 12));
  }

  @Test
  void aFallingValueMeansThatCountingBeganAnew() throws Exception {
    send(receiver, series("requests_total", at(0, 90), at(30, 100), at(60, 4)));
    assertThat(slices(source, ERRORS, 1)).containsExactly(slice(0, 14, 14));
  }

  @Test
  void anotherStartMeansThatCountingBeganAnewEvenIfTheValueGrew() throws Exception {
    send(receiver, Protocol.V2, series("requests_total", since(-600, 0, 10), since(-600, 20, 15)));
    send(receiver, Protocol.V2, series("requests_total", since(30, 60, 40)));
    assertThat(slices(source, ERRORS, 1)).containsExactly(slice(0, 45, 45));
  }

  @Test
  void aSeriesThatEndedIsMissingAndNotZero() throws Exception {
    send(receiver, series("requests_total", at(0, 10), at(50, 20), at(170, 25)));
    assertThat(slices(source, ERRORS, 3))
        .containsExactly(slice(0, 10, 10), slice(1, 0, 0), slice(2, 5, 5));

    send(receiver, series("requests_total", end(55)));

    assertThat(slices(source, ERRORS, 3))
        .containsExactly(slice(0, 10, 10), missing(1), slice(2, 5, 5));
    assertThat(source.changed()).isNotEmpty();
  }

  @Test
  void anEndBeforeTheRangeChangesNothingOfWhatIsCounted() throws Exception {
    send(receiver, series("requests_total", at(-100, 10), end(-90), at(30, 25)));
    assertThat(slices(source, ERRORS, 1)).containsExactly(slice(0, 15, 15));
  }

  @Test
  void lateSamplesCorrectMinutesThatWereRead() throws Exception {
    send(receiver, series("requests_total", at(0, 10), at(120, 40)));
    source.changedRead(source.changed());
    assertThat(slices(source, ERRORS, 2)).containsExactly(slice(0, 0, 0), slice(1, 30, 30));

    send(receiver, series("requests_total", at(60, 15)));

    assertThat(source.changed())
        .singleElement()
        .satisfies(
            range -> {
              assertThat(range.contains(Pushed.MINUTE)).isTrue();
              assertThat(range.contains(Pushed.MINUTE + 1)).isTrue();
            });
    assertThat(slices(source, ERRORS, 2)).containsExactly(slice(0, 5, 5), slice(1, 25, 25));
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whatWasAcknowledgedIsThereAfterARestart(TestDatabases.Fresh databases) throws Exception {
    try (Database kept = databases.open()) {
      send(
          new RemoteWriteReceiver(kept, clock),
          series("requests_total", at(0, 10), at(60, 40), end(61)));
      SignalSource reopened = new RemoteWriteReceiver(kept, clock).source("rw", Map.of());
      assertThat(slices(reopened, ERRORS, 1)).containsExactly(slice(0, 30, 30));
    }
  }

  @Test
  void bucketsAreChosenByNumber() throws Exception {
    send(
        receiver,
        series("d_bucket", List.of("le", "0.5"), at(0, 1), at(60, 8)),
        series("d_bucket", List.of("le", "1.0"), at(0, 1), at(60, 9)),
        series("d_count", List.of(), at(0, 1), at(60, 11)));
    assertThat(slices(source, ratio("d_bucket{le=\"1\"}", false, "d_count"), 1))
        .containsExactly(slice(0, 8, 10));
    assertThat(Pushed.read(source, ratio("d_bucket{le=\"2\"}", false, "d_count"), 1))
        .isInstanceOfSatisfying(
            Reading.Failed.class,
            failed -> assertThat(failed.failure().remedy()).contains("0.5, 1.0"));
    assertThat(Pushed.read(source, ratio("d_bucket", false, "d_count"), 1))
        .isInstanceOf(Reading.Failed.class);
  }

  @Test
  void ofNativeHistogramsTheCountIsKept() throws Exception {
    var sample =
        new SentSample(SentSample.Form.HISTOGRAM, Sent.millis(0), 0, Double.doubleToRawLongBits(5));
    var later =
        new SentSample(
            SentSample.Form.HISTOGRAM, Sent.millis(60), 0, Double.doubleToRawLongBits(9));
    var answer = send(receiver, Protocol.V2, series("d", sample, later));
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.histograms()).isEqualTo(2);
    assertThat(answer.samples()).isZero();
    assertThat(slices(source, ratio("e_total", true, "d_count"), 1))
        .containsExactly(slice(0, 4, 4));
    assertThat(Pushed.read(source, ratio("d_bucket{le=\"1\"}", false, "d_count"), 1))
        .isInstanceOfSatisfying(
            Reading.Failed.class,
            failed -> assertThat(failed.failure().remedy()).contains("classic buckets"));
  }

  @Test
  void valuesAreReadAsTheyAre() throws Exception {
    send(receiver, series("queue", at(20, -3), at(40, 12), at(100, 2), at(110, Double.NaN)));
    Indicator short_ = new Indicator.Threshold("rw", Pushed.metric("queue"), Comparison.LT, 10);
    assertThat(slices(source, short_, 2))
        .containsExactly(
            Slice.ofTime(Pushed.MINUTE, 0, Quality.COMPLETE),
            Slice.ofTime(Pushed.MINUTE + 1, 1, Quality.COMPLETE));
  }

  @Test
  void aGaugeCountsNoEvents() throws Exception {
    var gauge =
        new SentSeries(
            List.of("__name__", "queue"), List.of(at(0, 3), at(30, 4)), 0, SampleType.GAUGE);
    send(receiver, Protocol.V2, gauge);
    assertThat(Pushed.read(source, ratio("errors_total", true, "queue"), 1))
        .isInstanceOfSatisfying(
            Reading.Failed.class,
            failed -> assertThat(failed.failure().message()).contains("gauge"));
    send(receiver, series("depth", at(0, -3), at(30, -1)));
    assertThat(Pushed.read(source, ratio("errors_total", true, "depth"), 1))
        .isInstanceOf(Reading.Failed.class);
  }

  @Test
  void whatCantBeKeptIsNamedAndTheRestIsKept() throws Exception {
    var answer =
        send(
            receiver,
            series("requests_total", at(0, 1), at(60, 5), at(3 * 86_400, 6)),
            series("old_total", at(-40 * 86_400, 1)),
            new SentSeries(List.of("job", "x"), List.of(at(0, 1)), 0, SampleType.UNKNOWN),
            series("twice", List.of("a", "1", "a", "2"), at(0, 1)),
            series("unsorted", List.of("b", "1", "a", "2"), at(0, 1)));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.samples()).isEqualTo(2);
    assertThat(answer.message())
        .contains("from the future")
        .contains("older than what is kept")
        .contains("no metric name")
        .contains("stands twice")
        .contains("not sorted")
        .doesNotContain("\n");
    assertThat(slices(source, ERRORS, 1)).containsExactly(slice(0, 4, 4));
  }

  @Test
  void noSenderFillsTheDisk() throws Exception {
    WriteLimits few = new WriteLimits(1 << 20, 1 << 20, 10, 8, 100, 2, Duration.ofMinutes(10));
    RemoteWriteReceiver small = new RemoteWriteReceiver(database, clock, few);
    var answer = send(small, series("a", at(0, 1)), series("b", at(0, 1)), series("c", at(0, 1)));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.samples()).isEqualTo(2);
    assertThat(answer.message()).contains("write_relabel_configs").contains("'c'");
    SentSample[] many = new SentSample[11];
    for (int i = 0; i < many.length; i++) {
      many[i] = at(i, i);
    }
    assertThat(send(small, series("a", many)).status()).isEqualTo(413);
  }

  @Test
  void whatIsNotUnderstoodIsSaid() {
    byte[] body = Sent.body(Protocol.V1, series("a", at(0, 1)));
    assertThat(receiver.accept(body, "application/json", "snappy").status()).isEqualTo(415);
    assertThat(receiver.accept(body, "application/x-protobuf;proto=other.v3", "snappy").status())
        .isEqualTo(415);
    assertThat(receiver.accept(body, "application/x-protobuf", "gzip").status()).isEqualTo(415);
    assertThat(
            receiver
                .accept(body, "application/x-protobuf; proto=prometheus.WriteRequest", "snappy")
                .status())
        .isEqualTo(204);
    // the other version's message has other field numbers, so nothing is found in it
    assertThat(receiver.accept(body, Protocol.V2.contentType(), "snappy").samples()).isZero();
  }

  @Test
  void whatIsTooOldIsDeleted() throws Exception {
    send(receiver, series("requests_total", at(0, 10), at(60, 40)));
    clock.advance(Duration.ofDays(36));
    send(receiver, series("other_total", at(36 * 86_400, 1)));
    assertThat(slices(source, ERRORS, 1)).containsExactly(missing(0));
  }
}
