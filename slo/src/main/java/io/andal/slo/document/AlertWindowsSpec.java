package io.andal.slo.document;

import io.andal.signal.Comparison;
import io.andal.slo.AlertRule;
import io.andal.slo.BurnCondition;
import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind.Reference;
import io.andal.workspace.Problem;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sloth's AlertWindows: windows and shares of the budget, in place of the built-in ones, for SLOs
 * without alert policies.
 */
final class AlertWindowsSpec {
  static final String KIND = "AlertWindows";
  private static final List<String> ALERTS = List.of("page", "ticket");
  private static final List<String> SPEEDS = List.of("quick", "slow");

  private AlertWindowsSpec() {}

  /** Sloth's documents have no names; each is the only one for its period. */
  static String name(ObjectNode body) {
    return "windows-" + body.at("/spec/sloPeriod").asString("");
  }

  /** The one that an SLO names. */
  static void reference(Place root, List<Reference> references) {
    Place named = root.annotation(SloOptions.ALERT_WINDOWS);
    if (named.present()) {
      references.add(
          new Reference(named.pointer(), DocumentId.of(KIND, named.node().asString(""))));
    }
  }

  static List<Problem> check(Document document, Documents all) {
    List<Problem> problems = new ArrayList<>();
    Place spec = Place.spec(document);
    Optional<Duration> period = whole(spec.child("sloPeriod"), problems);
    for (String alert : ALERTS) {
      for (String speed : SPEEDS) {
        Place pair = spec.child(alert).child(speed);
        Optional<Duration> shorter = whole(pair.child("shortWindow"), problems);
        Optional<Duration> longer = whole(pair.child("longWindow"), problems);
        if (shorter.isPresent()
            && longer.isPresent()
            && shorter.get().compareTo(longer.get()) >= 0) {
          problems.add(
              pair.child("shortWindow")
                  .error(
                      "alert-windows-order",
                      "The short window is not shorter than the long one",
                      "Write less than " + pair.text("longWindow")));
        }
        if (period.isPresent() && longer.isPresent() && longer.get().compareTo(period.get()) > 0) {
          problems.add(
              pair.child("longWindow")
                  .error(
                      "alert-windows-length",
                      "The long window is longer than the period",
                      "Write at most " + spec.text("sloPeriod")));
        }
      }
    }
    period.ifPresent(
        length ->
            all.all(KIND).stream()
                .filter(other -> !other.id().equals(document.id()))
                .filter(other -> period(other).equals(period))
                .findFirst()
                .ifPresent(
                    other ->
                        problems.add(
                            spec.child("sloPeriod")
                                .error(
                                    "alert-windows-twice",
                                    "%s is for a period of %s, too"
                                        .formatted(other.id(), spec.text("sloPeriod")),
                                    "Keep one of them"))));
    return problems;
  }

  private static Optional<Duration> whole(Place place, List<Problem> problems) {
    Optional<Duration> duration = PrometheusDuration.parse(place.node().asString(""));
    if (duration.isEmpty()
        || duration.get().toMinutes() < 1
        || duration.get().toSecondsPart() > 0) {
      problems.add(
          place.error(
              "duration-form",
              "'%s' is no number of whole minutes".formatted(place.node().asString("")),
              "Write a duration such as 5m, 1h30m or 30d"));
      return Optional.empty();
    }
    return duration;
  }

  private static Optional<Duration> period(Document document) {
    return PrometheusDuration.parse(document.at("/spec/sloPeriod").asString(""));
  }

  /** Says what an SLO can't have next to windows that it names. */
  static void checkUse(Place slo, Documents all, List<Problem> problems) {
    Place named = new Place(slo.document(), "").annotation(SloOptions.ALERT_WINDOWS);
    if (!named.present()) {
      return;
    }
    if (!slo.child("alertPolicies").items().isEmpty()) {
      problems.add(
          named.error(
              "alert-windows-policies",
              "The SLO has alert policies and names AlertWindows",
              "Leave out one of them: AlertWindows are for SLOs without alert policies"));
      return;
    }
    Duration window = WindowSpec.nominalLength(slo);
    all.find(KIND, named.node().asString(""))
        .filter(document -> pairs(document).stream().anyMatch(pair -> longer(pair, window)))
        .ifPresent(
            document ->
                problems.add(
                    named.error(
                        "alert-windows-length",
                        "%s looks back longer than the SLO's own window".formatted(document.id()),
                        "Name AlertWindows for a shorter period")));
  }

  private static boolean longer(Place pair, Duration window) {
    return PrometheusDuration.parse(pair.text("longWindow"))
        .filter(length -> length.compareTo(window) > 0)
        .isPresent();
  }

  private static List<Place> pairs(Document document) {
    Place spec = Place.spec(document);
    return ALERTS.stream()
        .flatMap(alert -> SPEEDS.stream().map(speed -> spec.child(alert).child(speed)))
        .toList();
  }

  /** The rules for an SLO without policies; empty if no document speaks of it. */
  static Optional<List<AlertRule>> rules(Place slo, Documents all) {
    Duration window = WindowSpec.nominalLength(slo);
    String named = slo.document().annotation(SloOptions.ALERT_WINDOWS);
    Optional<Document> document =
        named.isEmpty()
            ? all.all(KIND).stream()
                .filter(each -> period(each).equals(Optional.of(window)))
                .findFirst()
            : all.find(KIND, named);
    return document.map(found -> rules(found, window));
  }

  private static List<AlertRule> rules(Document document, Duration window) {
    Place spec = Place.spec(document);
    return ALERTS.stream()
        .map(
            alert ->
                new AlertRule(
                    alert,
                    document.name(),
                    alert,
                    SPEEDS.stream()
                        .map(speed -> condition(spec.child(alert).child(speed), window))
                        .toList(),
                    Duration.ZERO,
                    false,
                    true,
                    true,
                    List.of()))
        .toList();
  }

  /** {@code factor = percent ÷ 100 × window ÷ long window}, as Sloth has it. */
  private static BurnCondition condition(Place pair, Duration window) {
    Duration longWindow = PrometheusDuration.parse(pair.text("longWindow")).orElseThrow();
    Duration shortWindow = PrometheusDuration.parse(pair.text("shortWindow")).orElseThrow();
    BigDecimal factor =
        pair.child("errorBudgetPercent")
            .node()
            .decimalValue()
            .movePointLeft(2)
            .multiply(BigDecimal.valueOf(window.toMinutes()))
            .divide(BigDecimal.valueOf(longWindow.toMinutes()), MathContext.DECIMAL64);
    return new BurnCondition(
        longWindow, Optional.of(shortWindow), Comparison.GT, factor.doubleValue());
  }
}
