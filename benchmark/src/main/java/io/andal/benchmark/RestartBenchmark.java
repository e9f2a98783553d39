package io.andal.benchmark;

import io.andal.database.Database;
import io.andal.database.DatabaseConfig;
import io.andal.signal.MinuteRange;
import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.slo.SloDefinition;
import io.andal.slo.SloService;
import io.andal.testing.MutableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** From a SQLite file with 30 days of all SLOs to budgets that answer; and a live minute's cost. */
final class RestartBenchmark {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final int BATCH = 100;
  private static final int LIVE_MINUTES = 30;
  private static final int TICKS = 75;

  private RestartBenchmark() {}

  static void run(int slos) throws IOException {
    Path folder = Files.createTempDirectory("andal-benchmark");
    try {
      DatabaseConfig config = DatabaseConfig.file(folder.resolve("andal.db"));
      write(config, slos);
      List<SloDefinition> definitions = new ArrayList<>();
      for (int i = 0; i < slos; i++) {
        definitions.add(SampleTraffic.slo(i));
      }
      restart(config, definitions, Files.size(folder.resolve("andal.db")));
      live(config, definitions);
    } finally {
      delete(folder);
    }
  }

  private static void write(DatabaseConfig config, int slos) {
    long end = MinuteRange.minuteOf(NOW) - LIVE_MINUTES;
    long from = end - EngineFleet.DAYS * SampleTraffic.DAY;
    try (Database database = Database.open(config)) {
      SloService service = new SloService(database, clock());
      List<List<Slice>> prototypes = new ArrayList<>();
      for (int i = 0; i < BATCH; i++) {
        prototypes.add(new SampleTraffic(i).minutes(from, end));
      }
      long before = System.nanoTime();
      for (int first = 0; first < slos; first += BATCH) {
        Map<SeriesId, List<Slice>> batch = new HashMap<>();
        for (int i = first; i < Math.min(slos, first + BATCH); i++) {
          batch.put(SampleTraffic.slo(i).series(), prototypes.get(i - first));
        }
        service.record(batch);
      }
      System.out.printf("restart: wrote %,d SLOs × 30 days in %.1f s%n", slos, seconds(before));
      List<Double> minutes = new ArrayList<>();
      for (long minute = end; minute < end + LIVE_MINUTES; minute++) {
        Map<SeriesId, List<Slice>> live = new HashMap<>();
        for (int i = 0; i < slos; i++) {
          live.put(SampleTraffic.slo(i).series(), new SampleTraffic(i).minutes(minute, minute + 1));
        }
        long start = System.nanoTime();
        service.record(live);
        minutes.add(seconds(start) * 1_000);
      }
      minutes.sort(Comparator.naturalOrder());
      System.out.printf(
          "restart: a live minute of all SLOs is stored durably in %.0f ms (median of %d)%n",
          minutes.get(minutes.size() / 2), minutes.size());
    }
  }

  /** Each minute as the server lives it, with the store being packed meanwhile. */
  private static void live(DatabaseConfig config, List<SloDefinition> definitions) {
    MutableClock clock = new MutableClock(NOW);
    try (Database database = Database.open(config)) {
      SloService service = new SloService(database, clock);
      service.define(definitions);
      List<Double> ticks = new ArrayList<>();
      for (int i = 0; i < TICKS; i++) {
        long minute = MinuteRange.minuteOf(clock.instant());
        Map<SeriesId, List<Slice>> live = new HashMap<>();
        for (int slo = 0; slo < definitions.size(); slo++) {
          live.put(
              definitions.get(slo).series(), new SampleTraffic(slo).minutes(minute, minute + 1));
        }
        service.record(live);
        clock.advance(Duration.ofMinutes(1));
        long before = System.nanoTime();
        service.tick(_ -> minute + 1);
        ticks.add(seconds(before) * 1_000);
      }
      ticks.sort(Comparator.naturalOrder());
      System.out.printf(
          "restart: a tick of all SLOs takes %.0f ms (median of %d), the slowest, which packs a"
              + " part of the store, %.0f ms%n",
          ticks.get(ticks.size() / 2), ticks.size(), ticks.getLast());
    }
  }

  private static void restart(DatabaseConfig config, List<SloDefinition> definitions, long bytes) {
    int slos = definitions.size();
    long before = System.nanoTime();
    try (Database database = Database.open(config)) {
      SloService service = new SloService(database, clock());
      service.define(definitions);
      double remaining = 0;
      for (SloDefinition definition : definitions) {
        remaining += service.budget(definition.name()).orElseThrow().remaining();
      }
      System.out.printf(
          "restart: %,d SLOs × 30 days from SQLite (%,d MiB) until all budgets answer: %.1f s"
              + " (mean budget left %.2f)%n",
          slos, bytes >> 20, seconds(before), remaining / slos);
    }
  }

  private static Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  private static double seconds(long sinceNanos) {
    return (System.nanoTime() - sinceNanos) / 1e9;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
