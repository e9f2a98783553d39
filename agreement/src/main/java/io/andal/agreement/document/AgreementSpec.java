package io.andal.agreement.document;

import io.andal.agreement.Agreement;
import io.andal.agreement.Combine;
import io.andal.agreement.Coverage;
import io.andal.agreement.Customer;
import io.andal.agreement.ErrorRate;
import io.andal.agreement.Exclusion;
import io.andal.agreement.Fraction;
import io.andal.agreement.Measurement;
import io.andal.agreement.MissingMinutes;
import io.andal.agreement.Term;
import io.andal.slo.Recurrence;
import io.andal.workspace.Document;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the spec of a valid agreement, its template filled in. */
final class AgreementSpec {
  private AgreementSpec() {}

  /** The spec with what its template adds. */
  static ObjectNode whole(Document document) {
    ObjectNode written = (ObjectNode) document.spec();
    return Template.find(written.path("template").asString(""))
        .map(template -> template.under(written))
        .orElse(written);
  }

  static Agreement read(Document document) {
    ObjectNode spec = whole(document);
    ZoneId zone = ZoneId.of(text(spec.path("period"), "timeZone"));
    JsonNode measurement = spec.path("measurement");
    return new Agreement(
        document.name(),
        document.displayName(),
        text(spec, "description"),
        customer(spec.path("customer")),
        new Coverage(
            texts(spec.path("covers").path("slos")),
            texts(spec.path("covers").path("services")),
            labels(spec.path("covers").path("labels"))),
        Combine.valueOf(word(spec, "combine", "worst")),
        term(spec.path("period"), zone),
        decimal(spec.path("commitment")),
        measurement(measurement),
        MissingMinutes.valueOf(word(measurement, "noData", "exclude")),
        exclusions(spec.path("exclusions"), zone),
        texts(spec.path("budgetAdjustments")),
        CreditsSpec.read(spec.path("credits")),
        Optional.of(text(spec, "template")).filter(name -> !name.isEmpty()));
  }

  private static Customer customer(JsonNode customer) {
    String name = text(customer, "name");
    return new Customer(
        name, customer.path("displayName").asString(name), text(customer, "contact"));
  }

  private static Term term(JsonNode period, ZoneId zone) {
    return new Term(
        Term.Length.valueOf(word(period, "length", "month")),
        zone,
        LocalDate.parse(text(period, "start")),
        Optional.of(text(period, "end")).filter(day -> !day.isEmpty()).map(LocalDate::parse));
  }

  private static Measurement measurement(JsonNode measurement) {
    return switch (text(measurement, "method")) {
      case "intervals" ->
          new Measurement.Intervals((int) duration(text(measurement, "interval")).toMinutes());
      case "badMinutes" -> downMinutes(measurement, 1);
      case "badRuns" -> downMinutes(measurement, measurement.path("run").asInt(1));
      default -> new Measurement.Ratio();
    };
  }

  private static Measurement downMinutes(JsonNode measurement, int run) {
    JsonNode rate = measurement.path("errorRate");
    boolean inclusive = rate.has("ge");
    return new Measurement.DownMinutes(
        new ErrorRate(Fraction.ofPercent(decimal(rate.path(inclusive ? "ge" : "gt"))), inclusive),
        measurement.path("minimumRequests").asLong(0),
        run);
  }

  private static List<Exclusion> exclusions(JsonNode items, ZoneId zone) {
    List<Exclusion> exclusions = new ArrayList<>();
    for (JsonNode item : items) {
      exclusions.add(
          new Exclusion(
              text(item, "name"),
              text(item, "reason"),
              recurrence(item, zone),
              Optional.of(text(item, "capPerPeriod"))
                  .filter(cap -> !cap.isEmpty())
                  .map(cap -> duration(cap).toMinutes())));
    }
    return exclusions;
  }

  /**
   * @throws IllegalArgumentException if the rule is none
   * @throws java.time.DateTimeException if the start or the zone is none
   */
  static Recurrence recurrence(JsonNode item, ZoneId zone) {
    String own = text(item, "timeZone");
    return new Recurrence(
        LocalDateTime.parse(text(item, "start")),
        own.isEmpty() ? zone : ZoneId.of(own),
        duration(text(item, "duration")),
        Optional.of(text(item, "repeat")).filter(rule -> !rule.isEmpty()));
  }

  /** {@code 90m}, {@code 2h}, {@code 1d}. */
  static Duration duration(String text) {
    long amount = Long.parseLong(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case 'h' -> Duration.ofHours(amount);
      case 'd' -> Duration.ofDays(amount);
      default -> Duration.ofMinutes(amount);
    };
  }

  static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  private static String word(JsonNode node, String field, String otherwise) {
    return node.path(field).asString(otherwise).toUpperCase(Locale.ROOT);
  }

  /** Numbers keep the digits that their author wrote. */
  static BigDecimal decimal(JsonNode number) {
    return number.isNumber() ? number.decimalValue() : new BigDecimal(number.asString());
  }

  static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asString("")));
    return texts;
  }

  static Map<String, String> labels(JsonNode labels) {
    Map<String, String> map = new TreeMap<>();
    labels.properties().forEach(label -> map.put(label.getKey(), label.getValue().asString("")));
    return map;
  }
}
