package io.andal.inventory.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.inventory.Lifecycle;
import io.andal.inventory.version.LifecycleRule.Answer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifecycleRuleTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-20");

  @ParameterizedTest
  @CsvSource({
    // document, catalog, x-lifecycle, deprecated, version, running, lifecycle
    "deprecated, published, experimental, false, 1.0, true, DEPRECATED",
    "'', published, experimental, false, 1.0-beta, false, PRODUCTION",
    "'', our own word, experimental, true, 1.0, true, EXPERIMENTAL",
    "'', '', '', true, 1.0-beta, true, DEPRECATED",
    "'', '', '', false, v1beta1, true, EXPERIMENTAL",
    "'', '', '', false, 1.0, true, PRODUCTION",
    "'', '', '', false, 1.0, false, DESIGN",
  })
  void theFirstRuleThatAnswersCounts(
      String document,
      String catalog,
      String extension,
      boolean deprecated,
      String version,
      boolean running,
      Lifecycle lifecycle) {
    OutlineHead head = head(Map.of("x-lifecycle", extension), deprecated, Optional.empty());
    assertThat(answer(document, catalog, head, version, running).lifecycle()).isEqualTo(lifecycle);
  }

  @Test
  void whatIsPastItsSunsetIsRetired() {
    OutlineHead head = head(Map.of(), true, Sunset.date("Thu, 19 Nov 2026 23:59:59 GMT"));
    Answer answer = answer("production", "", head, "1.0", true);
    assertThat(answer.lifecycle()).isEqualTo(Lifecycle.RETIRED);
    assertThat(answer.rule()).isEqualTo("its sunset 2026-11-19 is over");
  }

  @Test
  void aSunsetToComeIsKept() {
    OutlineHead head = head(Map.of(), true, Sunset.date("2027-01-01T00:00:00Z"));
    Answer answer = answer("", "", head, "1.0", true);
    assertThat(answer.lifecycle()).isEqualTo(Lifecycle.DEPRECATED);
    assertThat(answer.sunset()).contains(LocalDate.parse("2027-01-01"));
  }

  private static OutlineHead head(
      Map<String, String> extensions, boolean deprecated, Optional<LocalDate> sunset) {
    return new OutlineHead("", "", "", List.of(), List.of(), extensions, deprecated, sunset);
  }

  private static Answer answer(
      String document, String catalog, OutlineHead head, String version, boolean running) {
    return LifecycleRule.of(
        new LifecycleRule.Facts(
            document,
            catalog.isEmpty() ? List.of() : List.of(catalog),
            Optional.of(head),
            version,
            running,
            TODAY));
  }
}
