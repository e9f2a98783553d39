package io.andal.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.signal.Matcher.Operator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTest {

  @Test
  void aClassicSelectorIsRead() {
    Selector selector = Selector.parse("http_requests_total{ job=\"api\", code!~'5..', } ");

    assertThat(selector.name()).isEqualTo("http_requests_total");
    assertThat(selector.matchers())
        .containsExactly(
            Matcher.of("job", Operator.EQUAL, "api"),
            Matcher.of("code", Operator.NOT_REGEX, "5.."));
  }

  @Test
  void dottedNamesStandInQuotes() {
    Selector selector =
        Selector.parse(
            "{\"http.server.request.duration_count\", \"service.name\"=\"commands\", a=`x\\y`}");

    assertThat(selector.name()).isEqualTo("http.server.request.duration_count");
    assertThat(selector.matchers())
        .containsExactly(
            Matcher.of("service.name", Operator.EQUAL, "commands"),
            Matcher.of("a", Operator.EQUAL, "x\\y"));
    assertThat(selector.toString())
        .isEqualTo(
            "{\"http.server.request.duration_count\",\"service.name\"=\"commands\",a=\"x\\\\y\"}");
  }

  @Test
  void theNameMayStandAmongTheConditions() {
    assertThat(Selector.parse("{__name__=\"up\",job=\"x\"}"))
        .isEqualTo(Selector.parse("up{job=\"x\"}"));
    assertThat(Selector.parse("{__name__=~\"a|b\"}").name()).isEmpty();
  }

  @Test
  void escapesMeanWhatGoSays() {
    assertThat(Selector.parse("a{b=\"\\n\\\"\\x41\\u00e9\\101\"}").matchers().getFirst().value())
        .isEqualTo("\n\"AéA");
  }

  @Test
  void boundsAreComparedAsNumbers() {
    Selector selector = Selector.parse("d_bucket{le=\"0.3\"}");

    assertThat(selector.le()).contains(0.3);
    assertThat(selector.matches(Map.of("le", "0.30"))).isTrue();
    assertThat(selector.matches(Map.of("le", "3e-1"))).isTrue();
    assertThat(selector.matches(Map.of("le", "0.31"))).isFalse();
    assertThat(Selector.parse("d_bucket{le=\"1\"}").matches(Map.of("le", "1.0"))).isTrue();
    assertThat(Selector.parse("d_bucket{le=\"+Inf\"}").matches(Map.of("le", "+Inf"))).isTrue();
    assertThat(Selector.parse("d_bucket{le!=\"1\"}").matches(Map.of("le", "1.0"))).isFalse();
  }

  @Test
  void anAbsentLabelIsEmpty() {
    assertThat(Selector.parse("a{b=\"\"}").matches(Map.of())).isTrue();
    assertThat(Selector.parse("a{b!=\"\"}").matches(Map.of())).isFalse();
    assertThat(Selector.parse("a{b!=\"x\"}").matches(Map.of())).isTrue();
  }

  @Test
  void theNameCountsWhereItIsKnown() {
    Selector selector = Selector.parse("a");
    assertThat(selector.matches(Map.of("__name__", "a"))).isTrue();
    assertThat(selector.matches(Map.of("__name__", "b"))).isFalse();
    assertThat(selector.matches(Map.of())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "5..,      503,  true",
    "5..,      5033, false",
    "2|3,      23,   false",
    "[[:digit:]]+, 12, true",
    "[]a]+,    ]a],  true",
    "[a[b]+,   a[b,  true",
    "[a&&b]+,  a&b,  true",
    "(?P<x>a)b, ab,  true",
    "(?i)ab,   AB,   true",
    "a.b,      'a\nb', true"
  })
  void regularExpressionsMatchTheWholeValueAsInRe2(String pattern, String value, boolean matches) {
    assertThat(Matcher.of("x", Operator.REGEX, pattern).matches(value)).isEqualTo(matches);
    assertThat(Matcher.of("x", Operator.NOT_REGEX, pattern).matches(value)).isEqualTo(!matches);
  }

  @Test
  void aRegularExpressionThatExplodesIsStopped() {
    Matcher matcher = Matcher.of("x", Operator.REGEX, "(.*a){12}b");
    assertThatThrownBy(() -> matcher.matches("a".repeat(200)))
        .isInstanceOf(SelectorException.class)
        .hasMessageContaining("takes too long");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "{}",
        "{a=\"\"}",
        "rate(a[5m])",
        "a[5m]",
        "a offset 5m",
        "a + b",
        "a{b}",
        "a{b=c}",
        "a{b=\"c\"",
        "a{b=\"c\" d=\"e\"}",
        "a{b=\"c}",
        "a{b=~\"(\"}",
        "a{b=~\"(?=x)\"}",
        "a{b=~\"(x)\\\\1\"}",
        "a{\"b\"}",
        "a{b=\"\\q\"}",
        "a{b=\"\\x4\"}",
        "1a",
        "a{,}"
      })
  void whatIsNoSelectorIsRefusedWithAHint(String text) {
    assertThatThrownBy(() -> Selector.parse(text))
        .isInstanceOf(SelectorException.class)
        .message()
        .hasSizeGreaterThan(20);
  }

  @Property(tries = 300)
  void whatIsRenderedIsReadAsTheSame(
      @ForAll @NotEmpty String name, @ForAll @NotEmpty String label, @ForAll String value) {
    Selector selector =
        Selector.of(name, List.of(Matcher.of(label + ".", Operator.NOT_EQUAL, value)));
    assertThat(Selector.parse(selector.toString())).isEqualTo(selector);
  }
}
