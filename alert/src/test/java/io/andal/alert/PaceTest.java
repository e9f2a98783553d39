package io.andal.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.alert.AlertContext.Recipient;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Recipient OPS = new Recipient("mail", "ops@pumps.example");
  private static final Recipient BOSS = new Recipient("mail", "boss@pumps.example");

  private final Pace pace = new Pace();

  private void fill(Instant time) {
    for (int i = 0; i < Pace.MOST; i++) {
      assertThat(pace.take(OPS, time)).isTrue();
    }
  }

  @Test
  void aRecipientGetsThirtyMessagesInAnyMinuteAndThenTheNextOnes() {
    for (int i = 0; i < Pace.MOST; i++) {
      assertThat(pace.take(OPS, NOON.plusSeconds(i))).isTrue();
    }
    assertThat(pace.take(OPS, NOON.plusSeconds(59))).isFalse();
    assertThat(pace.held(NOON.plusSeconds(59)))
        .containsExactly(new Pace.Held(OPS, NOON.plusSeconds(60)));
    assertThat(pace.take(OPS, NOON.plusSeconds(60))).isTrue();
    assertThat(pace.held(NOON.plusSeconds(60))).isEmpty();
    assertThat(pace.take(OPS, NOON.plusSeconds(60))).isFalse();
  }

  @Test
  void oneRecipientDoesNotHoldUpAnotherNorOneChannelAnother() {
    fill(NOON);
    assertThat(pace.take(OPS, NOON)).isFalse();
    assertThat(pace.take(BOSS, NOON)).isTrue();
    assertThat(pace.take(new Recipient("sms", "ops@pumps.example"), NOON)).isTrue();
  }

  @Test
  void severalAreToldTogetherOrNotYet() {
    fill(NOON);
    assertThat(pace.take(List.of(BOSS, OPS), NOON)).isFalse();
    for (int i = 0; i < Pace.MOST; i++) {
      assertThat(pace.take(BOSS, NOON)).isTrue();
    }
  }

  @Test
  void whatWasNotToldDoesNotCount() {
    fill(NOON);
    pace.giveBack(OPS);
    assertThat(pace.take(OPS, NOON)).isTrue();
    assertThat(pace.take(OPS, NOON)).isFalse();
  }

  @Test
  void aClockThatIsSetBackHoldsNobodyUp() {
    fill(NOON);
    assertThat(pace.take(OPS, NOON.minusSeconds(86_400))).isTrue();
  }
}
