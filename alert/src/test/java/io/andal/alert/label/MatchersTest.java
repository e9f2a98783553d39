package io.andal.alert.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MatchersTest {
  private static final Labels PUMP =
      Labels.of(Map.of("alertname", "DeviceOffline", "device", "pump-1", "site", "bjerringbro"));

  @Test
  void expressionsMatchTheWholeValue() throws MatcherException {
    assertThat(matches("device=~\"pump\"")).isFalse();
    assertThat(matches("device=~\"pump-.\"")).isTrue();
    assertThat(matches("device!~\"pump-[23]|valve-.*\"")).isTrue();
  }

  @Test
  void aMissingLabelEqualsAnEmptyOne() throws MatcherException {
    assertThat(matches("team=\"\"")).isTrue();
    assertThat(matches("team!=\"\"")).isFalse();
    assertThat(matches("team=~\".*\"")).isTrue();
    assertThat(matches("team=~\".+\"")).isFalse();
  }

  @Test
  void quotesMayBeLeftOutAndBracesMayStandAround() throws MatcherException {
    assertThat(Matchers.parse("{ device = pump-1 , site=\"a,b\\\"c\" , }"))
        .extracting(Matcher::toString)
        .containsExactly("device=\"pump-1\"", "site=\"a,b\\\"c\"");
    assertThat(Matchers.parse("{}")).isEmpty();
  }

  @Test
  void namesOfAnyCharactersStandInQuotes() throws MatcherException {
    Matcher matcher = Matchers.parseOne("\"servis utama\"=~\"p\\u0041.*\"");
    assertThat(matcher.name()).isEqualTo("servis utama");
    assertThat(matcher.value()).isEqualTo("pA.*");
    assertThat(matcher).hasToString("\"servis utama\"=~\"pA.*\"");
  }

  @Test
  void theClassicMeaningOfABackslashStays() throws MatcherException {
    assertThat(Matchers.parseOne("path=\"C:\\d\"").value()).isEqualTo("C:\\d");
  }

  @Test
  void whatCannotBeReadSaysWhere() {
    assertThatThrownBy(() -> Matchers.parse("device"))
        .hasMessage("at character 7 of 'device' is the end, not one of = != =~ !~");
    assertThatThrownBy(() -> Matchers.parse("device=~\"(\""))
        .hasMessageContaining("no regular expression (RE2)");
    assertThatThrownBy(() -> Matchers.parse("{device=\"a\""))
        .hasMessageContaining("is the end, not }");
  }

  /** The same text takes java.util.regex longer than the universe has been there. */
  @Test
  void noExpressionStalls() throws MatcherException {
    assertThat(Matchers.parseOne("a=~\"(x+x+)+y\"").matches("x".repeat(5000))).isFalse();
  }

  private static boolean matches(String matcher) throws MatcherException {
    return Matchers.parseOne(matcher).matches(PUMP);
  }
}
