package io.andal.dialect.sloth;

import io.andal.dialect.Export;
import io.andal.dialect.ExportRequest;
import io.andal.dialect.Exporter;
import io.andal.dialect.OpenSlo;
import io.andal.dialect.sloth.SlothSlo.Resource;
import io.andal.slo.SloDefinition;
import io.andal.slo.SloDocuments;
import io.andal.slo.TimeWindow;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import io.andal.workspace.YamlText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The recording and alerting rules that Sloth 0.16 would make: a rule file, and a PrometheusRule
 * for each PrometheusServiceLevel that SLOs came from.
 */
public final class SlothRulesExporter implements Exporter {
  @Override
  public String format() {
    return "sloth";
  }

  @Override
  public String description() {
    return "Prometheus recording and alerting rules, as Sloth 0.16 makes them";
  }

  @Override
  public Export export(ExportRequest request) {
    List<Problem> problems = new ArrayList<>();
    Map<Resource, ArrayNode> byResource = new LinkedHashMap<>();
    Map<String, Integer> numbers = new HashMap<>();
    for (SloDefinition objective : request.objectives()) {
      int number = numbers.merge(objective.document(), 1, Integer::sum) - 1;
      Optional<SlothSlo> slo = SloReader.read(request, objective, number, problems);
      if (slo.isPresent() && objective.window() instanceof TimeWindow.Rolling rolling) {
        Windows windows = windows(request, objective, rolling.length(), problems);
        Rules.add(
            byResource.computeIfAbsent(slo.get().resource(), _ -> Rules.groups()),
            slo.get(),
            windows,
            mode(slo.get()),
            request.labels());
      }
    }
    List<Export.File> files = new ArrayList<>();
    byResource.forEach(
        (resource, groups) ->
            files.add(
                resource.equals(Resource.NONE)
                    ? new Export.File("rules.yaml", YamlText.write(file(groups)))
                    : new Export.File(
                        OpenSlo.name(resource.name()) + ".yaml",
                        YamlText.write(resource(resource, groups)))));
    return new Export(files, problems);
  }

  private static Windows windows(
      ExportRequest request, SloDefinition objective, Duration period, List<Problem> problems) {
    Optional<Windows> said = Windows.of(objective.alertRules(), period);
    Document document = request.document(objective);
    // Sloth records the windows of alerts that are disabled too.
    Optional<Windows> all =
        said.flatMap(
            _ -> Windows.of(SloDocuments.alertRules(document, request.documents()), period));
    Optional<Windows> recorded = all.or(() -> said).filter(some -> !some.all().isEmpty());
    if (recorded.isPresent()) {
      return recorded.get();
    }
    if (said.isEmpty()) {
      problems.add(
          request.cannotSay(
              document,
              "/spec/alertPolicies",
              document.id()
                  + ": its alerts have no form in Sloth, which knows one page and one ticket, each"
                  + " of pairs of windows",
              "Leave alertPolicies out for the usual alerts"));
    }
    Windows usual = Windows.usual(period);
    return new Windows(period, List.of(), List.of(), usual.all());
  }

  private static String mode(SlothSlo slo) {
    return switch (slo.spec()) {
      case SlothSlo.PLAIN -> "cli-gen-prom";
      case SlothSlo.CRD -> "cli-gen-k8s";
      default -> "cli-gen-openslo";
    };
  }

  private static ObjectNode file(ArrayNode groups) {
    ObjectNode file = OpenSlo.object();
    file.set("groups", groups);
    return file;
  }

  private static ObjectNode resource(Resource resource, ArrayNode groups) {
    ObjectNode rule = OpenSlo.object();
    rule.put("apiVersion", "monitoring.coreos.com/v1");
    rule.put("kind", "PrometheusRule");
    ObjectNode metadata = rule.putObject("metadata");
    Map<String, String> labels = new TreeMap<>(resource.labels());
    labels.put("app.kubernetes.io/component", "SLO");
    labels.put("app.kubernetes.io/managed-by", "sloth");
    labels.forEach(metadata.putObject("labels")::put);
    if (!resource.annotations().isEmpty()) {
      resource.annotations().forEach(metadata.putObject("annotations")::put);
    }
    metadata.put("name", resource.name());
    if (!resource.namespace().isEmpty()) {
      metadata.put("namespace", resource.namespace());
    }
    rule.putObject("spec").set("groups", groups);
    return rule;
  }
}
