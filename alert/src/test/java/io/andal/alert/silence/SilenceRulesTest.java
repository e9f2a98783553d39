package io.andal.alert.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.alert.label.Matcher;
import io.andal.alert.label.MatcherException;
import io.andal.alert.label.Matchers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SilenceRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  @Test
  void aNewSilenceCannotBeginInThePast() throws Exception {
    Silence made =
        SilenceRules.set(silence("device=\"a\"", -60, 60), Optional.empty(), NOW).getLast();
    assertThat(made.startsAt()).isEqualTo(NOW);
    assertThat(made.state(NOW)).isEqualTo(Silence.State.ACTIVE);
  }

  @Test
  void alongerEndKeepsTheSilence() throws Exception {
    Silence made =
        SilenceRules.set(silence("device=\"a\"", 0, 60), Optional.empty(), NOW).getLast();
    Silence longer =
        SilenceRules.set(silence("device=\"a\"", 0, 600), Optional.of(made), NOW.plusSeconds(5))
            .getLast();
    assertThat(longer.id()).isEqualTo(made.id());
    assertThat(longer.endsAt()).isEqualTo(NOW.plusSeconds(600));
  }

  @Test
  void otherMatchersMakeAnotherSilenceAndEndTheOldOne() throws Exception {
    Silence made =
        SilenceRules.set(silence("device=\"a\"", 0, 60), Optional.empty(), NOW).getLast();
    List<Silence> changes =
        SilenceRules.set(silence("device=\"b\"", 0, 60), Optional.of(made), NOW.plusSeconds(5));
    assertThat(changes).hasSize(2);
    assertThat(changes.getFirst().id()).isEqualTo(made.id());
    assertThat(changes.getFirst().state(NOW.plusSeconds(5))).isEqualTo(Silence.State.EXPIRED);
    assertThat(changes.getLast().id()).isNotEqualTo(made.id());
  }

  @Test
  void whatWouldSilenceEverythingOrNothingIsRefused() {
    assertThatThrownBy(() -> SilenceRules.set(silence("a=\"\"", 0, 60), Optional.empty(), NOW))
        .hasMessage("silence invalid: at least one matcher must not match the empty string");
    assertThatThrownBy(() -> SilenceRules.set(silence("a=\"b\"", -60, -30), Optional.empty(), NOW))
        .hasMessage("Failed to create silence: end time can't be in the past");
  }

  private static Silence silence(String matchers, int from, int to) throws MatcherException {
    List<Matcher> parsed = Matchers.parse(matchers);
    return new Silence(
        "",
        parsed,
        NOW.plusSeconds(from),
        NOW.plusSeconds(to),
        NOW,
        "siti",
        "the pump is repaired");
  }
}
