package io.andal.dialect.prometheus;

import io.andal.dialect.Export;
import io.andal.dialect.ExportRequest;
import io.andal.dialect.Exporter;
import io.andal.slo.SloDefinition;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes exact rules for a Prometheus of some generation. */
public final class PrometheusExporter implements Exporter {
  private final String format;
  private final String description;
  private final RuleSettings settings;

  private PrometheusExporter(String format, String description, RuleSettings settings) {
    this.format = format;
    this.description = description;
    this.settings = settings;
  }

  /** For every Prometheus from 2.42 on. */
  public static PrometheusExporter plain() {
    return new PrometheusExporter(
        "prometheus",
        "Prometheus rules that count events exactly, and alerts on them",
        RuleSettings.DEFAULT);
  }

  /** For Prometheus 3, which knows names with dots. */
  public static PrometheusExporter utf8() {
    RuleSettings settings = RuleSettings.DEFAULT;
    return new PrometheusExporter(
        "prometheus3",
        "the same for Prometheus 3, where names may have dots",
        new RuleSettings(settings.delay(), settings.gap(), true));
  }

  @Override
  public String format() {
    return format;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public Export export(ExportRequest request) {
    ExactRules rules = ExactRules.of(request.objectives(), settings, request.labels());
    List<Problem> problems = new ArrayList<>();
    Set<String> unfit = new HashSet<>();
    for (Inexpressible found : rules.problems()) {
      unfit.add("andal-" + found.slo());
      SloDefinition slo =
          request.objectives().stream()
              .filter(definition -> definition.name().equals(found.slo()))
              .findFirst()
              .orElseThrow();
      problems.add(
          request.cannotSay(
              request.document(slo),
              "/spec",
              "SLO %s: %s".formatted(found.slo(), found.feature()),
              found.remedy()));
    }
    List<RuleGroup> groups =
        rules.file().groups().stream().filter(group -> !unfit.contains(group.name())).toList();
    return new Export(
        List.of(new Export.File("andal-rules.yaml", new RuleFile(groups).yaml())), problems);
  }
}
