package io.andal.dialect.slogenerator;

import io.andal.dialect.ForeignValue;
import io.andal.dialect.ImportOptions;
import io.andal.dialect.Imported;
import io.andal.dialect.Importer;
import io.andal.dialect.OpenSlo;
import io.andal.dialect.PromDuration;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** slo-generator's SLOs of version 2, and its shared configuration. */
public final class SloGeneratorImporter implements Importer {
  private static final String VERSION = "sre.google.com/v2";
  private static final String PREFIX = "slo-generator.google.com/";

  @Override
  public String name() {
    return "slo-generator";
  }

  @Override
  public boolean recognizes(ObjectNode document) {
    return document.path("apiVersion").asString("").startsWith("sre.google.com/")
        || isConfiguration(document);
  }

  private static boolean isConfiguration(ObjectNode document) {
    return !document.has("apiVersion")
        && (document.has("error_budget_policies") || document.has("backends"));
  }

  @Override
  public void read(List<ForeignValue> documents, ImportOptions options, Imported into) {
    Policies policies = new Policies(into);
    List<ForeignValue> slos =
        documents.stream().filter(d -> !isConfiguration((ObjectNode) d.node())).toList();
    documents.stream().filter(d -> !slos.contains(d)).forEach(policies::read);
    for (ForeignValue slo : slos) {
      if (!slo.text("apiVersion").equals(VERSION)
          || !slo.text("kind").equals("ServiceLevelObjective")) {
        into.problem(
            slo.error(
                "dialect-version",
                "slo-generator has no '%s' of version '%s'"
                    .formatted(slo.text("kind"), slo.text("apiVersion")),
                "Write apiVersion: %s and kind: ServiceLevelObjective; slo-generator migrate"
                        .formatted(VERSION)
                    + " makes it of version 1"));
        continue;
      }
      read(slo, policies, options, into);
    }
  }

  private static void read(
      ForeignValue document, Policies policies, ImportOptions options, Imported into) {
    document.onlyHas(into, "apiVersion", "kind", "metadata", "spec");
    ForeignValue metadata = document.child("metadata");
    metadata.onlyHas(into, "name", "labels", "annotations");
    ForeignValue spec = document.child("spec");
    spec.onlyHas(
        into,
        "description",
        "goal",
        "backend",
        "method",
        "service_level_indicator",
        "error_budget_policy",
        "exporters");
    Optional<BigDecimal> goal = goal(spec.child("goal"), into);
    Optional<ObjectNode> indicator = indicator(spec, options, into);
    String name = metadata.text("name");
    if (name.isEmpty()) {
      into.problem(metadata.error("name-missing", "The SLO has no name", "Write metadata.name"));
      return;
    }
    if (goal.isEmpty() || indicator.isEmpty()) {
      return;
    }
    OpenSlo.addSource(document, options, into);
    String service = service(metadata);
    into.add(document, OpenSlo.service(OpenSlo.name(service), service));
    ObjectNode slo = OpenSlo.document("SLO", OpenSlo.name(name), name);
    OpenSlo.describe(slo, "labels", metadata.child("labels").texts());
    OpenSlo.describe(slo, "annotations", annotations(metadata, spec));
    ObjectNode body = slo.putObject("spec");
    OpenSlo.explain(body, spec.child("description"), into);
    body.put("service", OpenSlo.name(service));
    ObjectNode inline = body.putObject("indicator");
    inline.putObject("metadata").put("name", OpenSlo.name(name));
    inline.putObject("spec").set("ratioMetric", indicator.get());
    String window =
        policies.longest(document).flatMap(PromDuration::shorthand).orElse(options.period());
    body.putArray("timeWindow").addObject().put("duration", window).put("isRolling", true);
    body.put("budgetingMethod", "Occurrences");
    body.putArray("objectives").addObject().put("target", goal.get());
    ArrayNode alertPolicies = OpenSlo.object().putArray("alertPolicies");
    policies.refer(document, alertPolicies);
    if (!alertPolicies.isEmpty()) {
      body.set("alertPolicies", alertPolicies);
    }
    into.add(document, slo);
  }

  private static Optional<BigDecimal> goal(ForeignValue goal, Imported into) {
    Optional<BigDecimal> share =
        goal.number()
            .filter(n -> n.signum() > 0 && n.compareTo(BigDecimal.ONE) < 0)
            .map(OpenSlo::plain);
    if (share.isEmpty()) {
      into.problem(
          goal.error(
              "target-range",
              goal.present()
                  ? "A goal of %s leaves no error budget, or promises nothing"
                      .formatted(goal.text())
                  : "The SLO has no goal",
              "Write more than 0 and less than 1, such as 0.999"));
    }
    return share;
  }

  private static Optional<ObjectNode> indicator(
      ForeignValue spec, ImportOptions options, Imported into) {
    String backend = spec.text("backend");
    ForeignValue indicator = spec.child("service_level_indicator");
    if (backend.equals("prometheus") || backend.startsWith("prometheus/")) {
      return new IndicatorReader(options.source(), into).read(spec.child("method"), indicator);
    }
    if (backend.isEmpty()) {
      into.problem(
          spec.child("backend").error("missing-field", "The SLO has no backend", "Write backend"));
      return Optional.empty();
    }
    into.problem(
        spec.child("backend")
            .warning(
                "backend-not-read",
                "Andal doesn't read from '%s'; the queries are kept as they are".formatted(backend),
                "Write a DataSource '%s' for who evaluates them, or use Prometheus"
                    .formatted(OpenSlo.name(backend))));
    return ForeignBackend.read(backend, spec.child("method"), indicator, into);
  }

  /** The label that old and new versions use, else the SLO's own name. */
  private static String service(ForeignValue metadata) {
    ForeignValue labels = metadata.child("labels");
    return List.of(labels.text("service_name"), labels.text("service"), metadata.text("name"))
        .stream()
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> annotations(ForeignValue metadata, ForeignValue spec) {
    Map<String, String> annotations = new TreeMap<>(metadata.child("annotations").texts());
    if (spec.has("exporters")) {
      annotations.put(
          PREFIX + "exporters",
          new JsonMapper().writeValueAsString(spec.child("exporters").node()));
    }
    return annotations;
  }
}
