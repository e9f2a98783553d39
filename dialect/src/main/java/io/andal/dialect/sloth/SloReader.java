package io.andal.dialect.sloth;

import io.andal.dialect.ExportRequest;
import io.andal.dialect.OpenSlo;
import io.andal.dialect.sloth.SlothSlo.Alerting;
import io.andal.dialect.sloth.SlothSlo.Notice;
import io.andal.dialect.sloth.SlothSlo.Resource;
import io.andal.dialect.sloth.SlothSlo.Sli;
import io.andal.signal.Comparison;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.slo.Budgeting;
import io.andal.slo.LowTraffic;
import io.andal.slo.NoData;
import io.andal.slo.SloDefinition;
import io.andal.slo.TimeWindow;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads one SLO as Sloth would say it. One that came from Sloth is called as it was; another is
 * called as Sloth calls OpenSLO's: by its name and the number of its objective.
 */
final class SloReader {
  private static final String ALERT = "ErrorBudgetBurn";
  private static final String V1_ALPHA = "openslo/v1alpha";
  private static final Pattern WINDOW =
      Pattern.compile("\\{\\{-?\\s*\\.window\\s*-?}}|\\$\\{window}|\\$window\\b");
  private static final Pattern OTHER_WINDOW = Pattern.compile("\\$\\{window}|\\$window\\b");
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
  private static final String STEP = "[{{.window}}:1m]";

  private final ExportRequest request;
  private final SloDefinition objective;
  private final Document document;
  private final List<Problem> problems;

  private SloReader(ExportRequest request, SloDefinition objective, List<Problem> problems) {
    this.request = request;
    this.objective = objective;
    this.document = request.document(objective);
    this.problems = problems;
  }

  /**
   * Reads an SLO; empty if Sloth can't say it.
   *
   * @param number of the objective in its document, from 0
   * @param problems gets what can't be said
   */
  static Optional<SlothSlo> read(
      ExportRequest request, SloDefinition objective, int number, List<Problem> problems) {
    return new SloReader(request, objective, problems).read(number);
  }

  private Optional<SlothSlo> read(int number) {
    if (objective.composite()) {
      return none("/spec/objectives", "A composite", "Export one SLO for each of its indicators");
    }
    if (!(objective.window() instanceof TimeWindow.Rolling)) {
      return none("/spec/timeWindow", "A window of the calendar", "Write a rolling window");
    }
    if (!(objective.budgeting() instanceof Budgeting.Occurrences)) {
      return none("/spec/budgetingMethod", "Another budgeting method", "Write Occurrences");
    }
    for (String annotation : List.of(Notes.LABELS, Notes.ALERTING, Notes.RESOURCE)) {
      String defect = Notes.defect(document, annotation);
      if (!defect.isEmpty()) {
        problems.add(
            document.error(
                "/metadata/annotations",
                "annotation-json",
                "In %s %s".formatted(document.id(), defect),
                "Write JSON as the import writes it, or remove the annotation"));
        return Optional.empty();
      }
    }
    checkExtras();
    boolean own = Notes.of(document);
    String service =
        own && !document.annotation(Notes.SERVICE).isEmpty()
            ? document.annotation(Notes.SERVICE)
            : objective.service();
    String noted = document.annotation(Notes.NAME);
    return Optional.of(
        new SlothSlo(
            own ? document.annotation(Notes.SPEC) : document.apiVersion(),
            service,
            own && !noted.isEmpty() ? noted : objective.document() + "-" + number,
            objective.description(),
            OpenSlo.plain(BigDecimal.valueOf(objective.target()).movePointRight(2)),
            labels(),
            sli(objective.indicator()),
            alerting(),
            own ? Notes.resource(document) : Resource.NONE));
  }

  /** As Sloth, none for OpenSLO v1alpha, which has no alerts. */
  private Alerting alerting() {
    Alerting noted = Notes.alerting(document);
    if (document.apiVersion().equals(V1_ALPHA)
        || document.annotation(Notes.SPEC).equals(V1_ALPHA)) {
      Notice silent = new Notice(true, Map.of(), Map.of());
      return new Alerting(ALERT, Map.of(), Map.of(), silent, silent);
    }
    return noted.name().isEmpty()
        ? new Alerting(ALERT, noted.labels(), noted.annotations(), noted.page(), noted.ticket())
        : noted;
  }

  private Optional<SlothSlo> none(String pointer, String what, String remedy) {
    cannotSay(pointer, what + " has no form in Sloth", remedy);
    return Optional.empty();
  }

  private void cannotSay(String pointer, String message, String remedy) {
    problems.add(request.cannotSay(document, pointer, document.id() + ": " + message, remedy));
  }

  /** What Andal counts and Sloth's rules don't know of. */
  private void checkExtras() {
    if (!objective.adjustments().isEmpty()) {
      cannotSay("/spec", "Budget adjustments have no form in Sloth", "Export without them");
    }
    if (!objective.noData().equals(NoData.DEFAULT)) {
      cannotSay("/metadata", "What no data means has no form in Sloth", "Remove it");
    }
    if (!objective.lowTraffic().equals(LowTraffic.DEFAULT)) {
      cannotSay("/metadata", "What low traffic means has no form in Sloth", "Remove it");
    }
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>(Notes.labels(document));
    objective
        .labels()
        .forEach(
            (name, values) -> {
              if (values.size() == 1 && LABEL.matcher(name).matches()) {
                labels.put(name, values.getFirst());
              } else {
                cannotSay(
                    "/metadata/labels/" + name.replace("~", "~0").replace("/", "~1"),
                    "The label '%s' is none in Prometheus".formatted(name),
                    "Write one value, and letters, digits and '_' in the name");
              }
            });
    return labels;
  }

  private Sli sli(Indicator indicator) {
    return switch (indicator) {
      case Indicator.Ratio ratio -> ratio(ratio);
      case Indicator.Raw raw -> {
        String query = text(raw.ratio());
        String over =
            WINDOW.matcher(query).find()
                ? windowed(query)
                : "avg_over_time((" + query + ")" + STEP + ")";
        yield new Sli.Raw(raw.success() ? "1 - (" + over + ")" : over);
      }
      case Indicator.Threshold threshold ->
          new Sli.Raw(
              "1 - avg_over_time((%s %s bool %s)%s)"
                  .formatted(
                      WINDOW.matcher(text(threshold.value())).replaceAll("1m"),
                      operator(threshold.comparison()),
                      GoText.general(threshold.threshold()),
                      STEP));
    };
  }

  private Sli ratio(Indicator.Ratio ratio) {
    Sli.Events noted =
        new Sli.Events(
            document.annotation(Notes.ERROR_QUERY), document.annotation(Notes.TOTAL_QUERY));
    if (!noted.errors().isEmpty()) {
      Queries.Events read = Queries.read(noted);
      if (read.part().equals(text(ratio.part()))
          && read.total().equals(text(ratio.total()))
          && read.partIsBad() == ratio.partIsBad()) {
        return noted;
      }
    }
    String part = query(ratio, ratio.part());
    String total = query(ratio, ratio.total());
    return ratio.partIsBad() ? new Sli.Events(part, total) : new Sli.Raw(inverse(part, total));
  }

  /** As Sloth reads OpenSLO's good and total. */
  private static String inverse(String good, String total) {
    return "\n  1 - (\n    (\n      %s\n    )\n    /\n    (\n      %s\n    )\n  )\n"
        .formatted(good, total);
  }

  private static String query(Indicator.Ratio ratio, Metric metric) {
    String query = text(metric);
    if (WINDOW.matcher(query).find()) {
      return windowed(query);
    }
    return ratio.counter()
        ? Queries.rate(query, true)
        : "sum_over_time((" + query + ")" + STEP + ")";
  }

  /** Andal's other spellings of the window, as Sloth has it. */
  private static String windowed(String query) {
    return OTHER_WINDOW.matcher(query).replaceAll("{{.window}}");
  }

  private static String text(Metric metric) {
    return metric.text("query");
  }

  private static String operator(Comparison comparison) {
    return switch (comparison) {
      case LTE -> "<=";
      case GTE -> ">=";
      case LT -> "<";
      case GT -> ">";
    };
  }
}
