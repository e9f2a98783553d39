package io.andal.signal.prometheus;

import java.util.Locale;

/**
 * An hour of counters with a known number of events: a restart, a scrape gap of five minutes, a
 * late-born error series and an instance that vanishes. Nothing happens while nobody could know.
 */
record KnownTruth(String openMetrics, double good, double errors) {
  /** 2026-11-01T00:00Z. */
  static final long START = 1_793_491_200L;

  static final int STEP = 15;
  static final int STEPS = 240;

  static KnownTruth make() {
    StringBuilder text = new StringBuilder("# TYPE http_requests counter\n");
    double good = 0;
    double errors = 0;

    // api-1: 30 requests each step; restarts at 20 min, right after a scrape; isn't scraped for
    // five
    // minutes from 40 min on.
    long ok = 500;
    long failed = 7;
    long baseOk = ok;
    long baseFailed = failed;
    for (int i = 0; i <= STEPS; i++) {
      if (i > 0) {
        ok += 30;
        failed += i % 10 == 0 ? 1 : 0;
      }
      boolean gap = i > 161 && i < 182;
      if (!gap) {
        sample(text, "api-1", "200", ok, i);
      }
      if (i == 80) {
        good += ok - baseOk;
        ok = 0;
        baseOk = 0;
      }
    }
    good += ok - baseOk;
    long total500 = 7;
    for (int i = 0; i <= STEPS; i++) {
      total500 += i > 0 && i % 10 == 0 ? 1 : 0;
      if (i <= 161 || i >= 182) {
        sample(text, "api-1", "500", total500, i);
      }
    }
    errors += total500 - baseFailed;

    // api-2: its 503 series is born at 50 min, with 5 at once.
    for (int i = 0; i <= STEPS; i++) {
      sample(text, "api-2", "200", 1_000 + 20L * i, i);
    }
    good += 20L * STEPS;
    for (int i = 200; i <= STEPS; i++) {
      sample(text, "api-2", "503", 5L * (i - 199), i);
    }
    errors += 5L * (STEPS - 199);

    // api-3 vanishes at 30 min.
    for (int i = 0; i <= 120; i++) {
      sample(text, "api-3", "200", 3L * i, i);
    }
    good += 3L * 120;
    text.append("# EOF\n");
    return new KnownTruth(text.toString(), good, errors);
  }

  private static void sample(StringBuilder text, String instance, String code, long value, int i) {
    text.append(
        String.format(
            Locale.ROOT,
            "http_requests_total{job=\"api\",instance=\"%s\",code=\"%s\"} %d %d\n",
            instance,
            code,
            value,
            START + (long) i * STEP));
  }
}
