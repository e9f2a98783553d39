package io.andal.signal.otlp;

import static io.andal.signal.otlp.Otlp.DELTA;
import static io.andal.signal.otlp.Otlp.number;
import static io.andal.signal.otlp.Otlp.request;
import static io.andal.signal.otlp.Otlp.sum;
import static io.andal.signal.pushed.Pushed.MINUTE;
import static io.andal.signal.pushed.Pushed.slice;
import static org.assertj.core.api.Assertions.assertThat;

import io.andal.database.Database;
import io.andal.signal.Collector;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.SeriesId;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import io.andal.signal.SliceLedger;
import io.andal.signal.TrackedIndicator;
import io.andal.signal.pushed.Pushed;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Received points and the collector together. */
class OtlpCollectorTest {
  private static final SeriesId SERIES = new SeriesId("requests:1");

  private final MutableClock clock = new MutableClock(Pushed.START.plus(Duration.ofHours(2)));

  @Test
  void historyThatArrivesAfterItWasFoundMissingCorrectsTheSlices() throws Exception {
    try (Database database = TestDatabases.sqlite();
        Ledger ledger = new Ledger()) {
      OtlpReceiver receiver = new OtlpReceiver(database, clock);
      SignalSource source = receiver.source("otlp", Map.of());
      Collector collector = new Collector(ledger, clock);
      collector.sources(List.of(source));
      collector.track(
          List.of(
              new TrackedIndicator(SERIES, Otlp.ratio("errors", true, "requests"), 3 * 24 * 60)));
      collector.runDue();
      assertThat(ledger.slices).hasSize(3 * 24 * 60);
      assertThat(ledger.slices.values()).allMatch(slice -> slice.quality() == Quality.MISSING);

      receiver.accept(
          request(
                  sum(
                      "requests",
                      DELTA,
                      number(0, 60, 5),
                      number(-60 * 60 * 30, -60 * 60 * 30 + 60, 7)),
                  sum("errors", DELTA, number(0, 60, 2)))
              .toByteArray(),
          Otlp.PROTOBUF,
          "");
      collector.runDue();
      assertThat(ledger.slices.get(MINUTE)).isEqualTo(slice(0, 3, 5));
      assertThat(ledger.slices.get(MINUTE - 30 * 60)).isEqualTo(slice(-30 * 60, 7, 7));
      assertThat(source.changed()).isEmpty();

      clock.advance(Duration.ofMinutes(1));
      double now = Duration.ofHours(2).toSeconds();
      receiver.accept(
          request(sum("requests", DELTA, number(now, now + 20, 9))).toByteArray(),
          Otlp.PROTOBUF,
          "");
      clock.advance(Duration.ofSeconds(25));
      collector.runDue();
      assertThat(ledger.slices.get(MINUTE + 120)).isEqualTo(slice(120, 9, 9));
      collector.close();
    }
  }

  /** Keeps slices in memory. */
  private static final class Ledger implements SliceLedger, AutoCloseable {
    private final TreeMap<Long, Slice> slices = new TreeMap<>();

    @Override
    public synchronized List<MinuteRange> gaps(SeriesId series, MinuteRange within) {
      List<MinuteRange> gaps = new ArrayList<>();
      for (long minute = within.to() - 1; minute >= within.from(); minute--) {
        if (slices.containsKey(minute)) {
          continue;
        }
        if (!gaps.isEmpty() && gaps.getLast().from() == minute + 1) {
          gaps.set(gaps.size() - 1, new MinuteRange(minute, gaps.getLast().to()));
        } else {
          gaps.add(new MinuteRange(minute, minute + 1));
        }
      }
      return gaps;
    }

    @Override
    public synchronized void record(Map<SeriesId, List<Slice>> read) {
      read.values().forEach(all -> all.forEach(slice -> slices.put(slice.minute(), slice)));
    }

    @Override
    public void close() {
      slices.clear();
    }
  }
}
