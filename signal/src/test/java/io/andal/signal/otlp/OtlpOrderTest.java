package io.andal.signal.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.database.Database;
import io.andal.signal.Indicator;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import io.andal.signal.pushed.Pushed;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The law of pushed points: only what was sent matters, not when, how often or in which batches.
 */
class OtlpOrderTest {
  private static final int MINUTES = 12;
  private static final Indicator ERRORS = Otlp.ratio("errors", true, "requests");

  @Property(tries = 12)
  void anyOrderBatchingAndRepetitionGivesEqualSlices(@ForAll long seed) throws Exception {
    List<Metric> log = log(new Random(seed));
    assertThat(received(log, new Random(seed + 1))).isEqualTo(received(log, new Random(seed + 2)));
  }

  @Property(tries = 12)
  void whatChangedIsAlwaysTold(@ForAll long seed) throws Exception {
    List<Metric> log = log(new Random(seed));
    Random random = new Random(seed + 3);
    MutableClock clock = new MutableClock(Pushed.START.plus(Duration.ofHours(1)));
    try (Database database = TestDatabases.sqlite()) {
      OtlpReceiver receiver = new OtlpReceiver(database, clock);
      SignalSource source = receiver.source("otlp", Map.of());
      List<Slice> copy = new ArrayList<>(Pushed.slices(source, ERRORS, MINUTES));
      for (Metric metric : shuffled(log, random)) {
        receiver.accept(Otlp.request(metric).toByteArray(), Otlp.PROTOBUF, "");
        if (random.nextInt(3) == 0) {
          Pushed.follow(source, ERRORS, copy);
        }
      }
      Pushed.follow(source, ERRORS, copy);
      assertThat(copy).isEqualTo(Pushed.slices(source, ERRORS, MINUTES));
    }
  }

  private static List<Slice> received(List<Metric> log, Random random) throws Exception {
    MutableClock clock = new MutableClock(Pushed.START.plus(Duration.ofHours(1)));
    try (Database database = TestDatabases.sqlite()) {
      OtlpReceiver receiver = new OtlpReceiver(database, clock);
      List<Metric> batch = new ArrayList<>();
      for (Metric metric : shuffled(log, random)) {
        batch.add(metric);
        if (random.nextInt(4) == 0) {
          receiver.accept(
              Otlp.request(batch.toArray(Metric[]::new)).toByteArray(), Otlp.PROTOBUF, "");
          batch.clear();
        }
      }
      receiver.accept(Otlp.request(batch.toArray(Metric[]::new)).toByteArray(), Otlp.PROTOBUF, "");
      return Pushed.slices(receiver.source("otlp", Map.of()), ERRORS, MINUTES);
    }
  }

  /** The log in another order, some of it twice. */
  private static List<Metric> shuffled(List<Metric> log, Random random) {
    List<Metric> sent = new ArrayList<>(log);
    for (Metric metric : log) {
      if (random.nextInt(4) == 0) {
        sent.add(metric);
      }
    }
    java.util.Collections.shuffle(sent, random);
    return sent;
  }

  /** A delta series and two cumulative ones that restart now and then. */
  private static List<Metric> log(Random random) {
    List<Metric> log = new ArrayList<>();
    double time = 0;
    while (time < MINUTES * 60 - 40) {
      double next = time + 5 + random.nextInt(35);
      log.add(Otlp.sum("errors", Otlp.DELTA, Otlp.number(time, next, random.nextInt(3))));
      time = next;
    }
    for (String instance : List.of("a", "b")) {
      log.addAll(cumulative(instance, Otlp.CUMULATIVE, random));
    }
    return log;
  }

  private static List<Metric> cumulative(
      String instance, AggregationTemporality temporality, Random random) {
    List<Metric> log = new ArrayList<>();
    double start = random.nextInt(200);
    double time = start;
    long value = 0;
    while (time < MINUTES * 60 - 40) {
      time += 5 + random.nextInt(random.nextInt(5) == 0 ? 200 : 35);
      value += random.nextInt(50);
      log.add(Otlp.sum("requests", temporality, Otlp.number(start, time, value, "id", instance)));
      if (random.nextInt(6) == 0) {
        start = time + 1;
        value = 0;
      }
    }
    return log;
  }
}
