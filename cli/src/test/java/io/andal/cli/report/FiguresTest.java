package io.andal.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void sharesAreShownInPercentWithoutIdleZeros() {
    assertThat(Figures.percent(Json.parse("0.999"))).isEqualTo("99.9 %");
    assertThat(Figures.percent(Json.parse("0.99999"))).isEqualTo("99.999 %");
    assertThat(Figures.percent(Json.parse("-0.1234567"))).isEqualTo("-12.346 %");
    assertThat(Figures.percent(Json.parse("1"))).isEqualTo("100 %");
    assertThat(Figures.percent(Json.parse("-0.0000001"))).isEqualTo("0 %");
  }

  @Test
  void whatIsNotANumberIsADashAndNotZero() {
    assertThat(Figures.percent(Json.parse("null"))).isEqualTo("-");
    assertThat(Figures.rate(Json.parse("\"NaN\""))).isEqualTo("-");
  }

  @Test
  void windowsAreShownInTheirLargestWholeUnit() {
    assertThat(Figures.window("PT5M")).isEqualTo("5m");
    assertThat(Figures.window("PT1H")).isEqualTo("1h");
    assertThat(Figures.window("PT72H")).isEqualTo("3d");
    assertThat(Figures.window("PT90M")).isEqualTo("90m");
    assertThat(Figures.window("5m")).isEqualTo("5m");
  }
}
