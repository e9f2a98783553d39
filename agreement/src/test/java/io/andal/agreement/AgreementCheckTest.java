package io.andal.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.agreement.document.Template;
import io.andal.workspace.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementCheckTest {
  private static final String START =
      """
      covers: {slos: [alpha]}
      period: {length: month, timeZone: UTC, start: "2026-01-01"}
      """;

  private static final String RATIO = "measurement: {method: ratio}\n";

  private static List<String> rules(String spec) {
    return Contracts.check(Contracts.document(spec)).problems().stream()
        .map(Problem::rule)
        .toList();
  }

  private static List<String> tiers(String commitment, String... tiers) {
    return rules(
        START
            + RATIO
            + "commitment: \""
            + commitment
            + "\"\ncredits: {tiers: ["
            + String.join(", ", tiers)
            + "]}\n");
  }

  @Test
  void tiersThatMeetExactlyAreFine() {
    assertThat(
            tiers("99.9", "{ge: '99.0', lt: '99.9', credit: '10'}", "{lt: '99.0', credit: '25'}"))
        .isEmpty();
  }

  @Test
  void tiersThatOverlapAreRefused() {
    assertThat(
            tiers("99.9", "{ge: '99.0', lt: '99.9', credit: '10'}", "{le: '99.0', credit: '25'}"))
        .containsExactly("tiers-overlap");
    assertThat(tiers("99.9", "{lt: '99.9', credit: '10'}", "{lt: '99.0', credit: '25'}"))
        .containsExactly("tiers-overlap");
  }

  @Test
  void gapsBetweenTiersAndBelowAndAboveThemAreWarnedOf() {
    assertThat(
            tiers("99.9", "{gt: '99.0', lt: '99.9', credit: '10'}", "{lt: '99.0', credit: '25'}"))
        .containsExactly("tiers-gap");
    assertThat(tiers("99.9", "{ge: '95.0', lt: '99.9', credit: '10'}"))
        .containsExactly("tiers-gap");
    assertThat(tiers("99.9", "{lt: '99.5', credit: '10'}")).containsExactly("tiers-gap");
  }

  @Test
  void aTierAboveTheCommitmentIsWarnedOf() {
    assertThat(tiers("99.5", "{lt: '99.9', credit: '10'}"))
        .containsExactly("tier-above-commitment");
  }

  @Test
  void anEmptyTierIsRefused() {
    assertThat(tiers("99.9", "{gt: '99', lt: '98', credit: '10'}")).containsExactly("tier-empty");
    assertThat(tiers("99.9", "{gt: '99', ge: '98', credit: '10'}")).containsExactly("tier-ends");
  }

  @Test
  void moneyHasACurrencyAndItsDecimals() {
    String whole = START + RATIO + "commitment: \"99.9\"\n";
    assertThat(rules(whole + "credits: {base: {amount: '10.00', currency: ABC}}"))
        .containsExactly("currency-unknown");
    assertThat(rules(whole + "credits: {base: {amount: '10.001', currency: EUR}}"))
        .containsExactly("money-decimals");
    assertThat(rules(whole + "credits: {base: {amount: '10.5', currency: JPY}}"))
        .containsExactly("money-decimals");
    assertThat(
            rules(
                whole
                    + "credits: {base: {amount: 10, currency: EUR},"
                    + " onlyAbove: {amount: 1, currency: USD}}"))
        .containsExactly("currency-mixed");
  }

  @Test
  void anSloLooserThanThePromiseIsWarnedOf() {
    assertThat(rules(START + RATIO + "commitment: \"99.95\""))
        .containsExactly("agreement-slo-looser");
    assertThat(rules(START + RATIO + "commitment: 99.9")).isEmpty();
  }

  @Test
  void labelsChooseAmongTheSlosOfServices() {
    String period = "period: {length: month, timeZone: UTC, start: '2026-01-01'}\n";
    String rest = period + RATIO + "commitment: '99.9'";
    assertThat(rules("covers: {services: [shop], labels: {tier: '1'}}\n" + rest)).isEmpty();
    assertThat(rules("covers: {services: [shop]}\n" + rest))
        .containsExactly("agreement-slo-looser");
    assertThat(rules("covers: {services: [shop], labels: {tier: '9'}}\n" + rest))
        .containsExactly("agreement-covers-nothing");
    assertThat(rules("covers: {slos: [alpha], labels: {tier: '1'}}\n" + rest))
        .containsExactly("agreement-labels");
    assertThat(rules("covers: {slos: [gamma]}\n" + rest)).containsExactly("reference-missing");
  }

  @Test
  void whatIsMissingIsNamedUnlessATemplateFillsItIn() {
    assertThat(rules(START)).containsOnly("agreement-incomplete").hasSize(2);
    assertThat(rules(START + "template: google-cloud-functions")).isEmpty();
    assertThat(rules(START + "template: nobody")).containsExactly("template-unknown");
    assertThat(
            rules(START + "commitment: '99'\nmeasurement: {method: badRuns, errorRate: {gt: '5'}}"))
        .containsExactly("agreement-incomplete");
  }

  @Test
  void daysZonesAndRulesAreThoseOfTheCalendar() {
    String rest = RATIO + "commitment: '99'\ncovers: {slos: [alpha]}\n";
    assertThat(rules(rest + "period: {length: month, timeZone: Mars/Olympus, start: '2026-02-30'}"))
        .containsExactlyInAnyOrder("date-invalid", "zone-unknown");
    assertThat(
            rules(
                rest
                    + "period: {length: month, timeZone: UTC, start: '2026-02-01',"
                    + " end: '2026-01-31'}"))
        .containsExactly("agreement-ends-early");
    assertThat(
            rules(
                START
                    + RATIO
                    + "commitment: '99'\nexclusions: [{name: x, start: '2026-01-01T02:00',"
                    + " duration: 2h, repeat: FREQ=SOMETIMES}]"))
        .containsExactly("exclusion-invalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws-api-gateway",
        "google-cloud-functions",
        "google-app-engine",
        "github",
        "gitlab"
      })
  void everyTemplateIsWholeAndNamesItsSource(String name) {
    Template template = Template.find(name).orElseThrow();

    assertThat(template.source()).isNotBlank();
    assertThat(Contracts.agreement(START + "template: " + name).template()).contains(name);
    assertThat(rules(START + "template: " + name))
        .allMatch(rule -> rule.equals("agreement-slo-looser"));
  }

  @Test
  void exactlyNinetyNinePercentFallsInNoTierOfGithub() {
    Credits github = Contracts.agreement(START + "template: github").credits();

    assertThat(github.tier(Fraction.of(99, 100))).isEmpty();
    assertThat(github.tier(Fraction.of(99_000_001, 100_000_000)).orElseThrow().credit())
        .isEqualByComparingTo("10");
    assertThat(github.tier(Fraction.of(98_999_999, 100_000_000)).orElseThrow().credit())
        .isEqualByComparingTo("25");
    assertThat(github.tier(Fraction.of(999, 1_000)).orElseThrow().credit())
        .isEqualByComparingTo("10");
    assertThat(github.tier(Fraction.of(999_001, 1_000_000))).isEmpty();
  }
}
