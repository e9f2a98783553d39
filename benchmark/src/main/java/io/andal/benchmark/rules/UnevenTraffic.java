package io.andal.benchmark.rules;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Requests of two instances that are busy by day and nearly idle by night, fail most when they are
 * idle, and restart: what Prometheus scrapes of them, and how many there were in each minute.
 */
final class UnevenTraffic {
  static final int SCRAPE_SECONDS = 30;
  private static final int STEPS_PER_DAY = 86_400 / SCRAPE_SECONDS;

  private final long from;
  private final int minutes;
  private final Restarts restarts;
  private final Random random = new Random(11);
  private final long[] total;
  private final long[] bad;

  /** When processes start anew. */
  enum Restarts {
    NEVER("no restarts"),
    DAILY("each instance restarts once a day"),
    CRASHING("and one crashes every 45 s for an hour a day");

    private final String words;

    Restarts(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** From a minute on, in minutes since 1970. */
  UnevenTraffic(long from, int minutes, Restarts restarts) {
    this.from = from;
    this.minutes = minutes;
    this.restarts = restarts;
    this.total = new long[minutes];
    this.bad = new long[minutes];
  }

  /** The share of bad events over the minutes {@code [first, end)}, counted one by one. */
  double errorRatio(long first, long end) {
    long all = 0;
    long failed = 0;
    for (long minute = first; minute < end; minute++) {
      all += total[(int) (minute - from)];
      failed += bad[(int) (minute - from)];
    }
    return (double) failed / all;
  }

  /** Writes OpenMetrics, and counts what a scraper that misses nothing could know. */
  void write(Path file) throws IOException {
    int steps = minutes * 60 / SCRAPE_SECONDS;
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("# TYPE http_requests counter\n");
      for (int instance = 0; instance < 2; instance++) {
        long[][] values = new long[2][steps];
        count(instance, steps, values);
        for (int code = 0; code < 2; code++) {
          for (int step = 0; step < steps; step++) {
            out.write(
                "http_requests_total{job=\"shop\",instance=\"%d\",code=\"%s\"} %d %d\n"
                    .formatted(
                        instance,
                        code == 0 ? "200" : "500",
                        values[code][step],
                        from * 60 + (long) step * SCRAPE_SECONDS + 7));
          }
        }
      }
      out.write("# EOF\n");
    }
  }

  private void count(int instance, int steps, long[][] values) {
    long ok = 1_000_000;
    long failed = 10_000;
    for (int step = 0; step < steps; step++) {
      double hour = step % STEPS_PER_DAY * 24.0 / STEPS_PER_DAY;
      double busy = hour > 7 && hour < 20 ? 1 : 0.01;
      long requests = random.nextInt((int) (2_000 * busy) + 1);
      double share = busy < 1 ? 0.02 : 0.0005;
      long failures = 0;
      for (long request = 0; request < requests; request++) {
        failures += random.nextDouble() < share ? 1 : 0;
      }
      boolean restarts = restartsAt(instance, step);
      ok = (restarts ? 0 : ok) + requests - failures;
      failed = (restarts ? 0 : failed) + failures;
      values[0][step] = ok;
      values[1][step] = failed;
      // What a counter had before it was first seen, nobody can date.
      if (step > 0) {
        int minute = step * SCRAPE_SECONDS / 60;
        total[minute] += requests;
        bad[minute] += failures;
      }
    }
  }

  private boolean restartsAt(int instance, int step) {
    int ofDay = step % STEPS_PER_DAY;
    return switch (restarts) {
      case NEVER -> false;
      case DAILY -> ofDay == 1_001 + 300 * instance;
      case CRASHING ->
          ofDay == 1_001 + 300 * instance || (instance == 0 && ofDay > 1_800 && ofDay < 1_920);
    };
  }
}
