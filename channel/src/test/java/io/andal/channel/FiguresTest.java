package io.andal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  @ParameterizedTest
  @CsvSource({"14.89, 14.8×", "14.4, 14.4×", "0.93333, 0.93×", "3, 3×", "100.04, 100×", "0, 0×"})
  void ratesAreRoundedDown(double rate, String text) {
    assertThat(Figures.rate(rate)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.999, 99.9 %", "0.99999999, 99.9999 %", "1, 100 %", "0.995, 99.5 %"})
  void anSliNeverLooksBetterThanItIs(double share, String text) {
    assertThat(Figures.share(share)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.419, 41 %", "0.0456, 4.5 %", "1, 100 %", "0.0001, 0 %", "1.23, 123 %"})
  void aBudgetIsShownInPercent(double share, String text) {
    assertThat(Figures.budget(share)).isEqualTo(text);
  }

  @Test
  void durationsShowTheirTwoLargestUnits() {
    assertThat(Figures.duration(Duration.ofMinutes(130))).isEqualTo("2 h 10 min");
    assertThat(Figures.duration(Duration.ofMinutes(5))).isEqualTo("5 min");
    assertThat(Figures.duration(Duration.ofHours(76))).isEqualTo("3 d 4 h");
    assertThat(Figures.duration(Duration.ofDays(3))).isEqualTo("3 d");
    assertThat(Figures.duration(Duration.ofSeconds(20))).isEqualTo("less than a minute");
  }
}
