package io.andal.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AdviceReportTest {
  private static final JsonNode ADVICE =
      Json.parse(
          """
          {"slo": "pays", "from": "2026-08-24T00:00:00Z", "to": "2026-11-22T00:00:00Z",
           "target": 0.9995,
           "distribution": {"window": "30d", "windows": 61, "min": 0.998, "median": 0.9985,
             "max": 0.999},
           "recommendation": {"target": 0.998},
           "candidates": [
             {"target": 0.998, "present": false, "met": 1, "pagesPerMonth": 0.3,
              "ticketsPerMonth": 1, "budgetEvents": 2400, "objections": []},
             {"target": 0.9995, "present": true, "met": 0, "pagesPerMonth": 5,
              "ticketsPerMonth": 2, "budgetEvents": 600,
              "objections": ["missed-too-often", "too-many-pages"]}],
           "findings": [{"id": "always-missed", "severity": "error",
             "explanation": "None of 61 windows reached 99.95 %.", "remedy": "Promise less."}]}
          """);

  @Test
  void theTableEndsInARecommendationAndTheFindingsInRemedies() {
    assertThat(print(out -> AdviceReport.print(out, ADVICE)))
        .isEqualTo(
            """
            pays promises 99.95 %; history from 2026-08-24T00:00:00Z to 2026-11-22T00:00:00Z
            61 windows of 30d reached 99.8 % to 99.9 %, median 99.85 %

            TARGET      REACHED   PAGES/30D   OTHERS/30D   BAD ALLOWED   AGAINST IT
            99.8 %      100 %     0.3         1            2400          -
            99.95 % *   0 %       5           2            600           missed too often, too many pages
            * in force

            Recommended: 99.8 %

            error always-missed: None of 61 windows reached 99.95 %.
              Promise less.
            """);
  }

  @Test
  void manyAreToldInALineEach() {
    assertThat(print(out -> AdviceReport.printAll(out, List.of(ADVICE))))
        .isEqualTo(
            """
            NAME   TARGET    RECOMMENDED   FINDINGS
            pays   99.95 %   99.8 %        error:always-missed
            """);
  }

  @Test
  void onlyErrorsAreWrong() {
    assertThat(AdviceReport.wrong(ADVICE)).isTrue();
    assertThat(AdviceReport.wrong(Json.parse("{\"findings\": [{\"severity\": \"warning\"}]}")))
        .isFalse();
  }

  private static String print(Consumer<PrintStream> report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    report.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
