package io.andal.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Incidents worked out by hand from providers' published formulas, in months of 30 and quarters of
 * 90 days: attainment to the rational, credit to the cent.
 */
class PublishedSchedulesTest {
  private static final BigDecimal FEE = new BigDecimal("1234.50");

  private static final Map<String, String> TEMPLATES =
      Map.of(
          "aws-api-gateway", "aws-api-gateway",
          "gcp-functions", "google-cloud-functions",
          "gcp-app-engine", "google-app-engine",
          "github(quarter)", "github",
          "gitlab(uptime only)", "gitlab");

  @Test
  void everyWorkedIncidentComesOutAsPublished() throws IOException {
    String folder = System.getProperty("andal.conformance", "");
    Path file = Path.of(folder, "license", "sla-schedules.json");
    assumeTrue(
        !folder.isEmpty() && Files.exists(file),
        "Set -Dandal.conformance=DIR to the folder with license/sla-schedules.json.");
    int checked = 0;
    for (JsonNode incident : JsonMapper.shared().readTree(Files.readString(file)).path("cases")) {
      for (Map.Entry<String, String> template : TEMPLATES.entrySet()) {
        check(incident, template.getKey(), template.getValue());
        checked++;
      }
    }
    assertThat(checked).isEqualTo(50);
  }

  private static void check(JsonNode incident, String column, String template) {
    long minutes = incident.path("minutes").asLong();
    BigDecimal share = new BigDecimal(incident.path("error_fraction").asString());
    JsonNode expected = incident.path(column);
    String name = incident.path("incident").asString() + ", " + template;

    Account account = account(template, minutes, share);
    Fraction attained = account.attained().orElseThrow();

    assertThat(attained.percent(5, RoundingMode.HALF_EVEN))
        .as(name)
        .isEqualByComparingTo(new BigDecimal(expected.path(0).asString()));
    assertThat(attained).as(name).isEqualByComparingTo(byHand(template, minutes, share));
    if (template.equals("gitlab")) {
      assertThat(account.kept()).as(name).hasValue(expected.path(1).asString().equals("ok"));
      assertThat(account.credit().reason()).isEqualTo(Credit.Reason.NO_TIERS);
    } else {
      BigDecimal percent = BigDecimal.valueOf(expected.path(1).asLong());
      assertThat(account.credit().percent()).as(name).isEqualByComparingTo(percent);
      assertThat(account.credit().amount().orElseThrow().amount())
          .as(name)
          .isEqualTo(
              FEE.multiply(percent).divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_EVEN));
    }
  }

  /** The formulas once more, without any of the code under test but its fractions. */
  private static Fraction byHand(String template, long minutes, BigDecimal share) {
    boolean counts =
        switch (template) {
          case "google-cloud-functions" -> share.compareTo(new BigDecimal("0.1")) > 0;
          case "google-app-engine" -> share.compareTo(new BigDecimal("0.1")) > 0 && minutes >= 5;
          case "github" -> share.compareTo(new BigDecimal("0.05")) > 0;
          case "gitlab" -> share.compareTo(new BigDecimal("0.05")) >= 0;
          default -> true;
        };
    Fraction all = Fraction.whole(template.equals("github") ? 129_600 : 43_200);
    Fraction lost = Fraction.whole(counts ? minutes : 0);
    if (template.equals("aws-api-gateway")) {
      lost = lost.times(Fraction.of(share));
    }
    return all.minus(lost).divide(all);
  }

  private static Account account(String template, long minutes, BigDecimal share) {
    boolean quarter = template.equals("github");
    // Neither has a change of the clock in UTC: April has 30 days, January to March 2026 have 90.
    String id = quarter ? "2026-Q1" : "2026-04";
    Agreement agreement =
        Contracts.agreement(
            """
            template: %s
            covers: {slos: [alpha]}
            period: {timeZone: UTC, start: "2026-01-01"}
            credits: {base: {amount: "%s", currency: USD}}
            """
                .formatted(template, FEE));
    Period period =
        agreement.term().until(Instant.parse("2026-05-01T00:00:00Z")).stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow();
    Contracts.Minutes recorded =
        new Contracts.Minutes()
            .failing(
                "alpha",
                period.range().from() + 10_000,
                minutes,
                share.movePointRight(3).longValueExact());
    return new Accountant(agreement, List.of(Contracts.slo("alpha")), recorded).account(period);
  }
}
