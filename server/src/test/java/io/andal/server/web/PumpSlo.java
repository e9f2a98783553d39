package io.andal.server.web;

import io.andal.signal.Comparison;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.slo.Adjustment;
import io.andal.slo.AlertRule;
import io.andal.slo.Budget;
import io.andal.slo.BudgetState;
import io.andal.slo.BurnCondition;
import io.andal.slo.BurnDown;
import io.andal.slo.Member;
import io.andal.slo.Recurrence;
import io.andal.slo.SloDefinition;
import io.andal.slo.TimeWindow;
import io.andal.slo.WindowSum;
import io.andal.slo.engine.SliceBlock;
import io.andal.slo.replay.History;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** One invented objective: its numbers are made from how much budget it is to have left. */
record PumpSlo(
    String name,
    String title,
    String service,
    double target,
    double remaining,
    BudgetState state,
    double burn) {
  private static final long AS_OF = MinuteRange.minuteOf(PumpCompany.NOW) - 1;
  private static final int WINDOW = 30 * 24 * 60;
  private static final long PER_MINUTE = 420;
  private static final List<Adjustment> ADJUSTED =
      List.of(
          new Adjustment(
              "broker-patch",
              "maintenance",
              "The broker cluster is patched, announced to all customers",
              "group:controls",
              Recurrence.once(
                  Instant.parse("2026-11-05T19:00:00Z"), Instant.parse("2026-11-06T07:00:00Z"))),
          new Adjustment(
              "sunday-night",
              "outside-hours",
              "No pump is operated from 01:00 to 05:00 on Sundays",
              "user:ayu",
              new Recurrence(
                  LocalDateTime.parse("2026-01-04T01:00"),
                  ZoneId.of("Asia/Jakarta"),
                  Duration.ofHours(4),
                  Optional.of("FREQ=WEEKLY;BYDAY=SU"))));

  PumpSlo(String name, String title, String service, double target, double remaining) {
    this(name, title, service, target, remaining, BudgetState.HEALTHY, 0.6);
  }

  PumpSlo burning(double rate) {
    BudgetState worst = remaining > 0 ? BudgetState.BURNING : BudgetState.EXHAUSTED;
    return new PumpSlo(name, title, service, target, remaining, worst, rate);
  }

  PumpSlo unmeasured() {
    return new PumpSlo(name, title, service, target, remaining, BudgetState.UNMEASURED, 0);
  }

  PumpSlo reading() {
    return new PumpSlo(name, title, service, target, remaining, BudgetState.READING, burn);
  }

  SloDefinition definition() {
    Metric metric = new Metric(Map.of("query", "requests_total"));
    String source = service.equals("billing") ? "shop-eu" : "eu-prod";
    SloDefinition plain = plain(metric, source);
    if (!parts().isEmpty()) {
      return composite(plain);
    }
    return service.equals("commands") ? plain.withAdjustments(ADJUSTED) : plain;
  }

  /** One objective of the company is a composite of two services' SLIs. */
  private List<Part> parts() {
    return name.equals("alarms-latency")
        ? List.of(
            new Part("Alarms are written down", "alarms", 0.997, 1, 0.25),
            new Part("Texts leave within 10 s", "telemetry", 0.9965, 2, 0.2))
        : List.of();
  }

  private record Part(String name, String service, double target, double weight, double consumed) {
    Member member(SloDefinition slo) {
      SeriesId series = new SeriesId(slo.name() + ":" + name.length());
      return new Member(name, service, slo.indicator(), series, target, weight, 1);
    }

    Budget.MemberBudget budget(SloDefinition slo, WindowSum sum) {
      return new Budget.MemberBudget(member(slo), sum, consumed);
    }
  }

  private SloDefinition composite(SloDefinition plain) {
    return new SloDefinition(
        plain.name(),
        plain.document(),
        plain.displayName(),
        plain.service(),
        plain.description(),
        plain.labels(),
        parts().stream().map(part -> part.member(plain)).toList(),
        plain.budgeting(),
        plain.target(),
        plain.window(),
        plain.alertRules(),
        plain.noData(),
        plain.lowTraffic(),
        plain.adjustments());
  }

  private SloDefinition plain(Metric metric, String source) {
    return new SloDefinition(
        name,
        title,
        service,
        "",
        Map.of("tier", List.of(target >= 0.999 ? "1" : "2"), "region", List.of("eu")),
        new Indicator.Ratio(source, metric, false, metric, true),
        new SeriesId(name + ":0"),
        target,
        new TimeWindow.Rolling(Duration.ofDays(30)),
        List.of(rule("page", 14.4, 1, 5, 6, 6, 30), rule("ticket", 3, 24, 120, 1, 72, 360)));
  }

  Budget unadjusted() {
    return less().budget();
  }

  BurnDown unadjustedBurnDown(int steps) {
    return less().burnDown(steps);
  }

  private PumpSlo less() {
    return new PumpSlo(name, title, service, target, remaining - 0.2, state, burn);
  }

  private static AlertRule rule(
      String name,
      double fast,
      int fastHours,
      int fastMinutes,
      double slow,
      int slowHours,
      int slowMinutes) {
    return new AlertRule(
        name,
        "default",
        name,
        List.of(
            new BurnCondition(
                Duration.ofHours(fastHours),
                Optional.of(Duration.ofMinutes(fastMinutes)),
                Comparison.GT,
                fast),
            new BurnCondition(
                Duration.ofHours(slowHours),
                Optional.of(Duration.ofMinutes(slowMinutes)),
                Comparison.GT,
                slow)),
        Duration.ZERO,
        false,
        true,
        true,
        List.of());
  }

  private static MinuteRange window() {
    return new MinuteRange(AS_OF - WINDOW, AS_OF);
  }

  Budget budget() {
    long total = WINDOW * PER_MINUTE * Slice.SCALE;
    long bad = Math.round(total * (1 - target) * (1 - remaining));
    int measured = state == BudgetState.READING ? WINDOW / 3 : WINDOW - 74;
    WindowSum sum = new WindowSum(total - bad, total, measured, 74, WINDOW - 74 - measured);
    Optional<Duration> gone =
        burn > 1 && remaining > 0
            ? Optional.of(Duration.ofMinutes(Math.round(remaining * WINDOW / burn)))
            : Optional.empty();
    return new Budget(
        name,
        state,
        target,
        window(),
        AS_OF,
        sum,
        remaining,
        rates(sum),
        gone,
        state == BudgetState.READING ? 0.34 : 1,
        Optional.of(state == BudgetState.UNMEASURED ? AS_OF - 710 : AS_OF - 1),
        parts().stream().map(part -> part.budget(definition(), sum)).toList());
  }

  private List<Budget.BurnRate> rates(WindowSum sum) {
    double[] shares = {1.47, 1.19, 1.1, 1.05, 1, 0.34, 0.15};
    int[] minutes = {5, 30, 60, 120, 360, 1440, 4320};
    List<Budget.BurnRate> rates = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      double rate = Math.round(burn * shares[i] * 100) / 100.0;
      rates.add(new Budget.BurnRate(Duration.ofMinutes(minutes[i]), rate, sum));
    }
    return rates;
  }

  /** Falls slowly, jumps twice, and has half a day without data. */
  BurnDown burnDown(int steps) {
    List<BurnDown.Point> points = new ArrayList<>();
    for (int i = 1; i <= steps; i++) {
      double at = (double) i / steps;
      double lost =
          0.35 * at + (at > 0.38 ? 0.2 : 0) + (at > 0.82 ? 0.3 : 0) + Math.max(0, at - 0.95) * 3;
      boolean gap = (at > 0.52 && at < 0.56) || (state == BudgetState.UNMEASURED && at > 0.98);
      int minutes = WINDOW / steps;
      WindowSum sum =
          gap
              ? new WindowSum(0, 0, 0, minutes, 0)
              : new WindowSum(418_000L * minutes, 420_000L * minutes, minutes, 0, 0);
      points.add(
          new BurnDown.Point(
              window().from() + (long) (at * WINDOW), 1 - (1 - remaining) * lost, sum));
    }
    return new BurnDown(window(), points);
  }

  List<Slice> slices(MinuteRange range) {
    List<Slice> slices = new ArrayList<>();
    for (long minute = range.from(); minute < Math.min(range.to(), AS_OF); minute++) {
      long ago = AS_OF - minute;
      double total = Math.rint(PER_MINUTE + 120 * Math.sin(minute / 220.0));
      double errors = (1 - target) * burn * (1 + 0.6 * Math.sin(minute / 7.0));
      if ((ago > 300 && ago < 374) || (state == BudgetState.UNMEASURED && ago < 710)) {
        slices.add(Slice.missing(minute));
      } else {
        double share = ago < 60 || (ago > 620 && ago < 660) ? errors * 2 : errors * 0.3;
        slices.add(Slice.of(minute, total * (1 - share), total, Quality.COMPLETE));
      }
    }
    return slices;
  }

  /** Most days are quiet, some have an outage, and a service without data has none at all. */
  History history(MinuteRange range) {
    SliceBlock block = new SliceBlock(range);
    if (state == BudgetState.UNMEASURED) {
      return History.of(block);
    }
    Random random = new Random(name.hashCode());
    double share = 0;
    for (int i = 0; i < block.size(); i++) {
      if (i % 1_440 == 0) {
        share = (1 - target) * (1 - Math.min(remaining, 0.95)) * (0.3 + 1.2 * random.nextDouble());
      }
      boolean outage = i % 20_000 > 19_970;
      long total = PER_MINUTE * Slice.SCALE;
      double failing = outage ? Math.min(1, share * 60) : share;
      block.set(i, total, Math.min(total, Math.round(total * failing)), Quality.COMPLETE);
    }
    return History.of(block);
  }
}
