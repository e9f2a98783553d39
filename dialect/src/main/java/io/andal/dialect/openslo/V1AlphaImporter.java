package io.andal.dialect.openslo;

import io.andal.dialect.ForeignValue;
import io.andal.dialect.ImportOptions;
import io.andal.dialect.Imported;
import io.andal.dialect.Importer;
import io.andal.dialect.OpenSlo;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenSLO v1alpha with ratios: each objective has a ratio of its own there, and in v1 an SLO has
 * one, so each becomes an SLO, called as Sloth calls it. Other documents of v1alpha stay as they
 * are, for Andal reads them.
 */
public final class V1AlphaImporter implements Importer {
  private static final String VERSION = "openslo/v1alpha";
  private static final Map<String, String> UNITS =
      Map.of("Minute", "m", "Hour", "h", "Day", "d", "Week", "w", "Month", "M", "Quarter", "Q");

  @Override
  public String name() {
    return "openslo-v1alpha";
  }

  @Override
  public boolean recognizes(ObjectNode document) {
    return document.path("apiVersion").asString("").equals(VERSION);
  }

  @Override
  public void read(List<ForeignValue> documents, ImportOptions options, Imported into) {
    for (ForeignValue document : documents) {
      boolean ratios =
          document.child("spec").child("objectives").items().stream()
              .anyMatch(objective -> objective.has("ratioMetrics"));
      if (ratios && document.text("kind").equals("SLO")) {
        split(document, options, into);
      } else {
        into.addAsIs(document, (ObjectNode) document.node());
      }
    }
  }

  private static void split(ForeignValue document, ImportOptions options, Imported into) {
    document.onlyHas(into, "apiVersion", "kind", "metadata", "spec");
    ForeignValue metadata = document.child("metadata");
    metadata.onlyHas(into, "name", "displayName");
    ForeignValue spec = document.child("spec");
    spec.onlyHas(into, "description", "service", "budgetingMethod", "objectives", "timeWindows");
    Optional<ObjectNode> window = window(spec.child("timeWindows"), into);
    if (!spec.text("budgetingMethod").equals("Occurrences")) {
      into.cannotSay(
          spec.child("budgetingMethod"),
          "Objectives of their own ratios are only split for budgetingMethod Occurrences",
          "Write Occurrences");
      return;
    }
    if (window.isEmpty() || metadata.text("name").isEmpty() || spec.text("service").isEmpty()) {
      if (window.isPresent()) {
        into.problem(
            document.error(
                "missing-field", "The SLO has no name or no service", "Write both of them"));
      }
      return;
    }
    OpenSlo.addSource(document, options, into);
    String service = spec.text("service");
    into.add(document, OpenSlo.service(OpenSlo.name(service), service));
    int number = 0;
    for (ForeignValue objective : spec.child("objectives").items()) {
      String name = metadata.text("name") + "-" + number++;
      slo(name, document, objective, window.get(), options, into)
          .ifPresent(slo -> into.add(objective, slo));
    }
  }

  private static Optional<ObjectNode> slo(
      String name,
      ForeignValue document,
      ForeignValue objective,
      ObjectNode window,
      ImportOptions options,
      Imported into) {
    objective.onlyHas(into, "displayName", "ratioMetrics", "target", "value", "op");
    ForeignValue ratio = objective.child("ratioMetrics");
    ratio.onlyHas(into, "good", "total", "incremental", "counter");
    Optional<BigDecimal> target = objective.child("target").number();
    if (target.isEmpty() || query(ratio, "good").isEmpty() || query(ratio, "total").isEmpty()) {
      into.problem(
          objective.error(
              "missing-field",
              "The objective has no target, or no query for good and total",
              "Write all three"));
      return Optional.empty();
    }
    Stream.of("good", "total")
        .forEach(part -> ratio.child(part).onlyHas(into, "source", "queryType", "query"));
    ForeignValue spec = document.child("spec");
    String displayName =
        Stream.of(objective.text("displayName"), document.child("metadata").text("displayName"))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse(name);
    ObjectNode slo = OpenSlo.document("SLO", OpenSlo.name(name), displayName);
    OpenSlo.describe(
        slo, "annotations", Map.of("sloth.slok.dev/spec", VERSION, "sloth.slok.dev/slo", name));
    ObjectNode body = slo.putObject("spec");
    OpenSlo.explain(body, spec.child("description"), into);
    body.put("service", OpenSlo.name(spec.text("service")));
    ObjectNode inline = body.putObject("indicator");
    inline.putObject("metadata").put("name", OpenSlo.name(name));
    ObjectNode metric = inline.putObject("spec").putObject("ratioMetric");
    metric.put("counter", ratio.flag("incremental", ratio.flag("counter", false)));
    metric.set("good", OpenSlo.metric(options.source(), query(ratio, "good")));
    metric.set("total", OpenSlo.metric(options.source(), query(ratio, "total")));
    body.putArray("timeWindow").add(window);
    body.put("budgetingMethod", "Occurrences");
    body.putArray("objectives").addObject().put("target", OpenSlo.plain(target.get()));
    return Optional.of(slo);
  }

  private static String query(ForeignValue ratio, String part) {
    return ratio.child(part).text("query");
  }

  /** A window without a calendar is rolling, whether it says so or not. */
  private static Optional<ObjectNode> window(ForeignValue windows, Imported into) {
    ForeignValue window = windows.items().isEmpty() ? windows : windows.items().getFirst();
    window.onlyHas(into, "unit", "count", "isRolling", "calendar");
    String unit = UNITS.getOrDefault(window.text("unit"), "");
    String count = window.text("count");
    if (windows.items().size() != 1 || unit.isEmpty() || !count.matches("[1-9][0-9]{0,5}")) {
      into.problem(
          windows.error(
              "time-window-count",
              "The SLO has no window that can be read",
              "Write exactly one, with a count and a unit such as Day"));
      return Optional.empty();
    }
    ObjectNode written = OpenSlo.object();
    written.put("duration", count + unit);
    if (window.has("calendar")) {
      written.set("calendar", window.child("calendar").node());
    } else {
      written.put("isRolling", true);
    }
    return Optional.of(written);
  }
}
