package io.andal.benchmark;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.Quality;
import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.slo.SloDefinition;
import io.andal.slo.TimeWindow;
import io.andal.slo.document.DefaultAlerts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Traffic as services have it: a day's curve, noise, a few failures and now and then an outage. The
 * same seed gives the same traffic.
 */
public final class SampleTraffic {
  public static final long DAY = 1_440;
  private static final Duration WINDOW = Duration.ofDays(30);
  private static final double OUTAGE = 0.00005;
  private final Random random;
  private final double peak;
  private int outage;

  /**
   * Traffic of one SLO.
   *
   * @param seed also decides how busy the service is: 100 to 10,000 requests a minute at its peak
   */
  public SampleTraffic(long seed) {
    random = new Random(seed);
    peak = Math.pow(10, 2 + 2 * random.nextDouble());
  }

  public List<Slice> minutes(long from, long to) {
    List<Slice> slices = new ArrayList<>((int) (to - from));
    for (long minute = from; minute < to; minute++) {
      slices.add(minute(minute));
    }
    return slices;
  }

  private Slice minute(long minute) {
    double curve = 0.6 - 0.4 * Math.cos(2 * Math.PI * (minute % DAY) / DAY);
    double expected = peak * curve;
    long total = Math.max(0, Math.round(expected + random.nextGaussian() * Math.sqrt(expected)));
    if (outage == 0 && random.nextDouble() < OUTAGE) {
      outage = 1 + random.nextInt(20);
    }
    outage = Math.max(0, outage - 1);
    double share = outage > 0 ? 0.2 : 0.0004;
    double failing = share * total;
    long bad = Math.round(failing + random.nextGaussian() * Math.sqrt(failing));
    bad = Math.clamp(bad, 0, total);
    return new Slice(minute, (total - bad) * Slice.SCALE, total * Slice.SCALE, Quality.COMPLETE);
  }

  /** An SLO over 30 rolling days with the default alert rules. */
  static SloDefinition slo(int number) {
    String name = "slo-" + number;
    Metric metric = new Metric(Map.of("query", "http_requests_total{slo=\"" + name + "\"}"));
    return new SloDefinition(
        name,
        name,
        "service-" + number / 5,
        "",
        Map.of(),
        new Indicator.Ratio("metrics", metric, false, metric, true),
        new SeriesId(name + ":0"),
        0.999,
        new TimeWindow.Rolling(WINDOW),
        DefaultAlerts.rules(WINDOW));
  }
}
