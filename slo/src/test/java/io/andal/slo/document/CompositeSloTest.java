package io.andal.slo.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.Indicator;
import io.andal.slo.Budgeting;
import io.andal.slo.Member;
import io.andal.slo.SloDefinition;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompositeSloTest {
  private static final String JOURNEY =
      """
      objectives:
        - {displayName: The shop answers, indicatorRef: answered, targetPercent: 99.9}
        - {indicatorRef: paid, target: 0.998, compositeWeight: 2}
      """;

  @Test
  void theObjectivesOfAnSloWithOneIndicatorEachAreOneSloWithMembers() {
    SloDefinition slo = Slos.only(Slos.slo("", "Occurrences", JOURNEY));

    assertThat(slo.name()).isEqualTo("buying");
    assertThat(slo.document()).isEqualTo("buying");
    assertThat(slo.composite()).isTrue();
    assertThat(slo.members()).extracting(Member::name).containsExactly("The shop answers", "paid");
    assertThat(slo.members()).extracting(Member::weight).containsExactly(1.0, 2.0);
    assertThat(slo.members()).extracting(Member::target).containsExactly(0.999, 0.998);
    assertThat(slo.members()).extracting(Member::series).doesNotHaveDuplicates();
  }

  @Test
  void theBudgetsOfTheMembersAddUpByTheirWeights() {
    // 1 − (1 × 0.001 + 2 × 0.002)
    assertThat(Slos.only(Slos.slo("", "Occurrences", JOURNEY)).target()).isEqualTo(0.995);
  }

  @Test
  void theAuthorMayPromiseSomethingElse() {
    SloDefinition slo =
        Slos.only(Slos.slo("andal.io/composite-target: '99.9'", "Occurrences", JOURNEY));
    assertThat(slo.target()).isEqualTo(0.999);
  }

  @ParameterizedTest
  @ValueSource(strings = {"100", "0", "much", "-1"})
  void aTargetThatPromisesNothingIsRefused(String percent) {
    assertThat(
            Slos.oneProblem(
                Slos.slo(
                    "andal.io/composite-target: '%s'".formatted(percent), "Occurrences", JOURNEY)))
        .contains("a percentage of more than 0 and less than 100");
  }

  @Test
  void aMemberSpeaksOfTheServiceThatItsSliNames() {
    SloDefinition slo = Slos.only(Slos.slo("", "Occurrences", JOURNEY));
    assertThat(slo.members()).extracting(Member::service).containsExactly("checkout", "payment");
    assertThat(slo.services()).containsExactly("checkout", "payment");
  }

  @Test
  void anInlineSliNamesItsServiceInItsOwnMetadata() {
    String inline =
        """
        objectives:
          - indicatorRef: answered
            target: 0.99
          - target: 0.99
            op: lt
            value: 5
            indicator:
              metadata: {name: waits, annotations: {andal.io/service: %s}}
              spec: {thresholdMetric: {metricSource: {metricSourceRef: metrics, spec: {query: w}}}}
        """;
    SloDefinition slo = Slos.only(Slos.slo("", "Occurrences", inline.formatted("payment")));
    assertThat(slo.members().getLast().service()).isEqualTo("payment");
    assertThat(slo.members().getLast().indicator()).isInstanceOf(Indicator.Threshold.class);
    assertThat(Slos.oneProblem(Slos.slo("", "Occurrences", inline.formatted("paymnt"))))
        .contains("There is no Service named 'paymnt'. Did you mean 'payment'?");
  }

  @Test
  void slicesOfTimeAreJudgedByEachMembersOwnTargetAndKnowNoWeights() {
    SloDefinition slo =
        Slos.only(
            Slos.slo(
                "",
                "Timeslices",
                """
                objectives:
                  - {indicatorRef: answered, target: 0.99, timeSliceTarget: 0.9, timeSliceWindow: 5}
                  - {indicatorRef: paid, target: 0.98, timeSliceTarget: 0.8, timeSliceWindow: 5m}
                """));
    assertThat(slo.budgeting()).isEqualTo(new Budgeting.Timeslices(Duration.ofMinutes(5)));
    assertThat(slo.target()).isEqualTo(0.97);
    assertThat(slo.members()).extracting(Member::sliceTarget).containsExactly(0.9, 0.8);
  }

  @Test
  void missingPartsOfRatiosAddUp() {
    SloDefinition slo =
        Slos.only(
            Slos.slo(
                "",
                "RatioTimeslices",
                """
                objectives:
                  - {indicatorRef: answered, target: 0.95, timeSliceWindow: 1m}
                  - {indicatorRef: paid, target: 0.95, timeSliceWindow: 1m}
                """));
    assertThat(slo.budgeting()).isEqualTo(new Budgeting.RatioTimeslices(Duration.ofMinutes(1)));
    assertThat(slo.target()).isEqualTo(0.9);
  }

  @Test
  void membersThatCountTheSameKeepSlicesOfTheirOwn() {
    SloDefinition slo =
        Slos.only(
            Slos.slo(
                "",
                "Occurrences",
                "objectives: [{indicatorRef: answered, target: 0.9}, {indicatorRef: answered,"
                    + " target: 0.95}]\n"));
    assertThat(slo.members()).extracting(Member::name).containsExactly("answered", "answered (2)");
    assertThat(slo.members()).extracting(Member::series).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Occurrences | {indicatorRef: answered, target: 0.5}, {indicatorRef: paid, target: 0.5}"
            + " | come to 100 %, so the composite SLO promises nothing",
        "Occurrences | {indicatorRef: answered, target: 0.9}, {target: 0.9}"
            + " | An objective of a composite SLO has no indicator",
        "Occurrences | {indicatorRef: answered, target: 0.9}, {indicatorRef: paid} | has no target",
        "Occurrences | {indicatorRef: answered, target: 0.9}, {indicatorRef: lag, target: 0.9}"
            + " | doesn't say which",
        "RatioTimeslices | {indicatorRef: answered, target: 0.9, timeSliceWindow: 1}, {indicatorRef:"
            + " paid, target: 0.99, timeSliceWindow: 2m} | slices of time of different lengths",
        "Occurrences | {indicatorRef: answerd, target: 0.9} | no SLI named 'answerd'",
      })
  void compositesThatCannotBeMeantAreRefused(String method, String objectives, String why) {
    assertThat(Slos.oneProblem(Slos.slo("", method, "objectives: [" + objectives + "]\n")))
        .contains(why);
  }

  @Test
  void indicatorsStandInOnePlaceOnly() {
    assertThat(Slos.oneProblem(Slos.slo("", "Occurrences", "indicatorRef: answered\n" + JOURNEY)))
        .contains("an indicator of its own and indicators in its objectives");
  }

  @Test
  void aWeightOfASliceOfTimeIsWarnedOf() {
    assertThat(
            Slos.oneProblem(
                Slos.slo(
                    "",
                    "Timeslices",
                    """
                    objectives:
                      - {indicatorRef: answered, target: 0.9, timeSliceTarget: 1, timeSliceWindow: 1}
                      - indicatorRef: paid
                        target: 0.95
                        timeSliceTarget: 1
                        timeSliceWindow: 1
                        compositeWeight: 3
                    """)))
        .contains("compositeWeight has no effect with budgetingMethod Timeslices");
  }
}
