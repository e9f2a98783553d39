package io.andal.slo.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Slice;
import io.andal.signal.SourceFailure;
import io.andal.slo.SloDefinition;
import io.andal.slo.TimeWindow;
import io.andal.slo.document.DefaultAlerts;
import io.andal.slo.engine.Definitions;
import io.andal.slo.engine.SliceBlock;
import io.andal.slo.replay.History;
import io.andal.slo.replay.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdvisorTest {
  private static final int DAY = 1_440;
  private static final Duration MONTH = Duration.ofDays(30);

  @Test
  void theTightestTargetThatWasReachedIsRecommended() {
    Advice advice = advise(0.9, history(90, 1_000, 2));

    assertThat(recommended(advice)).isEqualTo(0.998);
    assertThat(advice.recommendation().orElseThrow().tighter().orElseThrow().objections())
        .contains(Objection.MISSED_TOO_OFTEN);
    assertThat(advice.candidates()).hasSizeLessThanOrEqualTo(20);
    assertThat(advice.candidates()).allMatch(candidate -> candidate.target() < 1);
  }

  @Test
  void aTargetThatFitsStaysThoughATinyBitTighterOneWouldBeReachedToo() {
    assertThat(recommended(advise(0.997, history(90, 1_000, 2)))).isEqualTo(0.997);
  }

  @Test
  void aServiceThatNeverFailedIsNotPromisedToBePerfect() {
    Advice advice = advise(0.99, history(90, 1_000, 0));

    assertThat(recommended(advice)).isEqualTo(0.99999);
    assertThat(ids(advice)).containsExactly("never-used");
  }

  @Test
  void windowsAreAsLongAsTheObjectivesOwnWhereTheHistoryHasRoomForThem() {
    Distribution distribution = advise(0.99, history(90, 1_000, 2)).distribution();

    assertThat(distribution.whole()).isTrue();
    assertThat(distribution.window()).isEqualTo(MONTH);
    assertThat(distribution.windows()).isEqualTo(61);
    assertThat(distribution.median()).isEqualTo(0.998);
  }

  @Test
  void shorterWindowsStandInWhileThereIsLittleHistory() {
    Advice advice = advise(0.99, history(12, 1_000, 2));

    assertThat(advice.distribution().whole()).isFalse();
    assertThat(advice.distribution().window()).isEqualTo(Duration.ofDays(3));
    assertThat(ids(advice)).contains("history-too-short");
  }

  @Test
  void aTargetThatNoWindowReachedIsAnError() {
    assertThat(ids(advise(0.9995, history(90, 1_000, 2)))).contains("always-missed");
  }

  @Test
  void fewEventsAreAWarningAndHardlyAnyAnError() {
    assertThat(finding(advise(0.9999, history(90, 1, 0)), "too-few-events").severity())
        .isEqualTo(Finding.Severity.WARNING);
    assertThat(finding(advise(0.9999, sparse(90)), "too-few-events").severity())
        .isEqualTo(Finding.Severity.ERROR);
  }

  @Test
  void aHundredPercentInAllButNameIsFound() {
    assertThat(ids(advise(0.99999, history(90, 1, 0)))).contains("nearly-100-percent");
  }

  @Test
  void withoutDataNothingIsRecommended() {
    MinuteRange range = new MinuteRange(0, 90L * DAY);
    Advice advice = advise(0.99, History.of(new SliceBlock(range)));

    assertThat(advice.recommendation()).isEmpty();
    assertThat(advice.candidates()).isEmpty();
    assertThat(ids(advice)).containsExactly("no-data");
  }

  @Test
  void anAlertThatNoOutageCanRaiseIsFound() {
    Finding finding = finding(advise(0.9, history(90, 1_000, 2)), "alert-never-fires");

    assertThat(finding)
        .isEqualTo(new Finding.AlertNeverFires("page", Duration.ofHours(1), 14.4, 1 / 0.1));
  }

  @Test
  void dependenciesBoundWhatCanBePromised() {
    SloDefinition slo = slo(0.9995);
    List<Dependency> dependencies =
        List.of(new Dependency("identity", "logins", 0.999), new Dependency("db", "db", 0.9995));
    Advice advice =
        Advisor.advise(
            slo, history(90, 1_000, 0), dependencies, Optional.empty(), Patience.ENDLESS);

    assertThat(Dependency.product(dependencies)).isEqualTo(0.999 * 0.9995);
    assertThat(ids(advice)).contains("tighter-than-dependencies");
    assertThat(recommended(advice)).isLessThanOrEqualTo(0.999 * 0.9995);
  }

  @Test
  void aBoundThatTheSourceRefusesIsTold() {
    SourceFailure failure =
        new SourceFailure(
            SourceFailure.Cause.BAD_QUERY, "le=\"0.35\" is no bound of x.", "Its bounds are 0.3.");
    Advice advice =
        Advisor.advise(
            Definitions.withQuery(slo(0.99), "x_bucket{le=\"0.35\"}"),
            history(90, 1_000, 2),
            List.of(),
            Optional.of(failure),
            Patience.ENDLESS);

    assertThat(finding(advice, "threshold-off-bounds"))
        .isEqualTo(
            new Finding.ThresholdOffBounds(List.of("0.35"), failure.message(), failure.remedy()));
  }

  @Test
  void everyFindingHasWords() {
    FindingText text = FindingText.of(new Finding.AlwaysMissed(0.9995, 0.9991, 61));

    assertThat(text.explanation())
        .isEqualTo("None of 61 windows reached 99.95 %; the best one had 99.91 %.");
    assertThat(text.remedy()).isNotBlank();
  }

  private static Advice advise(double target, History history) {
    return Advisor.advise(slo(target), history, List.of(), Optional.empty(), Patience.ENDLESS);
  }

  private static SloDefinition slo(double target) {
    return Definitions.slo(
        "slo", "commands", target, new TimeWindow.Rolling(MONTH), DefaultAlerts.rules(MONTH));
  }

  private static History history(int days, int perMinute, int bad) {
    SliceBlock block = new SliceBlock(new MinuteRange(0, (long) days * DAY));
    for (int i = 0; i < block.size(); i++) {
      block.set(i, perMinute * Slice.SCALE, bad * Slice.SCALE, Quality.COMPLETE);
    }
    return History.of(block);
  }

  /** An event every hour. */
  private static History sparse(int days) {
    SliceBlock block = new SliceBlock(new MinuteRange(0, (long) days * DAY));
    for (int i = 0; i < block.size(); i++) {
      block.set(i, i % 60 == 0 ? Slice.SCALE : 0, 0, Quality.COMPLETE);
    }
    return History.of(block);
  }

  private static double recommended(Advice advice) {
    return advice.recommendation().orElseThrow().chosen().target();
  }

  private static List<String> ids(Advice advice) {
    return advice.findings().stream().map(Finding::id).toList();
  }

  private static Finding finding(Advice advice, String id) {
    return advice.findings().stream()
        .filter(finding -> finding.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " is not among " + ids(advice)));
  }
}
