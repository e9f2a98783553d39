package io.andal.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.slo.AlertRule;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private final Pump pump = new Pump();

  private Summary leftAtMost(double share) {
    AlertRule rule =
        new AlertRule(
            "policy-low",
            "careful",
            "warning",
            List.of(),
            OptionalDouble.of(share),
            Duration.ZERO,
            false,
            true,
            true,
            List.of());
    pump.define(rule);
    return new Summary(pump.slo(Pump.SLO).orElseThrow(), rule, pump.budget(Pump.SLO));
  }

  @Test
  void anAlertAboutWhatIsLeftTellsNoRate() {
    Episode firing = new Episode(Cause.BURN, AlertState.FIRING, false, Pump.MINUTE, Pump.MINUTE);

    assertThat(leftAtMost(0.5).sentence(firing))
        .contains("the budget is down to 50 % or less; 41 % of the budget left")
        .doesNotContain("rate");
  }

  @Test
  void itIsClearOnlyWhileMoreIsLeft() {
    assertThat(leftAtMost(0.5).clear()).isFalse();
    assertThat(leftAtMost(0.4).clear()).isTrue();
  }
}
