package io.andal.slo.document;

import io.andal.slo.AlertRule;
import io.andal.slo.LowTraffic;
import io.andal.slo.NoData;
import io.andal.workspace.Document;
import io.andal.workspace.NearestName;
import io.andal.workspace.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an SLO's annotations say for which OpenSLO has no fields. */
final class SloOptions {
  static final String PREFIX = "andal.io/";
  static final String SERVICE = PREFIX + "service";
  static final String COMPOSITE_TARGET = PREFIX + "composite-target";
  static final String NO_DATA = PREFIX + "no-data";
  static final String NO_DATA_ALERT = PREFIX + "no-data-alert-after";
  static final String MINIMUM_EVENTS = PREFIX + "minimum-events";
  static final String MINIMUM_BAD = PREFIX + "minimum-bad-events";
  static final String WEIGHTED = PREFIX + "traffic-weighted";
  static final String ALERT_WINDOWS = PREFIX + "alert-windows";
  static final String ALERTS = PREFIX + "alerts";

  /** All annotations of Andal that may stand at an SLO, whoever reads them. */
  private static final Set<String> KNOWN =
      Set.of(
          PREFIX + "owner",
          PREFIX + "channel",
          PREFIX + "suggested-by",
          PREFIX + "imported-from",
          SERVICE,
          COMPOSITE_TARGET,
          NO_DATA,
          NO_DATA_ALERT,
          MINIMUM_EVENTS,
          MINIMUM_BAD,
          WEIGHTED,
          ALERT_WINDOWS,
          ALERTS);

  private SloOptions() {}

  static void check(Document document, List<Problem> problems) {
    Place root = new Place(document, "");
    Place annotations = root.child("metadata").child("annotations");
    for (String key : annotations.node().propertyNames()) {
      if (key.startsWith(PREFIX) && !KNOWN.contains(key)) {
        problems.add(
            annotations
                .child(key)
                .warning(
                    "annotation-unknown",
                    "Andal knows no annotation '%s'".formatted(key),
                    NearestName.remedy(key, KNOWN, "annotations")));
      }
    }
    Place noData = root.annotation(NO_DATA);
    if (noData.present() && treatment(text(noData)).isEmpty()) {
      problems.add(wrong(noData, "freeze, ignore, good or bad"));
    }
    Place alert = root.annotation(NO_DATA_ALERT);
    if (alert.present() && ShortDuration.parse(text(alert)).isEmpty()) {
      problems.add(wrong(alert, ShortDuration.FORMS));
    }
    for (String key : List.of(MINIMUM_EVENTS, MINIMUM_BAD)) {
      Place minimum = root.annotation(key);
      if (minimum.present() && !text(minimum).matches("[0-9]{1,12}")) {
        problems.add(wrong(minimum, "a number of events, such as \"100\""));
      }
    }
    Place weighted = root.annotation(WEIGHTED);
    if (weighted.present() && !text(weighted).matches("true|false")) {
      problems.add(wrong(weighted, "\"true\" or \"false\""));
    }
    Place alerts = root.annotation(ALERTS);
    if (alerts.present() && !text(alerts).matches("none|page|ticket")) {
      problems.add(wrong(alerts, "none, page or ticket, or leave it out for all alerts"));
    }
    Place target = root.annotation(COMPOSITE_TARGET);
    if (target.present() && !validPercent(text(target))) {
      problems.add(
          wrong(target, "a percentage of more than 0 and less than 100, such as \"99.5\""));
    }
  }

  private static Problem wrong(Place annotation, String right) {
    return annotation.error(
        "annotation-value",
        "'%s' is nothing that %s can be"
            .formatted(
                text(annotation),
                annotation
                    .pointer()
                    .substring(annotation.pointer().lastIndexOf('/') + 1)
                    .replace("~1", "/")),
        "Write " + right);
  }

  private static String text(Place annotation) {
    return annotation.node().asString("");
  }

  private static Optional<NoData.Treatment> treatment(String word) {
    for (NoData.Treatment treatment : NoData.Treatment.values()) {
      if (treatment.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(treatment);
      }
    }
    return Optional.empty();
  }

  private static boolean validPercent(String text) {
    return text.matches("[0-9]{1,2}(\\.[0-9]{1,12})?") && new BigDecimal(text).signum() > 0;
  }

  static NoData noData(Document document) {
    return new NoData(
        treatment(document.annotation(NO_DATA)).orElse(NoData.Treatment.FREEZE),
        ShortDuration.parse(document.annotation(NO_DATA_ALERT)).map(ShortDuration::length));
  }

  static LowTraffic lowTraffic(Document document) {
    return new LowTraffic(
        number(document.annotation(MINIMUM_EVENTS)),
        number(document.annotation(MINIMUM_BAD)),
        document.annotation(WEIGHTED).equals("true"));
  }

  private static long number(String text) {
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }

  /** The target of a composite as its author wants it, a share; empty if none can be read. */
  static Optional<BigDecimal> compositeTarget(Document document) {
    String text = document.annotation(COMPOSITE_TARGET);
    return validPercent(text)
        ? Optional.of(new BigDecimal(text).movePointLeft(2))
        : Optional.empty();
  }

  /** Those of the rules that aren't silenced. */
  static List<AlertRule> heard(Document document, List<AlertRule> rules) {
    String severity = document.annotation(ALERTS);
    return severity.isEmpty()
        ? rules
        : rules.stream().filter(rule -> rule.severity().equals(severity)).toList();
  }

  /** The rules with one more if the owner wants to know when there is no data. */
  static List<AlertRule> withNoDataAlert(NoData noData, List<AlertRule> rules) {
    if (noData.alertAfter().isEmpty()) {
      return rules;
    }
    Duration after = noData.alertAfter().get();
    boolean taken = rules.stream().anyMatch(rule -> rule.name().equals("no-data"));
    List<AlertRule> all = new ArrayList<>(rules);
    all.add(
        new AlertRule(
            taken ? NO_DATA_ALERT : "no-data",
            NO_DATA_ALERT,
            "ticket",
            List.of(),
            after,
            true,
            true,
            true,
            List.of()));
    return all;
  }
}
