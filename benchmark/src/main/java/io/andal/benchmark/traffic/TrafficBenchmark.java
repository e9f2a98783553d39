package io.andal.benchmark.traffic;

import io.andal.database.Database;
import io.andal.testing.TestDatabases;
import io.andal.traffic.SeenApi;
import io.andal.traffic.TrafficService;
import io.andal.traffic.accesslog.LineReader;
import io.andal.traffic.accesslog.LogSettings;
import io.andal.traffic.door.Origin;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads an access log to templates and slices in one thread: parsed, its paths templated, counted
 * by minute, and written to SQLite at the end of each run.
 */
public final class TrafficBenchmark {
  private static final int LINES = 200_000;
  private static final int RUNS = 7;
  private static final int WARM_UP = 5;

  private TrafficBenchmark() {}

  /** Lines in a second of the thread's own time, and of the clock's. */
  private record Speed(double ofThread, double ofClock) {}

  public static void run() {
    Clock clock = Clock.systemUTC();
    List<byte[]> pieces = new LogLines().pieces(LINES, clock.instant());
    long bytes = pieces.stream().mapToLong(piece -> piece.length).sum();
    System.out.printf(
        Locale.ROOT,
        "traffic: %,d lines of NGINX's combined format with host and time, %.0f MB, one thread,"
            + " median of %d runs%n",
        LINES,
        bytes / 1e6,
        RUNS);
    LineReader reader =
        new LineReader(LogSettings.ofPattern(LogLines.PATTERN), Origin.of("log"), clock);
    long[] read = {0};
    print("parsed", () -> pieces.forEach(piece -> read[0] += parse(reader, piece)));
    try (Database database = TestDatabases.sqlite();
        TrafficService traffic = new TrafficService(database, clock)) {
      print(
          "to templates and slices",
          () -> {
            for (byte[] piece : pieces) {
              parse(reader, piece);
              traffic.accept(reader.exchanges());
            }
            traffic.flush();
          });
      List<SeenApi> seen = traffic.seen();
      System.out.printf(
          Locale.ROOT,
          "  %,d lines parsed; %d APIs, %d operations, %,d requests seen%n",
          read[0],
          seen.size(),
          seen.stream().mapToInt(api -> api.operations().size()).sum(),
          seen.stream().mapToLong(SeenApi::requests).sum());
    }
  }

  private static int parse(LineReader reader, byte[] piece) {
    reader.readWhole("access.log", piece);
    return reader.exchanges().size();
  }

  private static void print(String what, Runnable work) {
    for (int i = 0; i < WARM_UP; i++) {
      work.run();
    }
    double[] ofThread = new double[RUNS];
    double[] ofClock = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      Speed speed = measure(work);
      ofThread[i] = speed.ofThread();
      ofClock[i] = speed.ofClock();
    }
    Arrays.sort(ofThread);
    Arrays.sort(ofClock);
    System.out.printf(
        Locale.ROOT,
        "  %-24s %,10.0f lines/s of the thread's time, %,10.0f lines/s of the clock's%n",
        what,
        ofThread[RUNS / 2],
        ofClock[RUNS / 2]);
  }

  private static Speed measure(Runnable work) {
    var threads = ManagementFactory.getThreadMXBean();
    long thread = threads.getCurrentThreadCpuTime();
    long clock = System.nanoTime();
    work.run();
    return new Speed(
        LINES * 1e9 / (threads.getCurrentThreadCpuTime() - thread),
        LINES * 1e9 / (System.nanoTime() - clock));
  }
}
