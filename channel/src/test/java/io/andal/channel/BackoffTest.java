package io.andal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Instant NOW = Samples.NOON;

  @Property(tries = 300)
  void theWaitDoublesWithinItsBounds(
      @ForAll @IntRange(min = 1, max = 1_000) int failures, @ForAll long seed) {
    Instant next = new Backoff(new Random(seed)).next(failures, NOW, NOW).orElseThrow();
    double doubled = (double) Backoff.FIRST.toMillis() * Math.pow(2, failures - 1);
    double wait = Math.min(doubled, (double) Backoff.LONGEST.toMillis());
    assertThat((double) Duration.between(NOW, next).toMillis())
        .isBetween(wait * 0.8 - 1, wait * 1.2 + 1);
  }

  @Test
  void aClockThatJumpsAheadDoesNotUseThePatienceUp() {
    Backoff backoff = new Backoff(new Random(1));
    Instant created = NOW.minus(Duration.ofDays(400));
    assertThat(backoff.next(1, created, NOW)).isPresent();
    assertThat(backoff.next(Backoff.FEWEST_ATTEMPTS, created, NOW)).isEmpty();
  }

  @Property(tries = 300)
  void nothingIsGivenUpWithinADay(
      @ForAll @LongRange(min = 0, max = 86_400) long age,
      @ForAll @IntRange(min = 1, max = 10_000) int failures) {
    Instant created = NOW.minusSeconds(age);
    assertThat(new Backoff(new Random(1)).next(failures, created, NOW)).isPresent();
  }
}
