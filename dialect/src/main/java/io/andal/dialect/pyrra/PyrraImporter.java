package io.andal.dialect.pyrra;

import io.andal.dialect.ForeignValue;
import io.andal.dialect.ImportOptions;
import io.andal.dialect.Imported;
import io.andal.dialect.Importer;
import io.andal.dialect.OpenSlo;
import io.andal.dialect.PromDuration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Pyrra's ServiceLevelObjective, version v1alpha1. */
public final class PyrraImporter implements Importer {
  private static final String VERSION = "pyrra.dev/v1alpha1";
  private static final String PREFIX = "pyrra.dev/";
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Pattern LABEL =
      Pattern.compile("[a-zA-Z0-9]([-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?");

  /** What a cluster writes into metadata, and no author. */
  private static final String[] METADATA = {
    "name",
    "namespace",
    "labels",
    "annotations",
    "creationTimestamp",
    "generation",
    "managedFields",
    "resourceVersion",
    "selfLink",
    "uid"
  };

  /** Fields about the rules that Pyrra writes, which the SLO itself doesn't depend on. */
  private static final List<String> OUTPUT =
      List.of("alerting", "partial_response_strategy", "performanceOverAccuracy", "ruleOutput");

  @Override
  public String name() {
    return "pyrra";
  }

  @Override
  public boolean recognizes(ObjectNode document) {
    return document.path("apiVersion").asString("").startsWith(PREFIX);
  }

  @Override
  public void read(List<ForeignValue> documents, ImportOptions options, Imported into) {
    for (ForeignValue document : documents) {
      if (!document.text("apiVersion").equals(VERSION)
          || !document.text("kind").equals("ServiceLevelObjective")) {
        into.problem(
            document.error(
                "dialect-version",
                "Pyrra has no '%s' of version '%s'"
                    .formatted(document.text("kind"), document.text("apiVersion")),
                "Write apiVersion: %s and kind: ServiceLevelObjective".formatted(VERSION)));
        continue;
      }
      read(document, options, into);
    }
  }

  private static void read(ForeignValue document, ImportOptions options, Imported into) {
    document.onlyHas(into, "apiVersion", "kind", "metadata", "spec", "status");
    ForeignValue metadata = document.child("metadata");
    metadata.onlyHas(into, METADATA);
    ForeignValue spec = document.child("spec");
    List<String> fields = new ArrayList<>(List.of("description", "target", "window", "indicator"));
    fields.addAll(OUTPUT);
    spec.onlyHas(into, fields.toArray(String[]::new));
    Optional<BigDecimal> target = target(spec.child("target"), into);
    Optional<String> window = window(spec.child("window"), into);
    Optional<IndicatorReader.Indicator> indicator =
        new IndicatorReader(options.source(), into).read(spec.child("indicator"));
    if (metadata.text("name").isEmpty()) {
      into.problem(metadata.error("name-missing", "The SLO has no name", "Write metadata.name"));
      return;
    }
    if (target.isEmpty() || window.isEmpty() || indicator.isEmpty()) {
      return;
    }
    OpenSlo.addSource(document, options, into);
    String service = service(metadata, indicator.get());
    into.add(document, OpenSlo.service(OpenSlo.name(service), service));
    ObjectNode slo =
        OpenSlo.document("SLO", OpenSlo.name(metadata.text("name")), metadata.text("name"));
    describe(slo, metadata, spec);
    ObjectNode body = slo.putObject("spec");
    OpenSlo.explain(body, spec.child("description"), into);
    body.put("service", OpenSlo.name(service));
    ObjectNode inline = body.putObject("indicator");
    inline.putObject("metadata").put("name", OpenSlo.name(metadata.text("name")));
    inline.putObject("spec").set("ratioMetric", indicator.get().ratio());
    body.putArray("timeWindow").addObject().put("duration", window.get()).put("isRolling", true);
    body.put("budgetingMethod", "Occurrences");
    body.putArray("objectives").addObject().put("targetPercent", target.get());
    into.add(document, slo);
    into.note(
        document,
        "'%s' belongs to service '%s'; it has Andal's alerts, which Pyrra's factors are near to"
            .formatted(metadata.text("name"), OpenSlo.name(service)));
  }

  private static Optional<BigDecimal> target(ForeignValue target, Imported into) {
    Optional<BigDecimal> percent =
        target.number().filter(n -> n.signum() > 0 && n.compareTo(HUNDRED) < 0);
    if (percent.isEmpty()) {
      into.problem(
          target.error(
              "target-range",
              target.present()
                  ? "A target of '%s' leaves no error budget, or promises nothing"
                      .formatted(target.text())
                  : "The SLO has no target",
              "Write percent above 0 and below 100, such as '99.9'"));
    } else if (percent.get().compareTo(BigDecimal.ONE) < 0) {
      into.problem(
          target.warning(
              "target-range",
              "A target of %s is less than one percent".formatted(target.text()),
              "Pyrra's targets are percent: write 99.9 and not 0.999"));
    }
    return percent.map(OpenSlo::plain);
  }

  private static Optional<String> window(ForeignValue window, Imported into) {
    Optional<String> shorthand = PromDuration.shorthand(window.text());
    if (shorthand.isEmpty()) {
      into.problem(
          window.error(
              "duration-form",
              window.present()
                  ? "'%s' is no duration of whole minutes".formatted(window.text())
                  : "The SLO has no window",
              "Write one such as 4w or 30d"));
    }
    return shorthand;
  }

  /** Pyrra knows no services: its label says it, or the job of the metric, or the namespace. */
  private static String service(ForeignValue metadata, IndicatorReader.Indicator indicator) {
    List<String> candidates =
        List.of(
            metadata.child("labels").text(PREFIX + "service"),
            indicator.job(),
            metadata.text("namespace"),
            metadata.text("name"));
    return candidates.stream().filter(text -> !text.isEmpty()).findFirst().orElseThrow();
  }

  private static void describe(ObjectNode slo, ForeignValue metadata, ForeignValue spec) {
    JsonMapper json = new JsonMapper();
    Map<String, String> labels = new TreeMap<>();
    Map<String, String> others = new TreeMap<>();
    metadata
        .child("labels")
        .texts()
        .forEach((k, v) -> (LABEL.matcher(k).matches() ? labels : others).put(k, v));
    others.forEach(
        (key, value) -> {
          if (key.startsWith(PREFIX) && LABEL.matcher(key.substring(PREFIX.length())).matches()) {
            labels.putIfAbsent(key.substring(PREFIX.length()), value);
          }
        });
    Map<String, String> annotations = metadata.child("annotations").texts();
    if (!others.isEmpty()) {
      annotations.put(PREFIX + "labels", json.writeValueAsString(others));
    }
    if (metadata.has("namespace")) {
      annotations.put(PREFIX + "namespace", metadata.text("namespace"));
    }
    ObjectNode output = OpenSlo.object();
    OUTPUT.stream().filter(spec::has).forEach(field -> output.set(field, spec.child(field).node()));
    if (!output.isEmpty()) {
      annotations.put(PREFIX + "rules", json.writeValueAsString(output));
    }
    OpenSlo.describe(slo, "labels", labels);
    OpenSlo.describe(slo, "annotations", annotations);
  }
}
