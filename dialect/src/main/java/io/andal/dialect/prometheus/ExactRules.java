package io.andal.dialect.prometheus;

import io.andal.slo.SloDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The rules of many SLOs, one group each.
 *
 * @param problems what had no words; the groups concerned say something else than their SLOs
 */
public record ExactRules(RuleFile file, List<Inexpressible> problems) {
  public ExactRules {
    problems = List.copyOf(problems);
  }

  /**
   * Writes rules, SLOs by name.
   *
   * @param labels put on all series and alerts
   */
  public static ExactRules of(
      List<SloDefinition> definitions, RuleSettings settings, Map<String, String> labels) {
    List<RuleGroup> groups = new ArrayList<>();
    List<Inexpressible> problems = new ArrayList<>();
    definitions.stream()
        .sorted(Comparator.comparing(SloDefinition::name))
        .forEach(
            definition -> {
              SloRules rules = new SloRules(definition, settings, labels);
              groups.add(rules.group());
              problems.addAll(rules.problems());
            });
    return new ExactRules(new RuleFile(groups), problems);
  }
}
