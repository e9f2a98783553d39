package io.andal.dialect.prometheus;

import io.andal.signal.Indicator;
import io.andal.signal.Slice;
import java.util.List;
import java.util.Random;

/**
 * Uneven traffic of one service with outages of different length and depth, restarts, scrapes that
 * fail, and times without any.
 *
 * @param series as promtool reads them
 * @param slices what Andal makes of them
 */
record Traffic(Indicator indicator, String series, List<Slice> slices) {
  static final int SCRAPE_SECONDS = 20;

  static Traffic of(String job, int minutes, long seed) {
    String succeeded = "requests_total{job=\"%s\",instance=\"a\",code=\"200\"}".formatted(job);
    String failed = "requests_total{job=\"%s\",instance=\"a\",code=\"500\"}".formatted(job);
    Random random = new Random(seed);
    Scrapes scrapes = new Scrapes(SCRAPE_SECONDS);
    long ok = 100_000;
    long bad = 5_000;
    int perMinute = 60 / SCRAPE_SECONDS;
    for (int i = 0; i < minutes * perMinute; i++) {
      int minute = i / perMinute;
      double day = 1 + 0.9 * Math.sin(minute * 2 * Math.PI / 1440);
      double errors = share((int) (minute + seed * 5));
      int requests = (int) (random.nextInt(200) * day * day);
      int now = 0;
      for (int r = 0; r < requests; r++) {
        now += random.nextDouble() < errors ? 1 : 0;
      }
      ok += requests - now;
      bad += now;
      if (random.nextInt(300) == 0 && ok > 50_000) {
        ok = requests / 2;
        bad = 0;
      }
      boolean scraped = (minute + seed) % 210 > 12 && random.nextInt(50) > 0;
      scrapes.add(succeeded, scraped ? ok : null);
      scrapes.add(failed, scraped ? bad : null);
    }
    return new Traffic(
        new Indicator.Ratio(
            "prometheus",
            Objectives.query("requests_total{job=\"%s\",code=\"500\"}".formatted(job)),
            true,
            Objectives.query("requests_total{job=\"%s\"}".formatted(job)),
            true),
        scrapes.yaml(),
        scrapes.slices(List.of(failed), List.of(succeeded, failed), minutes));
  }

  private static double share(int minute) {
    if (minute > 300 && minute < 330) {
      return 0.4;
    }
    if (minute > 120 && minute < 170) {
      return 0.08;
    }
    if (minute > 380 && minute < 430) {
      return 0.15;
    }
    return 0.002;
  }
}
