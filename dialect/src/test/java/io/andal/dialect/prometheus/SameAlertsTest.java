package io.andal.dialect.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.signal.Slice;
import io.andal.slo.RuleVerdict;
import io.andal.slo.SloDefinition;
import io.andal.slo.engine.SloEngine;
import io.andal.testing.Promtool;
import io.andal.testing.RealPrometheus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The exported rules in Prometheus, and Andal's engine, on the same samples: the same alerts at the
 * same minutes.
 */
class SameAlertsTest {
  private static final String OK = "requests_total{job=\"shop\",instance=\"a\",code=\"200\"}";
  private static final String FAILED = "requests_total{job=\"shop\",instance=\"a\",code=\"500\"}";
  private static final int SCRAPE_SECONDS = 15;

  @BeforeAll
  static void prometheusIsInstalled() {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
  }

  @Test
  void theDefaultAlertsFireAndEndAtTheSameMinutes() {
    SloDefinition slo = Objectives.counted(0.99, Duration.ofDays(30));

    Outcome outcome = compare(slo, traffic(3 * 1440, 7));

    assertThat(outcome.firing()).isGreaterThan(20);
    assertThat(outcome.changes()).isGreaterThan(4);
  }

  /** Uneven traffic with outages of different length and depth, restarts, and missed scrapes. */
  private static Scrapes traffic(int minutes, long seed) {
    Random random = new Random(seed);
    Scrapes scrapes = new Scrapes(SCRAPE_SECONDS);
    long ok = 1000;
    long failed = 10;
    for (int i = 0; i < minutes * 60 / SCRAPE_SECONDS; i++) {
      int minute = i * SCRAPE_SECONDS / 60;
      double day = 1 + 0.9 * Math.sin(minute * 2 * Math.PI / 1440);
      double errors = share(minute);
      int requests = (int) (random.nextInt(200) * day * day);
      int bad = 0;
      for (int r = 0; r < requests; r++) {
        bad += random.nextDouble() < errors ? 1 : 0;
      }
      ok += requests - bad;
      failed += bad;
      if (random.nextInt(2000) == 0) {
        ok = requests / 2;
        failed = 0;
      }
      boolean scraped = minute % 700 > 9 && random.nextInt(50) > 0;
      scrapes.add(OK, scraped ? ok : null);
      scrapes.add(FAILED, scraped ? failed : null);
    }
    return scrapes;
  }

  private static double share(int minute) {
    if (minute > 1000 && minute < 1060) {
      return 0.4;
    }
    if (minute > 2000 && minute < 2400) {
      return 0.08;
    }
    if (minute > 2900 && minute < 4000) {
      return 0.04;
    }
    return 0.002;
  }

  /**
   * How often an alert was firing at a minute, and how often one began or ended.
   *
   * <p>Rules are evaluated at whole minutes and count the minute that ended {@link
   * RuleSettings#delay} ago or longer: the one before last.
   */
  private record Outcome(int firing, int changes) {}

  private static Outcome compare(SloDefinition slo, Scrapes scrapes) {
    return compare(slo, scrapes, scrapes.slices(List.of(FAILED), List.of(OK, FAILED), 3 * 1440));
  }

  private static Outcome compare(SloDefinition slo, Scrapes scrapes, List<Slice> slices) {
    ExactRules rules = ExactRules.of(List.of(slo), RuleSettings.DEFAULT, Map.of());
    assertThat(rules.problems()).isEmpty();
    SloEngine engine = new SloEngine(slo, -2);
    engine.put(List.of(Slice.missing(-2), Slice.missing(-1)));
    StringBuilder tests =
        new StringBuilder("rule_files: [rules.yaml]\nevaluation_interval: 1m\ntests:\n");
    tests.append("- interval: ").append(SCRAPE_SECONDS).append("s\n  input_series:\n");
    tests.append(scrapes.yaml()).append("  promql_expr_test:\n");
    Map<String, Boolean> firing = new HashMap<>();
    int firingMinutes = 0;
    int changes = 0;
    for (Slice slice : slices) {
      engine.put(List.of(slice));
      engine.advance(slice.minute() + 1);
      List<String> expected = new ArrayList<>();
      for (RuleVerdict verdict : engine.verdicts()) {
        String rule = verdict.rule().name();
        @Nullable Boolean before = firing.getOrDefault(rule, false);
        boolean now =
            switch (verdict.verdict()) {
              case HOLDS -> true;
              case CLEAR -> false;
              case UNMEASURED -> before;
            };
        changes += now == before ? 0 : 1;
        firing.put(rule, now);
        if (now) {
          expected.add(rule);
          firingMinutes++;
        }
      }
      expect(tests, slice.minute() + 2, expected);
    }
    Promtool.Answer answer = Promtool.test(rules.file().yaml(), tests.toString());
    assertThat(answer.accepted()).as(answer.output()).isTrue();
    return new Outcome(firingMinutes, changes);
  }

  private static void expect(StringBuilder tests, long minute, List<String> rules) {
    tests.append(
        String.format(
            Locale.ROOT,
            "  - expr: count by (rule) (ALERTS{alertstate=\"firing\"})\n    eval_time: %dm\n    exp_samples:%s\n",
            minute,
            rules.isEmpty() ? " []" : ""));
    for (String rule : rules) {
      tests.append("    - labels: '{rule=\"").append(rule).append("\"}'\n      value: 1\n");
    }
  }
}
