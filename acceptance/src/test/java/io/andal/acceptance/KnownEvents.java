package io.andal.acceptance;

import java.util.Locale;
import java.util.Random;

/**
 * A web service whose every request is known: counters as Prometheus would have scraped them, and
 * the true number of events per minute beside them.
 *
 * <p>Two instances are scraped every 15 seconds. Instance b restarts once (its counters fall), is
 * not scraped for five minutes once, and answers its first 503 long after its birth.
 */
final class KnownEvents {
  private static final int SCRAPE = 15;
  private final StringBuilder text = new StringBuilder(1 << 20);
  private final long firstMinute;
  final long[] good;
  final long[] bad;

  /**
   * Plays {@code minutes} minutes from {@code firstMinute} on.
   *
   * @param faultFrom first minute (counted from the start) of a fault
   * @param faultTo end of the fault, exclusive
   * @param faultShare share of requests that fail during it, 0 to 1
   */
  KnownEvents(
      long firstMinute, int minutes, int faultFrom, int faultTo, double faultShare, long seed) {
    this.firstMinute = firstMinute;
    this.good = new long[minutes];
    this.bad = new long[minutes];
    text.append("# TYPE http_requests counter\n");
    StringBuilder[] series = new StringBuilder[4];
    for (int instance = 0; instance < 2; instance++) {
      series[2 * instance] = new StringBuilder();
      series[2 * instance + 1] = new StringBuilder();
      play(instance, minutes, faultFrom, faultTo, faultShare, seed, series);
    }
    for (StringBuilder one : series) {
      text.append(one);
    }
    StringBuilder up = new StringBuilder("# TYPE up gauge\n");
    for (int instance = 0; instance < 2; instance++) {
      for (int second = 0; second < minutes * 60; second += SCRAPE) {
        if (scraped(instance, second, minutes)) {
          up.append(
              String.format(
                  Locale.ROOT,
                  "up{job=\"pumps\",instance=\"%s\"} 1 %d%n",
                  name(instance),
                  firstMinute * 60 + second));
        }
      }
    }
    text.append(up).append("# EOF\n");
  }

  private void play(
      int instance,
      int minutes,
      int faultFrom,
      int faultTo,
      double faultShare,
      long seed,
      StringBuilder[] series) {
    Random random = new Random(seed + instance);
    long[] counters = {0, 0};
    long[] pending = {0, 0};
    boolean bornBad = false;
    int restart = minutes * 2 / 3 * 60 + 30;
    for (int second = 0; second < minutes * 60; second += SCRAPE) {
      int minute = second / 60;
      if (second > 0) {
        int requests = 3 + random.nextInt(6);
        double share =
            minute >= faultFrom && minute < faultTo
                ? faultShare
                : minute > minutes / 4 ? 0.0005 : 0;
        for (int i = 0; i < requests; i++) {
          pending[random.nextDouble() < share ? 1 : 0]++;
        }
      }
      if (instance == 1 && second == restart) {
        counters[0] = 0;
        counters[1] = 0;
      }
      if (!scraped(instance, second, minutes)) {
        continue;
      }
      counters[0] += pending[0];
      counters[1] += pending[1];
      good[minute] += pending[0];
      bad[minute] += pending[1];
      pending[0] = 0;
      pending[1] = 0;
      bornBad = bornBad || counters[1] > 0;
      append(series[2 * instance], "200", instance, counters[0], second);
      if (bornBad) {
        append(series[2 * instance + 1], "503", instance, counters[1], second);
      }
    }
  }

  private static boolean scraped(int instance, int second, int minutes) {
    int gap = minutes / 2 * 60;
    return instance == 0 || second < gap || second >= gap + 300;
  }

  private void append(StringBuilder into, String code, int instance, long value, int second) {
    into.append(
        String.format(
            Locale.ROOT,
            "http_requests_total{job=\"pumps\",instance=\"%s\",code=\"%s\"} %d %d%n",
            name(instance),
            code,
            value,
            firstMinute * 60 + second));
  }

  private static String name(int instance) {
    return instance == 0 ? "a:80" : "b:80";
  }

  /** In OpenMetrics, as promtool reads it. */
  String openMetrics() {
    return text.toString();
  }

  long goodIn(int from, int to) {
    return sum(good, from, to);
  }

  long badIn(int from, int to) {
    return sum(bad, from, to);
  }

  private static long sum(long[] counts, int from, int to) {
    long sum = 0;
    for (int minute = Math.max(0, from); minute < Math.min(to, counts.length); minute++) {
      sum += counts[minute];
    }
    return sum;
  }
}
