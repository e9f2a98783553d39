package io.andal.dialect.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.slo.RuleVerdict;
import io.andal.slo.SloDefinition;
import io.andal.slo.engine.SloEngine;
import io.andal.testing.Promtool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs an SLO in Andal's engine and its exported rules in Prometheus, on the same samples, and
 * compares the alerts of every minute.
 *
 * <p>Rules are evaluated at whole minutes and count the minute that ended {@link
 * RuleSettings#delay} ago or longer: the one before last.
 */
final class SameAlerts {
  /** How often an alert was firing at a minute, and how often one began or ended. */
  record Outcome(int firing, int changes) {}

  private SameAlerts() {}

  /**
   * Compares.
   *
   * @param slices of each member, all over the same minutes from 1970 on
   */
  static Outcome compare(
      SloDefinition slo, int scrapeSeconds, String series, Map<SeriesId, List<Slice>> slices) {
    ExactRules rules = ExactRules.of(List.of(slo), RuleSettings.DEFAULT, Map.of());
    assertThat(rules.problems()).isEmpty();
    SloEngine engine = new SloEngine(slo, -2);
    slices
        .keySet()
        .forEach(id -> engine.put(Map.of(id, List.of(Slice.missing(-2), Slice.missing(-1)))));
    StringBuilder tests = new StringBuilder();
    tests.append("rule_files: [rules.yaml]\nevaluation_interval: 1m\ntests:\n- interval: ");
    tests.append(scrapeSeconds).append("s\n  input_series:\n").append(series);
    tests.append("  promql_expr_test:\n");
    Map<String, Boolean> firing = new HashMap<>();
    int firingMinutes = 0;
    int changes = 0;
    int minutes = slices.values().iterator().next().size();
    for (int minute = 0; minute < minutes; minute++) {
      Map<SeriesId, List<Slice>> now = new LinkedHashMap<>();
      int at = minute;
      slices.forEach((id, all) -> now.put(id, List.of(all.get(at))));
      engine.put(now);
      engine.advance(minute + 1);
      List<String> expected = new ArrayList<>();
      for (RuleVerdict verdict : engine.verdicts()) {
        String rule = verdict.rule().name();
        boolean before = firing.getOrDefault(rule, false);
        boolean after =
            switch (verdict.verdict()) {
              case HOLDS -> true;
              case CLEAR -> false;
              case UNMEASURED -> before;
            };
        changes += after == before ? 0 : 1;
        firing.put(rule, after);
        if (after) {
          expected.add(rule);
          firingMinutes++;
        }
      }
      expect(tests, minute + 2, expected);
    }
    Promtool.Answer answer = Promtool.test(rules.file().yaml(), tests.toString());
    assertThat(answer.accepted()).as(answer.output()).isTrue();
    return new Outcome(firingMinutes, changes);
  }

  private static void expect(StringBuilder tests, long minute, List<String> rules) {
    tests.append(
        """
          - expr: count by (rule) (ALERTS{alertname="SloBudgetBurn",alertstate="firing"})
            eval_time: %dm
            exp_samples:%s
        """
            .formatted(minute, rules.isEmpty() ? " []" : ""));
    for (String rule : rules) {
      tests.append("    - labels: '{rule=\"").append(rule).append("\"}'\n      value: 1\n");
    }
  }
}
