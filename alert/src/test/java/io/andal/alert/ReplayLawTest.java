package io.andal.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.channel.Cause;
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
import io.andal.slo.Budgeting;
import io.andal.slo.BurnCondition;
import io.andal.slo.LowTraffic;
import io.andal.slo.Member;
import io.andal.slo.NoData;
import io.andal.slo.Recurrence;
import io.andal.slo.RuleVerdict;
import io.andal.slo.SloDefinition;
import io.andal.slo.TimeWindow;
import io.andal.slo.engine.SliceBlock;
import io.andal.slo.engine.SloEngine;
import io.andal.slo.replay.History;
import io.andal.slo.replay.Replay;
import io.andal.slo.replay.Replayed;
import java.time.Duration;
import java.time.Instant;
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
    List<List<Slice>> slices = slo.members().stream().map(_ -> traffic(random, range)).toList();
    Lived lived = live(slo, slices, range);

    Replayed replayed =
        Replay.run(
            slo,
            new History(range, slices.stream().map(list -> SliceBlock.of(range, list)).toList()));

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

  private static Lived live(SloDefinition slo, List<List<Slice>> slices, MinuteRange range) {
    SloEngine engine = new SloEngine(slo, range.from());
    List<Spelled> alerts = new ArrayList<>();
    Map<String, Episode> episodes = new HashMap<>();
    Map<String, Long> fired = new HashMap<>();
    double[] remaining = new double[(int) range.minutes() + 1];
    Map<Long, Budget> budgets = new HashMap<>();
    int[] next = new int[slices.size()];
    for (long asOf = range.from() + 1; asOf <= range.to(); asOf++) {
      Map<SeriesId, List<Slice>> arriving = new HashMap<>();
      for (int m = 0; m < next.length; m++) {
        List<Slice> all = slices.get(m);
        if (next[m] < all.size() && all.get(next[m]).minute() < asOf) {
          arriving.put(slo.members().get(m).series(), List.of(all.get(next[m]++)));
        }
      }
      engine.put(arriving);
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
    double target = List.of(0.9, 0.99, 0.999).get(random.nextInt(3));
    List<Member> members = new ArrayList<>();
    int count = random.nextInt(3) == 0 ? 2 : 1;
    for (int i = 0; i < count; i++) {
      members.add(
          new Member(
              "member-" + i,
              "service",
              new Indicator.Ratio("metrics", metric, false, metric, true),
              new SeriesId("slo:" + i),
              target,
              count == 1 ? 1 : 0.5 + i,
              0.95));
    }
    Duration slice = Duration.ofMinutes(List.of(1, 5, 7).get(random.nextInt(3)));
    return new SloDefinition(
        "slo",
        "slo",
        "slo",
        "service",
        "",
        Map.of(),
        members,
        List.of(
                Budgeting.OCCURRENCES,
                new Budgeting.Timeslices(slice),
                new Budgeting.RatioTimeslices(slice))
            .get(random.nextInt(3)),
        target,
        window,
        rules,
        new NoData(List.of(NoData.Treatment.values()).get(random.nextInt(4)), Optional.empty()),
        random.nextInt(3) == 0
            ? new LowTraffic(random.nextInt(2_000), random.nextInt(50), random.nextBoolean())
            : LowTraffic.DEFAULT,
        random.nextInt(3) == 0 ? List.of(adjustment(random)) : List.of());
  }

  private static Adjustment adjustment(Random random) {
    Instant start = MinuteRange.startOf(START + 20 + random.nextInt(MINUTES - 200));
    Duration length = Duration.ofMinutes(1 + random.nextInt(120));
    return new Adjustment(
        "planned", "maintenance", "", "", Recurrence.once(start, start.plus(length)));
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
    OptionalDouble left =
        random.nextInt(3) == 0 ? OptionalDouble.of(random.nextDouble()) : OptionalDouble.empty();
    return new AlertRule(
        name,
        "default",
        name,
        anyOf,
        left,
        left.isPresent() && !anyOf.isEmpty() && random.nextBoolean(),
        Duration.ofSeconds(random.nextInt(3) * 150L),
        random.nextBoolean(),
        true,
        true,
        List.of());
  }
}
