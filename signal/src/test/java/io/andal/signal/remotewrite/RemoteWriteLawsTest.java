package io.andal.signal.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.database.Database;
import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import io.andal.signal.pushed.Pushed;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The law of pushed samples: only what was sent matters, not when, how often, in which batches. */
class RemoteWriteLawsTest {
  private static final int MINUTES = 12;
  private static final Indicator ERRORS = Sent.ratio("errors_total", true, "requests_total");

  @Property(tries = 12)
  void anyOrderBatchingAndRepetitionGivesEqualSlices(@ForAll long seed) throws Exception {
    List<SentSeries> log = log(new Random(seed));
    assertThat(received(log, new Random(seed + 1))).isEqualTo(received(log, new Random(seed + 2)));
  }

  @Property(tries = 12)
  void whatChangedIsAlwaysTold(@ForAll long seed) throws Exception {
    List<SentSeries> log = log(new Random(seed));
    Random random = new Random(seed + 3);
    try (Database database = TestDatabases.sqlite()) {
      RemoteWriteReceiver receiver = receiver(database);
      SignalSource source = receiver.source("rw", Map.of());
      List<Slice> copy = new ArrayList<>(Pushed.slices(source, ERRORS, MINUTES));
      for (SentSeries one : shuffled(log, random)) {
        Sent.send(receiver, protocol(random), one);
        if (random.nextInt(3) == 0) {
          Pushed.follow(source, ERRORS, copy);
        }
      }
      Pushed.follow(source, ERRORS, copy);
      assertThat(copy).isEqualTo(Pushed.slices(source, ERRORS, MINUTES));
    }
  }

  @Property(tries = 12)
  void theCountIsTheSameHoweverTheRangeIsCut(@ForAll long seed) throws Exception {
    try (Database database = TestDatabases.sqlite()) {
      RemoteWriteReceiver receiver = receiver(database);
      Sent.send(receiver, log(new Random(seed)).toArray(SentSeries[]::new));
      SignalSource source = receiver.source("rw", Map.of());
      List<Slice> cut = new ArrayList<>();
      for (int i = 0; i < MINUTES; i++) {
        MinuteRange one = new MinuteRange(Pushed.MINUTE + i, Pushed.MINUTE + i + 1);
        var reading = source.read(List.of(ERRORS), one).getFirst();
        cut.addAll(((io.andal.signal.Reading.Slices) reading).slices());
      }
      assertThat(cut).isEqualTo(Pushed.slices(source, ERRORS, MINUTES));
    }
  }

  private static RemoteWriteReceiver receiver(Database database) {
    return new RemoteWriteReceiver(
        database, new MutableClock(Pushed.START.plus(Duration.ofHours(1))));
  }

  private static Protocol protocol(Random random) {
    return random.nextBoolean() ? Protocol.V1 : Protocol.V2;
  }

  private static List<Slice> received(List<SentSeries> log, Random random) throws Exception {
    try (Database database = TestDatabases.sqlite()) {
      RemoteWriteReceiver receiver = receiver(database);
      List<SentSeries> batch = new ArrayList<>();
      for (SentSeries one : shuffled(log, random)) {
        batch.add(one);
        if (random.nextInt(4) == 0) {
          Sent.send(receiver, protocol(random), batch.toArray(SentSeries[]::new));
          batch.clear();
        }
      }
      Sent.send(receiver, protocol(random), batch.toArray(SentSeries[]::new));
      return Pushed.slices(receiver.source("rw", Map.of()), ERRORS, MINUTES);
    }
  }

  /** The log in another order, some of it twice. */
  private static List<SentSeries> shuffled(List<SentSeries> log, Random random) {
    List<SentSeries> sent = new ArrayList<>(log);
    for (SentSeries one : log) {
      if (random.nextInt(4) == 0) {
        sent.add(one);
      }
    }
    Collections.shuffle(sent, random);
    return sent;
  }

  /** Three series, sample by sample, that restart and end now and then. */
  private static List<SentSeries> log(Random random) {
    List<SentSeries> log = new ArrayList<>();
    for (String name : List.of("errors_total", "requests_total", "requests_total")) {
      List<String> labels = List.of("instance", String.valueOf(log.size()));
      double time = random.nextInt(200);
      double value = random.nextInt(100);
      while (time < MINUTES * 60 - 40) {
        time += 5 + random.nextInt(random.nextInt(5) == 0 ? 200 : 35);
        value = random.nextInt(6) == 0 ? random.nextInt(5) : value + random.nextInt(50);
        log.add(Sent.series(name, labels, Sent.at(time, value)));
        if (random.nextInt(6) == 0) {
          log.add(Sent.series(name, labels, Sent.end(time + 1)));
        }
      }
    }
    return log;
  }
}
