package io.andal.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.Comparison;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.slo.AlertRule;
import io.andal.slo.Budget;
import io.andal.slo.BudgetState;
import io.andal.slo.BurnCondition;
import io.andal.slo.RuleVerdict;
import io.andal.slo.SloDefinition;
import io.andal.slo.TimeWindow;
import io.andal.slo.engine.SliceBlock;
import io.andal.slo.engine.SloEngine;
import io.andal.slo.replay.History;
import io.andal.slo.replay.Replay;
import io.andal.slo.replay.Replayed;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Recomputed at once or minute by minute as it happens: the same alerts and budgets. */
class ReplayLawTest {
  private static final long START = 29_400_000;
  private static final int MINUTES = 700;
  private static final List<Comparison> COMPARISONS = List.of(Comparison.values());

  @Property(tries = 300)
  void aReplayComesToWhatTheRunningEngineAndTheAlertsCameTo(
      @ForAll long seed, @ForAll("windows") TimeWindow window) {
    Random random = new Random(seed);
    MinuteRange range = new MinuteRange(START, START + MINUTES);
    SloDefinition slo = slo(random, window);
    List<Slice> slices = traffic(random, range);
    Lived lived = live(slo, slices, range);

    Replayed replayed = Replay.run(slo, History.of(SliceBlock.of(range, slices)));

    assertThat(replayed.alerts().stream().map(ReplayLawTest::spell).toList())
        .isEqualTo(lived.alerts());
    assertThat(replayed.remaining()).isEqualTo(lived.last().remaining());
    for (Replayed.Point point : replayed.points()) {
      assertThat(point.remaining()).isEqualTo(lived.remaining()[(int) (point.minute() - START)]);
    }
    for (Replayed.Window whole : replayed.windows()) {
      Budget then = lived.budgets().get(whole.range().to());
      assertThat(then).isNotNull();
      assertThat(whole.sum()).isEqualTo(then.period());
      assertThat(whole.range()).isEqualTo(then.window());
    }
  }

  @Provide
  Arbitrary<TimeWindow> windows() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    LocalDateTime start = LocalDateTime.of(2022, 1, 31, 12, 30);
    return Arbitraries.of(
        new TimeWindow.Rolling(Duration.ofMinutes(90)),
        new TimeWindow.Rolling(Duration.ofHours(6)),
        new TimeWindow.Rolling(Duration.ofDays(30)),
        new TimeWindow.Calendar(start, Period.ofDays(1), berlin),
        new TimeWindow.Calendar(start, Period.ofMonths(1), berlin));
  }

  /** An alert as both sides tell it. */
  record Spelled(String rule, boolean noData, long from, long to, boolean open) {}

  private static Spelled spell(Replayed.Alert alert) {
    return new Spelled(
        alert.rule(),
        alert.cause() == Replayed.Cause.NO_DATA,
        alert.firing().from(),
        alert.firing().to(),
        alert.open());
  }

  private record Lived(
      List<Spelled> alerts, double[] remaining, Map<Long, Budget> budgets, Budget last) {}

  private static Lived live(SloDefinition slo, List<Slice> slices, MinuteRange range) {
    SloEngine engine = new SloEngine(slo, range.from());
    List<Spelled> alerts = new ArrayList<>();
    Map<String, Episode> episodes = new HashMap<>();
    Map<String, Long> fired = new HashMap<>();
    double[] remaining = new double[(int) range.minutes() + 1];
    Map<Long, Budget> budgets = new HashMap<>();
    int next = 0;
    for (long asOf = range.from() + 1; asOf <= range.to(); asOf++) {
      if (next < slices.size() && slices.get(next).minute() < asOf) {
        engine.put(List.of(slices.get(next++)));
      }
      engine.advance(asOf);
      Budget budget = engine.budget();
      remaining[(int) (asOf - range.from())] = budget.remaining();
      budgets.put(asOf, budget);
      for (RuleVerdict verdict : engine.verdicts()) {
        String rule = verdict.rule().name();
        Optional<Episode> after =
            AlertMachine.next(
                Optional.ofNullable(episodes.remove(rule)),
                verdict,
                budget.state() == BudgetState.READING);
        Episode episode = after.orElse(null);
        if (episode == null) {
          continue;
        }
        boolean noData = episode.cause() == Cause.NO_DATA;
        switch (episode.state()) {
          case PENDING -> episodes.put(rule, episode);
          case FIRING -> {
            fired.putIfAbsent(rule, asOf);
            episodes.put(rule, episode);
          }
          case RESOLVED ->
              alerts.add(
                  new Spelled(
                      rule, noData, Objects.requireNonNull(fired.remove(rule)), asOf, false));
        }
      }
    }
    fired.forEach(
        (rule, from) ->
            alerts.add(
                new Spelled(
                    rule,
                    Objects.requireNonNull(episodes.get(rule)).cause() == Cause.NO_DATA,
                    from,
                    range.to(),
                    true)));
    alerts.sort(Comparator.comparingLong(Spelled::from).thenComparing(Spelled::rule));
    return new Lived(alerts, remaining, budgets, engine.budget());
  }

  private static List<Slice> traffic(Random random, MinuteRange range) {
    List<Slice> slices = new ArrayList<>();
    long minute = range.from();
    while (minute < range.to()) {
      int length = 1 + random.nextInt(80);
      int kind = random.nextInt(8);
      for (int i = 0; i < length && minute < range.to(); i++, minute++) {
        switch (kind) {
          case 0 -> {}
          case 1 -> slices.add(Slice.missing(minute));
          default -> {
            long total = random.nextInt(2_000) * Slice.SCALE;
            double share = kind < 4 ? random.nextDouble() : 0.02 * random.nextDouble();
            long bad = (long) (total * share);
            slices.add(new Slice(minute, total - bad, total, Quality.COMPLETE));
          }
        }
      }
    }
    return slices;
  }

  private static SloDefinition slo(Random random, TimeWindow window) {
    Metric metric = new Metric(Map.of("query", "requests"));
    List<AlertRule> rules = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      rules.add(rule("rule-" + i, random));
    }
    return new SloDefinition(
        "slo",
        "slo",
        "service",
        "",
        Map.of(),
        new Indicator.Ratio("metrics", metric, false, metric, true),
        new SeriesId("slo:0"),
        List.of(0.9, 0.99, 0.999).get(random.nextInt(3)),
        window,
        rules);
  }

  private static AlertRule rule(String name, Random random) {
    List<BurnCondition> anyOf = new ArrayList<>();
    for (int i = 0; i < random.nextInt(3); i++) {
      Duration longWindow = Duration.ofMinutes(1 + random.nextInt(200));
      anyOf.add(
          new BurnCondition(
              longWindow,
              random.nextBoolean()
                  ? Optional.empty()
                  : Optional.of(Duration.ofMinutes(1 + random.nextInt(20))),
              COMPARISONS.get(random.nextInt(COMPARISONS.size())),
              0.5 + 10 * random.nextDouble()));
    }
    return new AlertRule(
        name,
        "default",
        name,
        anyOf,
        OptionalDouble.empty(),
        Duration.ofSeconds(random.nextInt(3) * 150L),
        random.nextBoolean(),
        true,
        true,
        List.of());
  }
}
