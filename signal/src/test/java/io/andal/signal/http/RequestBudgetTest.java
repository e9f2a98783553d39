package io.andal.signal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {
  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-01T12:00:00Z"));
  private Duration waited = Duration.ZERO;

  private RequestBudget budget(int perMinute) {
    return new RequestBudget(
        perMinute,
        clock,
        time -> {
          waited = waited.plus(time);
          clock.advance(time);
        });
  }

  @Test
  void aFullBudgetLastsForItsMinuteAndThenWaits() throws Exception {
    RequestBudget budget = budget(60);
    for (int i = 0; i < 60; i++) {
      budget.take(false);
    }
    assertThat(waited).isZero();
    budget.take(false);
    assertThat(waited).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1100));
  }

  @Test
  void inTheLongRunNoMoreAreSentThanAllowed() throws Exception {
    RequestBudget budget = budget(120);
    for (int i = 0; i < 120 + 10 * 120; i++) {
      budget.take(false);
    }
    assertThat(waited).isGreaterThanOrEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void historyLeavesHalfOfItToLiveSlices() throws Exception {
    RequestBudget budget = budget(60);
    for (int i = 0; i < 30; i++) {
      budget.take(true);
    }
    assertThat(waited).isZero();
    budget.take(true);
    assertThat(waited).isPositive();
    waited = Duration.ZERO;
    for (int i = 0; i < 29; i++) {
      budget.take(false);
    }
    assertThat(waited).isZero();
  }

  @Test
  void historyGoesOnWithABudgetOfOne() throws Exception {
    RequestBudget budget = budget(1);
    budget.take(true);
    budget.take(true);
    assertThat(waited).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
  }
}
