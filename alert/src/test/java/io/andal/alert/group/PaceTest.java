package io.andal.alert.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.alert.AlertContext.Recipient;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Recipient OPS = new Recipient("mail", "ops@pumps.example");

  @Test
  void aRecipientGetsThirtyMessagesAMinuteAndThenTheNextOnes() {
    Pace pace = new Pace();
    for (int i = 0; i < Pace.MOST; i++) {
      assertThat(pace.allows(OPS, NOON.plusSeconds(i))).isTrue();
      pace.sent(OPS, NOON.plusSeconds(i));
    }
    assertThat(pace.allows(OPS, NOON.plusSeconds(59))).isFalse();
    assertThat(pace.allows(OPS, NOON.plusSeconds(60))).isTrue();
  }

  @Test
  void oneRecipientDoesNotHoldUpAnotherNorOneChannelAnother() {
    Pace pace = new Pace();
    for (int i = 0; i < Pace.MOST; i++) {
      pace.sent(OPS, NOON);
    }
    assertThat(pace.allows(OPS, NOON)).isFalse();
    assertThat(pace.allows(new Recipient("mail", "boss@pumps.example"), NOON)).isTrue();
    assertThat(pace.allows(new Recipient("sms", "ops@pumps.example"), NOON)).isTrue();
  }
}
