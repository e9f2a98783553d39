package io.andal.slo.policy;

import io.andal.slo.GateDecision.Answer;
import io.andal.slo.Recurrence;
import io.andal.slo.policy.Step.Action;
import io.andal.workspace.Document;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Reads BudgetPolicy documents; what is written wrongly is an exception that says so. */
final class PolicyReader {
  private PolicyReader() {}

  /** The policy of a valid document. */
  static BudgetPolicy policy(Document document) {
    JsonNode spec = document.spec();
    return new BudgetPolicy(
        document.name(),
        document.displayName(),
        selector(spec.path("selector")),
        steps(spec.path("steps")),
        onUnknown(spec.path("onUnknown").asString("")),
        freezes(spec.path("freezes")),
        exceptions(spec.path("exceptions")));
  }

  static Selector selector(JsonNode selector) {
    return new Selector(
        texts(selector.path("tiers")),
        texts(selector.path("services")),
        labels(selector.path("labels")));
  }

  private static List<Step> steps(JsonNode list) {
    List<Step> steps = new ArrayList<>();
    for (JsonNode step : list) {
      JsonNode when = step.path("when");
      steps.add(
          new Step(
              step.path("name").asString(""),
              when.has("budgetAtMost")
                  ? OptionalDouble.of(share(when.path("budgetAtMost").asString("")))
                  : OptionalDouble.empty(),
              when.has("burnRate") ? Optional.of(burn(when.path("burnRate"))) : Optional.empty(),
              action(step.path("then").asString("")),
              step.path("message").asString("").strip()));
    }
    return steps;
  }

  private static Step.Burn burn(JsonNode burn) {
    return new Step.Burn(length(burn.path("window").asString("")), burn.path("atLeast").asDouble());
  }

  /** {@code 25%} is exactly 0.25. */
  private static double share(String percent) {
    return new BigDecimal(percent.replaceAll("\\s*%$", "")).movePointLeft(2).doubleValue();
  }

  private static Action action(String word) {
    return switch (word) {
      case "warn" -> Action.WARN;
      case "requireApproval" -> Action.REQUIRE_APPROVAL;
      case "openIncident" -> Action.OPEN_INCIDENT;
      default -> Action.CLOSE_GATE;
    };
  }

  /** Where nothing is said, the gate says what is true: that it can't tell. */
  private static Answer onUnknown(String word) {
    return switch (word) {
      case "allow" -> Answer.YES;
      case "requireApproval" -> Answer.APPROVAL;
      case "close" -> Answer.NO;
      default -> Answer.UNKNOWN;
    };
  }

  private static List<Freeze> freezes(JsonNode list) {
    List<Freeze> freezes = new ArrayList<>();
    for (JsonNode freeze : list) {
      JsonNode except = freeze.path("exceptFor");
      freezes.add(
          new Freeze(
              freeze.path("name").asString(""),
              recurrence(freeze),
              freeze.path("then").asString("").equals("requireApproval")
                  ? Answer.APPROVAL
                  : Answer.NO,
              freeze.path("reason").asString("").strip(),
              texts(except.path("services")),
              labels(except.path("labels"))));
    }
    return freezes;
  }

  /**
   * When a freeze runs.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  static Recurrence recurrence(JsonNode freeze) {
    ZoneId zone = zone(freeze.path("timeZone").asString("UTC"));
    LocalDateTime start = local(freeze.path("start").asString(""));
    if (freeze.has("rrule")) {
      return new Recurrence(
          start,
          zone,
          length(freeze.path("duration").asString("")),
          Optional.of(freeze.path("rrule").asString("")));
    }
    LocalDateTime end = local(freeze.path("end").asString(""));
    Duration length = Duration.between(start.atZone(zone), end.atZone(zone));
    if (length.toMinutes() < 1) {
      throw new IllegalArgumentException(
          "it ends at %s, before it starts at %s".formatted(end, start));
    }
    return new Recurrence(start, zone, length, Optional.empty());
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'%s' is no time zone; they look like Asia/Jakarta".formatted(name), e);
    }
  }

  private static LocalDateTime local(String text) {
    try {
      return text.length() == 10 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'%s' is no local time; they look like 2026-12-20T18:00 or 2026-12-20".formatted(text),
          e);
    }
  }

  private static List<PolicyException> exceptions(JsonNode list) {
    List<PolicyException> exceptions = new ArrayList<>();
    for (JsonNode one : list) {
      exceptions.add(
          new PolicyException(
              text(one, "service"),
              text(one, "slo"),
              labels(one.path("labels")),
              one.path("reason").asString("").strip(),
              one.path("approver").asString(""),
              text(one, "from").map(PolicyReader::instant),
              instant(one.path("until").asString(""))));
    }
    return exceptions;
  }

  /**
   * A moment: a time with its offset, or a day, which begins in UTC.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  static Instant instant(String text) {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneId.of("UTC")).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'%s' is no moment; they look like 2026-12-20T18:00:00+07:00 or 2026-12-20"
              .formatted(text),
          e);
    }
  }

  /**
   * A length such as {@code 90m}, {@code 4h}, {@code 2d}.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  static Duration length(String text) {
    if (!text.matches("[1-9][0-9]{0,4}[mhdw]")) {
      throw new IllegalArgumentException(
          "'%s' is no length; they look like 90m, 4h, 2d or 1w".formatted(text));
    }
    long number = Long.parseLong(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case 'm' -> Duration.ofMinutes(number);
      case 'h' -> Duration.ofHours(number);
      case 'd' -> Duration.ofDays(number);
      default -> Duration.ofDays(7 * number);
    };
  }

  private static Optional<String> text(JsonNode object, String field) {
    return Optional.of(object.path(field).asString("")).filter(text -> !text.isEmpty());
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new LinkedHashSet<>();
    list.forEach(item -> texts.add(item.asString("")));
    return texts;
  }

  static Map<String, List<String>> labels(JsonNode object) {
    Map<String, List<String>> labels = new TreeMap<>();
    object
        .properties()
        .forEach(
            label ->
                labels.put(
                    label.getKey(),
                    label.getValue().isArray()
                        ? List.copyOf(texts(label.getValue()))
                        : List.of(label.getValue().asString(""))));
    return labels;
  }
}
