package io.andal.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.channel.Cause;
import io.andal.channel.Notice;
import io.andal.channel.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTextTest {

  @Test
  void oneMessageSaysTheWholeThing() {
    assertThat(SmsText.of(Samples.notice(Notice.Event.STARTED)))
        .isEqualTo(
            "PAGE commands (Commands are accepted within 300 ms): budget burns 14.8x, 41% left,"
                + " gone in 2 h 10 min. Controls."
                + " https://andal.pumps.example/a/0mfnq3k5caaaaaaa")
        .satisfies(text -> assertThat(GsmAlphabet.septets(text)).isLessThanOrEqualTo(160));
    assertThat(SmsText.of(Samples.notice(Notice.Event.RESOLVED)))
        .isEqualTo(
            "OK commands (Commands are accepted within 300 ms): burns no longer too fast, after 1 h"
                + " 5 min, 38% left. Controls."
                + " https://andal.pumps.example/a/0mfnq3k5caaaaaaa");
  }

  @Property(tries = 200)
  void whateverTheNamesAreItFitsAndNumbersAndLinkStay(
      @ForAll @StringLength(min = 1, max = 200) @CharRange(from = ' ', to = 'ÿ') String service,
      @ForAll @StringLength(max = 200) @CharRange(from = ' ', to = 'ž') String owner) {
    String text = SmsText.of(notice(service, owner, 0.99, ""));
    assertThat(text).contains("14.8x", "41%", "2 h 10 min", "/a/0mfnq3k5caaaaaaa");
    if (GsmAlphabet.holds(text)) {
      assertThat(GsmAlphabet.septets(text)).isLessThanOrEqualTo(160);
    }
  }

  @Test
  void anAlertFromOutsideIsToldInItsOwnWords() {
    assertThat(SmsText.of(notice("pump", "Controls", 0, "1 alert fires: pressure is low.")))
        .startsWith("PAGE pump: 1 alert fires: pressure is low. Controls. https://");
  }

  private static Notice notice(String service, String owner, double target, String summary) {
    Notice like = Samples.notice(Notice.Event.STARTED);
    return new Notice(
        like.alert(),
        like.event(),
        Cause.BURN,
        like.slo(),
        service,
        service,
        like.rule(),
        like.severity(),
        summary,
        target,
        like.sli(),
        like.remaining(),
        like.burnRate(),
        like.burns(),
        Optional.of(Duration.ofMinutes(130)),
        Optional.of(owner).filter(name -> !name.isEmpty()),
        like.link(),
        like.started(),
        like.ended(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void theAlphabetHasItsExtensionTableAndNothingElse() {
    assertThat(GsmAlphabet.encode("@€{[")).containsExactly(0, 0x1b, 0x65, 0x1b, 0x28, 0x1b, 0x3c);
    assertThat(GsmAlphabet.septets("a€")).isEqualTo(3);
    assertThat(GsmAlphabet.holds("ÄÖÜäöüßñ§¿¡")).isTrue();
    assertThat(GsmAlphabet.holds("ç")).isFalse();
    assertThat(GsmAlphabet.alike("14.8× – “ő” ç…")).isEqualTo("14.8x - \"o\" c...");
    assertThat(GsmAlphabet.alike("泵")).isEqualTo("泵");
  }

  @Property(tries = 300)
  void whatIsEncodedIsDecoded(@ForAll @StringLength(max = 200) String text) {
    String plain =
        text.chars()
            .filter(c -> GsmAlphabet.holds(String.valueOf((char) c)))
            .collect(StringBuilder::new, (b, c) -> b.append((char) c), StringBuilder::append)
            .toString();
    assertThat(GsmAlphabet.decode(GsmAlphabet.encode(plain))).isEqualTo(plain);
  }

  @Property(tries = 300)
  void partsTogetherAreTheWhole(
      @ForAll @StringLength(max = 600) @CharRange(from = ' ', to = '~') String latin,
      @ForAll @IntRange(min = 0, max = 400) int pumps) {
    for (String text : List.of(latin, "😀泵".repeat(pumps / 3))) {
      SmsParts parts = SmsParts.text(text, 7, 20);
      StringBuilder joined = new StringBuilder();
      for (int i = 0; i < parts.parts().size(); i++) {
        byte[] part = parts.parts().get(i);
        assertThat(part.length).isLessThanOrEqualTo(parts.coding() == SmsParts.GSM ? 160 : 140);
        byte[] body = part;
        if (parts.concatenated()) {
          assertThat(Arrays.copyOf(part, 6))
              .containsExactly(5, 0, 3, 7, parts.parts().size(), i + 1);
          body = Arrays.copyOfRange(part, 6, part.length);
          assertThat(body.length).isLessThanOrEqualTo(parts.coding() == SmsParts.GSM ? 153 : 134);
        }
        joined.append(
            parts.coding() == SmsParts.GSM
                ? GsmAlphabet.decode(body)
                : new String(body, StandardCharsets.UTF_16BE));
      }
      assertThat(joined.toString()).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tel:+62-812-345-678           | +62812345678
          sms:+62812345678?body=x       | +62812345678
          +62812345678                  | +62812345678
          tel:+4915112345,+62812345678  | +4915112345 +62812345678
          tel:0812345678                | ''
          mailto:ops@pumps.example      | ''
          +0812345678                   | ''
          tel:+62812345678,nonsense     | ''
          """)
  void aTargetIsReadAsNumbers(String target, String numbers) {
    assertThat(String.join(" ", PhoneNumbers.of(target))).isEqualTo(numbers);
  }
}
