package io.andal.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GateReportTest {
  @Test
  void noNumberIsToldTwice() {
    String text =
        print(
            """
            {"subject": "slo/pays", "answer": "no", "policy": "default", "reasons": [
              {"slo": "pays", "answer": "no",
               "explanation": "The error budget is used up. Budget left: -12.4 % of 30 d; 1 h burn rate 15.1×.",
               "budget": {"remaining": -0.124, "period": {"total": 9}, "burnRates": [
                 {"window": "5m", "rate": 16.2, "sum": {"total": 1}},
                 {"window": "1h", "rate": 15.1, "sum": {"total": 2}},
                 {"window": "2h", "rate": 9.7, "sum": {"total": 3}}]}}]}
            """);

    assertThat(text)
        .isEqualTo(
            """
            NO: slo/pays should not be released now (policy: default)

              NO       pays
                       The error budget is used up. Budget left: -12.4 % of 30 d; 1 h burn rate 15.1×.
                       burn rates: 5m 16.2 · 2h 9.7
            """);
  }

  @Test
  void whatNeedsApprovalSaysSoFirst() {
    String text =
        print(
            """
            {"subject": "service/commands", "answer": "approval", "policy": "tier-one", "reasons": [
              {"slo": "pays", "answer": "approval", "explanation": "Step 'ask'.", "budget": {}},
              {"slo": "fast", "answer": "yes", "explanation": "All well.", "budget": {}}]}
            """);

    assertThat(text)
        .isEqualTo(
            """
            APPROVAL: service/commands needs approval by an operator before it is released (policy: tier-one)

              APPROVAL pays
                       Step 'ask'.

              YES      fast
                       All well.
            """);
  }

  @Test
  void withoutAnyEventThereAreNoRates() {
    String text =
        print(
            """
            {"subject": "slo/new", "answer": "unknown", "policy": "default", "reasons": [
              {"slo": "new", "answer": "unknown", "explanation": "It can't be measured.",
               "budget": {"remaining": 1, "period": {"total": 0}, "burnRates": [
                 {"window": "1h", "rate": 0, "sum": {"total": 0}}]}}]}
            """);

    assertThat(text).endsWith("It can't be measured.\n").doesNotContain("burn", "100 %");
  }

  @Test
  void aBudgetWithoutAnyEventIsADashAndNotWhole() {
    assertThat(BudgetFigures.left(Json.parse("{\"remaining\": 1, \"period\": {\"total\": 0}}")))
        .isEqualTo("-");
    assertThat(BudgetFigures.left(Json.parse("{\"remaining\": 1, \"period\": {\"total\": 7}}")))
        .isEqualTo("100 %");
    assertThat(BudgetFigures.rate(BudgetFigures.burn(Json.parse("{}"), "1h"))).isEqualTo("-");
  }

  private static String print(String decision) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    GateReport.print(new PrintStream(out, true, StandardCharsets.UTF_8), Json.parse(decision));
    return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
