package io.andal.dialect.sloth;

import io.andal.dialect.ForeignValue;
import io.andal.dialect.Imported;
import io.andal.dialect.OpenSlo;
import io.andal.dialect.sloth.SlothSlo.Alerting;
import io.andal.dialect.sloth.SlothSlo.Notice;
import io.andal.dialect.sloth.SlothSlo.Resource;
import io.andal.dialect.sloth.SlothSlo.Sli;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the SLOs of one document of Sloth, as its spec or as its CRD. */
final class SpecReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
  private static final Pattern WINDOW = Pattern.compile("\\{\\{-?\\s*\\.window\\s*-?}}");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Imported into;
  private final Fields fields;
  private final String spec;

  private SpecReader(Imported into, Fields fields, String spec) {
    this.into = into;
    this.fields = fields;
    this.spec = spec;
  }

  /** An SLO and where it stands. */
  record Found(ForeignValue place, SlothSlo slo) {}

  /** The SLOs that can be read; what is wrong with others is told. */
  static List<Found> spec(ForeignValue document, Imported into) {
    document.onlyHas(into, "version", "service", "labels", "slo_plugins", "slos");
    return new SpecReader(into, Fields.SPEC, SlothSlo.PLAIN).slos(document, Resource.NONE);
  }

  /** As before. */
  static List<Found> crd(ForeignValue document, Imported into) {
    document.onlyHas(into, "apiVersion", "kind", "metadata", "spec", "status");
    ForeignValue metadata = document.child("metadata");
    metadata.onlyHas(into, "name", "namespace", "labels", "annotations");
    ForeignValue spec = document.child("spec");
    spec.onlyHas(into, "service", "labels", "sloPlugins", "slos");
    return new SpecReader(into, Fields.CRD, SlothSlo.CRD)
        .slos(
            spec,
            new Resource(
                metadata.text("name"),
                metadata.text("namespace"),
                metadata.child("labels").texts(),
                metadata.child("annotations").texts()));
  }

  private List<Found> slos(ForeignValue service, Resource resource) {
    Plugins.read(service.child(fields.plugins()), into);
    if (!named(service, "service")) {
      return List.of();
    }
    Map<String, String> labels = labels(service.child("labels"));
    List<Found> found = new ArrayList<>();
    for (ForeignValue item : service.child("slos").items()) {
      slo(service.text("service"), labels, item, resource)
          .ifPresent(slo -> found.add(new Found(item, slo)));
    }
    if (service.child("slos").items().isEmpty()) {
      into.problem(
          service.error("slos-missing", "The service has no SLO", "Write at least one in slos"));
    }
    return found;
  }

  private boolean named(ForeignValue of, String field) {
    String name = of.text(field);
    if (NAME.matcher(name).matches()) {
      return true;
    }
    into.problem(
        of.child(field)
            .error(
                "name-invalid",
                name.isEmpty()
                    ? "The field '%s' is missing".formatted(field)
                    : "'%s' is no name for a %s".formatted(name, field),
                "Write letters, digits, '-', '_' and '.', with a letter or digit at both ends"));
    return false;
  }

  private Optional<SlothSlo> slo(
      String service, Map<String, String> serviceLabels, ForeignValue item, Resource resource) {
    item.onlyHas(into, "name", "description", "objective", "labels", "plugins", "sli", "alerting");
    Plugins.read(item.child("plugins"), into);
    boolean named = named(item, "name");
    Optional<BigDecimal> objective = objective(item.child("objective"));
    Optional<Sli> sli = sli(item.child("sli"));
    Map<String, String> labels = new TreeMap<>(serviceLabels);
    labels.putAll(labels(item.child("labels")));
    Alerting alerting = alerting(item.child("alerting"));
    if (!named || objective.isEmpty() || sli.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SlothSlo(
            spec,
            service,
            item.text("name"),
            item.text("description"),
            objective.get(),
            labels,
            sli.get(),
            alerting,
            resource));
  }

  private Optional<BigDecimal> objective(ForeignValue objective) {
    Optional<BigDecimal> percent =
        objective
            .number()
            .filter(number -> number.signum() > 0 && number.compareTo(HUNDRED) < 0)
            .map(OpenSlo::plain);
    if (percent.isEmpty()) {
      into.problem(
          objective.error(
              "target-range",
              objective.present()
                  ? "An objective of %s leaves no error budget, or promises nothing"
                      .formatted(objective.text())
                  : "An SLO has no objective",
              "Write percent above 0 and below 100, such as 99.9"));
    }
    return percent;
  }

  private Optional<Sli> sli(ForeignValue sli) {
    sli.onlyHas(into, "raw", "events", "plugin");
    if (sli.has("plugin")) {
      into.cannotSay(
          sli.child("plugin"),
          "The SLI is made by the plugin '%s', which is a program"
              .formatted(sli.child("plugin").text("id")),
          "Write the queries that it makes, as events");
      return Optional.empty();
    }
    if (sli.has("raw") == sli.has("events")) {
      into.problem(
          sli.error(
              "indicator-metric",
              sli.has("raw") ? "The SLI is both raw and events" : "The SLO has no SLI",
              "Write either events or raw"));
      return Optional.empty();
    }
    if (sli.has("raw")) {
      ForeignValue raw = sli.child("raw");
      raw.onlyHas(into, fields.errorRatioQuery());
      return query(raw, fields.errorRatioQuery()).map(Sli.Raw::new);
    }
    ForeignValue events = sli.child("events");
    events.onlyHas(into, fields.errorQuery(), fields.totalQuery());
    Optional<String> errors = query(events, fields.errorQuery());
    Optional<String> total = query(events, fields.totalQuery());
    return errors.isPresent() && total.isPresent()
        ? Optional.of(new Sli.Events(errors.get(), total.get()))
        : Optional.empty();
  }

  private Optional<String> query(ForeignValue of, String field) {
    String query = of.text(field);
    if (WINDOW.matcher(query).find()) {
      return Optional.of(query);
    }
    into.problem(
        of.child(field)
            .error(
                "query-window",
                query.isEmpty()
                    ? "The field '%s' is missing".formatted(field)
                    : "The query has no place for the window",
                "Write a query over [{{.window}}]"));
    return Optional.empty();
  }

  private Alerting alerting(ForeignValue alerting) {
    alerting.onlyHas(
        into, "name", "labels", "annotations", fields.pageAlert(), fields.ticketAlert());
    return new Alerting(
        alerting.text("name"),
        labels(alerting.child("labels")),
        alerting.child("annotations").texts(),
        notice(alerting.child(fields.pageAlert())),
        notice(alerting.child(fields.ticketAlert())));
  }

  private Notice notice(ForeignValue notice) {
    notice.onlyHas(into, "disable", "labels", "annotations");
    return new Notice(
        notice.flag("disable", false),
        labels(notice.child("labels")),
        notice.child("annotations").texts());
  }

  private Map<String, String> labels(ForeignValue labels) {
    Map<String, String> texts = labels.texts();
    for (String name : texts.keySet()) {
      if (!LABEL.matcher(name).matches()) {
        into.problem(
            labels
                .child(name)
                .error(
                    "label-name",
                    "'%s' is no name for a label of Prometheus".formatted(name),
                    "Write letters, digits and '_', and no digit first"));
      }
    }
    return texts;
  }
}
