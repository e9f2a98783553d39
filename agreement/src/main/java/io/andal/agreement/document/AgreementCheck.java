package io.andal.agreement.document;

import static io.andal.agreement.document.AgreementSpec.text;

import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Problem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a schema can't say of an agreement. */
final class AgreementCheck {
  private final Document document;
  private final Documents all;
  private final List<Problem> problems;

  AgreementCheck(Document document, Documents all, List<Problem> problems) {
    this.document = document;
    this.all = all;
    this.problems = problems;
  }

  void check() {
    String template = text(document.spec(), "template");
    if (!template.isEmpty() && Template.find(template).isEmpty()) {
      problems.add(
          document.error(
              "/spec/template",
              "template-unknown",
              "There is no template '" + template + "'",
              "Write one of "
                  + Template.all().stream().map(Template::name).collect(Collectors.joining(", "))
                  + ", or none"));
      return;
    }
    JsonNode spec = AgreementSpec.whole(document);
    Optional<ZoneId> zone = term(spec.path("period"));
    measurement(spec.path("measurement"));
    zone.ifPresent(this::exclusions);
    Optional<BigDecimal> commitment = commitment(spec);
    new CreditsCheck(document, problems).check(commitment);
    new CoverageCheck(document, all, problems).check(commitment);
  }

  private Optional<BigDecimal> commitment(JsonNode spec) {
    JsonNode commitment = spec.path("commitment");
    if (commitment.isMissingNode()) {
      missing("/spec", "commitment", "commitment: \"99.9\"");
      return Optional.empty();
    }
    return Optional.of(AgreementSpec.decimal(commitment));
  }

  private void missing(String pointer, String field, String example) {
    problems.add(
        document.error(
            pointer,
            "agreement-incomplete",
            "The field '" + field + "' is missing, and no template fills it in",
            "Write " + example + ", or a template"));
  }

  private Optional<ZoneId> term(JsonNode period) {
    if (!period.has("length")) {
      missing("/spec/period", "length", "length: month");
    }
    LocalDate start = day(period, "start");
    LocalDate end = period.has("end") ? day(period, "end") : null;
    if (start != null && end != null && end.isBefore(start)) {
      problems.add(
          document.error(
              "/spec/period/end",
              "agreement-ends-early",
              "It ends on " + end + ", before it starts on " + start,
              "Write a last day that isn't before the first"));
    }
    return zone("/spec/period/timeZone", text(period, "timeZone"));
  }

  private @Nullable LocalDate day(JsonNode period, String field) {
    try {
      return LocalDate.parse(text(period, field));
    } catch (DateTimeException e) {
      problems.add(
          document.error(
              "/spec/period/" + field,
              "date-invalid",
              "There is no day " + text(period, field),
              "Write a day of the calendar, such as 2026-01-31"));
      return null;
    }
  }

  private Optional<ZoneId> zone(String pointer, String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      problems.add(
          document.error(
              pointer,
              "zone-unknown",
              "There is no time zone '" + name + "'",
              "Write an IANA name such as Asia/Jakarta or Europe/Berlin, or UTC"));
      return Optional.empty();
    }
  }

  private void measurement(JsonNode measurement) {
    String method = text(measurement, "method");
    String at = document.at("/spec/measurement").isMissingNode() ? "/spec" : "/spec/measurement";
    switch (method) {
      case "" -> missing(at, "measurement.method", "measurement: {method: ratio}");
      case "intervals" -> interval(measurement, at);
      case "badMinutes", "badRuns" -> {
        if (!measurement.has("errorRate")) {
          missing(at, "errorRate", "errorRate: {gt: \"5\"}");
        }
        if (method.equals("badRuns") && !measurement.has("run")) {
          missing(at, "run", "run: 5");
        }
      }
      default -> {
        // a ratio needs nothing
      }
    }
    unused(method, "interval", List.of("intervals"));
    unused(method, "errorRate", List.of("badMinutes", "badRuns"));
    unused(method, "minimumRequests", List.of("badMinutes", "badRuns"));
    unused(method, "run", List.of("badRuns"));
  }

  private void interval(JsonNode measurement, String at) {
    if (!measurement.has("interval")) {
      missing(at, "interval", "interval: 5m");
    } else if (AgreementSpec.duration(text(measurement, "interval")).toMinutes() > 1_440) {
      problems.add(
          document.error(
              "/spec/measurement/interval",
              "interval-long",
              "An interval has at most a day",
              "Write interval: 5m, as most contracts do"));
    }
  }

  private void unused(String method, String field, List<String> methods) {
    if (!document.at("/spec/measurement/" + field).isMissingNode() && !methods.contains(method)) {
      problems.add(
          document.error(
              "/spec/measurement/" + field,
              "measurement-field",
              field + " means nothing with the method " + method,
              "Leave it out, or write method: " + String.join(" or ", methods)));
    }
  }

  private void exclusions(ZoneId zone) {
    JsonNode items = document.at("/spec/exclusions");
    for (int i = 0; i < items.size(); i++) {
      try {
        AgreementSpec.recurrence(items.path(i), zone);
      } catch (DateTimeException | IllegalArgumentException e) {
        problems.add(
            document.error(
                "/spec/exclusions/" + i,
                "exclusion-invalid",
                "This exclusion can't be understood: " + e.getMessage(),
                "Write start: 2026-11-01T02:00, duration: 2h and, if it comes again, repeat:"
                    + " FREQ=WEEKLY;BYDAY=SU"));
      }
    }
  }
}
