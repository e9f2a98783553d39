package io.andal.dialect.sloth;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.dialect.Checking;
import io.andal.dialect.Import;
import io.andal.dialect.ImportOptions;
import io.andal.signal.Indicator;
import io.andal.slo.AlertRule;
import io.andal.slo.SloDefinition;
import io.andal.slo.SloDocuments;
import io.andal.workspace.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlothImportTest {
  private static final String SPEC =
      """
      version: prometheus/v1
      service: Pump_Control
      labels: {team: controls}
      slos:
        - name: commands.ok
          objective: 99.5
          description: Commands arrive.
          labels: {kind: availability}
          sli:
            events:
              error_query: sum(rate(commands_total{result="failed"}[{{.window}}]))
              total_query: sum(rate(commands_total[{{.window}}]))
          alerting:
            name: CommandsFail
            page_alert: {disable: true}
      """;

  @Test
  void ratesThatAreAddedUpAreCountedExactly() {
    Import read = Checking.accepted(Checking.options(), SPEC);
    SloDefinition slo = only(read);

    assertThat(slo.name()).isEqualTo("pump-control-commands-ok");
    assertThat(slo.displayName()).isEqualTo("commands.ok");
    assertThat(slo.service()).isEqualTo("pump-control");
    assertThat(slo.target()).isEqualTo(0.995);
    assertThat(slo.labels())
        .containsEntry("team", List.of("controls"))
        .containsEntry("kind", List.of("availability"));
    Indicator.Ratio ratio = (Indicator.Ratio) slo.indicator();
    assertThat(ratio.counter()).isTrue();
    assertThat(ratio.partIsBad()).isTrue();
    assertThat(ratio.part().text("query")).isEqualTo("commands_total{result=\"failed\"}");
    assertThat(ratio.total().text("query")).isEqualTo("commands_total");
    assertThat(read.notes()).anyMatch(note -> note.contains("counted exactly"));
  }

  @ParameterizedTest
  @CsvSource({
    "page_alert: {disable: true}, ticket",
    "ticket_alert: {disable: true}, page",
    "'page_alert: {disable: true}\n      ticket_alert: {disable: true}', ''"
  })
  void whatSlothDisablesIsSilentInAndalToo(String disabled, String heard) {
    Import read =
        Checking.accepted(
            Checking.options(), SPEC.replace("page_alert: {disable: true}", disabled));

    assertThat(only(read).alertRules().stream().map(AlertRule::severity))
        .containsExactlyElementsOf(heard.isEmpty() ? List.of() : List.of(heard));
    assertThat(read.notes()).anyMatch(note -> note.contains("disables alerts"));
  }

  @Test
  void allButTheFastOnesMakesTheFastOnesGood() {
    SloDefinition slo =
        only(
            Checking.accepted(
                Checking.options(),
                SPEC.replace(
                    "sum(rate(commands_total{result=\"failed\"}[{{.window}}]))",
                    "(sum(rate(commands_total[{{.window}}])) -"
                        + " sum(rate(commands_bucket{le=\"0.4\"}[{{.window}}])))")));

    Indicator.Ratio ratio = (Indicator.Ratio) slo.indicator();
    assertThat(ratio.partIsBad()).isFalse();
    assertThat(ratio.part().text("query")).isEqualTo("commands_bucket{le=\"0.4\"}");
  }

  @Test
  void otherSumsOfRatesBecomeEventsInsteadOfEventsPerSecond() {
    SloDefinition slo =
        only(
            Checking.accepted(
                Checking.options(),
                SPEC.replace(
                    "sum(rate(commands_total{result=\"failed\"}[{{.window}}]))",
                    "sum(rate(a_total[{{.window}}])) + sum(rate(b_total[{{.window}}]))")));

    assertThat(((Indicator.Ratio) slo.indicator()).part().text("query"))
        .isEqualTo("sum(increase(a_total[{{.window}}])) + sum(increase(b_total[{{.window}}]))");
  }

  @Test
  void aPluginIsNamedAndRefused() {
    String plugin =
        SPEC.replaceFirst("(?s)events:.*?alerting", "plugin: {id: shop/http}\n    alerting");

    Import read = Checking.read(Checking.options(), plugin).getFirst();

    assertThat(read.accepted()).isFalse();
    assertThat(read.problems().getFirst().message()).contains("'shop/http'");
    assertThat(read.problems().getFirst().position().line()).isEqualTo(10);
  }

  @Test
  void anUnknownFieldIsNotPassedOver() {
    String text = SPEC.replace("objective: 99.5", "objective: 99.5\n    tier: gold");

    assertThat(Checking.read(Checking.options(), text).getFirst().problems())
        .extracting(Problem::rule)
        .containsExactly("cannot-say");
    Import lossy = Checking.read(Checking.options().withLoss(), text).getFirst();
    assertThat(lossy.accepted()).isTrue();
    assertThat(lossy.problems()).extracting(Problem::message).first().asString().contains("'tier'");
  }

  @ParameterizedTest
  @CsvSource({
    "objective: 99.5, objective: 100, target-range",
    "objective: 99.5, objective: often, target-range",
    "name: commands.ok, name: -commands, name-invalid",
    "service: Pump_Control, owner: x, name-invalid",
    "[{{.window}}], [5m], query-window",
    "version: prometheus/v1, version: prometheus/v2, dialect-version",
    "'labels: {team: controls}', 'labels: {a.b: c}', label-name",
  })
  void aMistakeIsTold(String right, String wrong, String rule) {
    Import read = Checking.read(Checking.options(), SPEC.replace(right, wrong)).getFirst();

    assertThat(read.problems()).extracting(Problem::rule).contains(rule);
  }

  @Test
  void alertWindowsStayAsTheyAre() {
    String windows =
        """
        apiVersion: sloth.slok.dev/v1
        kind: AlertWindows
        spec:
          sloPeriod: 7d
          page:
            quick: {errorBudgetPercent: 8, shortWindow: 5m, longWindow: 1h}
        """;

    Import read = Checking.accepted(Checking.options(), windows);

    assertThat(read.documents()).isEqualTo(Checking.trees(windows));
  }

  @Test
  void twoInputsThatMakeTheSameNameDifferentlyAreRefused() {
    List<Import> read =
        Checking.read(
            Checking.options(), SPEC + "---\n" + SPEC.replace("commands.ok", "Commands_OK"));

    assertThat(read.getFirst().problems()).extracting(Problem::rule).contains("name-taken");
  }

  @Test
  void theWindowIsThatOfTheOptions() {
    ImportOptions options = Checking.options().withPeriod("28d");

    assertThat(only(Checking.accepted(options, SPEC)).window().maxMinutes())
        .isEqualTo(28 * 24 * 60);
  }

  private static SloDefinition only(Import read) {
    List<SloDefinition> definitions = SloDocuments.definitions(Checking.documents(read));
    assertThat(definitions).hasSize(1);
    return definitions.getFirst();
  }
}
