package io.andal.signal.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.MinuteRange;
import io.andal.signal.Reading;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Datadog says of its limits is kept to. */
class PaceTest {
  private static final MinuteRange RANGE =
      new MinuteRange(Dog.NOW_MINUTE - 30, Dog.NOW_MINUTE - 29);
  private final FakeDatadog dog = new FakeDatadog();
  private final MutableClock clock = new MutableClock(Dog.NOW);

  @AfterEach
  void close() {
    dog.close();
  }

  private void limits(int limit, int remaining, int reset) {
    dog.headers.put("X-RateLimit-Limit", String.valueOf(limit));
    dog.headers.put("X-RateLimit-Period", "60");
    dog.headers.put("X-RateLimit-Remaining", String.valueOf(remaining));
    dog.headers.put("X-RateLimit-Reset", String.valueOf(reset));
    dog.headers.put("X-RateLimit-Name", "query_timeseries");
  }

  private Duration taken(DatadogSource source) throws InterruptedException {
    Instant before = clock.instant();
    Dog.slices(source, Dog.ERROR_RATIO, RANGE);
    return Duration.between(before, clock.instant());
  }

  @Test
  void nothingIsWaitedForWhileMuchIsLeft() throws Exception {
    limits(100, 50, 30);
    try (DatadogSource source = Dog.open(dog, Map.of(), clock)) {
      Dog.slices(source, Dog.ERROR_RATIO, RANGE);
      assertThat(taken(source)).isZero();
    }
  }

  @Test
  void itSlowsDownBeforeNothingIsLeft() throws Exception {
    limits(100, 5, 6);
    try (DatadogSource source = Dog.open(dog, Map.of(), clock)) {
      Dog.slices(source, Dog.ERROR_RATIO, RANGE);
      assertThat(taken(source)).isBetween(Duration.ofMillis(700), Duration.ofMillis(1_300));
    }
  }

  @Test
  void itWaitsForTheResetWhenNothingIsLeft() throws Exception {
    limits(100, 0, 10);
    try (DatadogSource source = Dog.open(dog, Map.of(), clock)) {
      Dog.slices(source, Dog.ERROR_RATIO, RANGE);
      assertThat(taken(source)).isBetween(Duration.ofSeconds(10), Duration.ofMillis(10_500));
    }
  }

  @Test
  void aLongWaitIsToldInsteadAndEnds() throws Exception {
    limits(100, 0, 600);
    try (DatadogSource source = Dog.open(dog, Map.of(), clock)) {
      Dog.slices(source, Dog.ERROR_RATIO, RANGE);
      SourceFailure failure = Dog.failure(source, Dog.ERROR_RATIO, RANGE);
      assertThat(failure.cause()).isEqualTo(Cause.UNAVAILABLE);
      assertThat(failure.message()).contains("2026-11-20T12:10:0");
      assertThat(dog.requests).hasSize(1);
      clock.advance(Duration.ofSeconds(601));
      assertThat(Dog.slices(source, Dog.ERROR_RATIO, RANGE)).hasSize(1);
    }
  }

  @Test
  void oneKindOfRequestDoesNotHoldUpAnother() throws Exception {
    limits(100, 0, 600);
    dog.pages.put("/api/v1/slo", SloPages.list());
    try (DatadogSource source = Dog.open(dog, Map.of(), clock)) {
      Dog.slices(source, Dog.ERROR_RATIO, RANGE);
      assertThat(source.slos()).hasSize(3);
    }
  }

  @Test
  void aRefusedRequestIsSentAgainAfterTheReset() throws Exception {
    int[] asked = {0};
    dog.instead =
        (exchange, seen) -> {
          if (asked[0]++ == 0) {
            exchange.getResponseHeaders().set("X-RateLimit-Reset", "7");
            FakeDatadog.send(exchange, 429, "{\"errors\":[\"Too many requests\"]}");
          } else {
            dog.series(exchange, seen);
          }
        };
    try (DatadogSource source = Dog.open(dog, Map.of(), clock)) {
      assertThat(taken(source)).isBetween(Duration.ofSeconds(7), Duration.ofMillis(7_500));
      assertThat(dog.requests).hasSize(2);
    }
  }

  @Test
  void refusalsWithoutWordsOnWhenAreRetriedAFewTimes() throws Exception {
    dog.instead = (exchange, _) -> FakeDatadog.send(exchange, 429, "");
    try (DatadogSource source = Dog.open(dog, Map.of(), clock)) {
      assertThat(Dog.failure(source, Dog.ERROR_RATIO, RANGE).cause()).isEqualTo(Cause.UNAVAILABLE);
      assertThat(dog.requests).hasSize(4);
    }
  }

  @Test
  void noMoreRequestsAreSentThanTheSettingAllows() throws Exception {
    try (DatadogSource source = Dog.open(dog, Map.of("maxRequestsPerMinute", 5), clock)) {
      for (int i = 0; i < 20; i++) {
        assertThat(source.read(List.of(Dog.ERROR_RATIO), RANGE).getFirst())
            .isInstanceOf(Reading.Slices.class);
      }
      assertThat(dog.requests).hasSize(20);
      assertThat(Duration.between(Dog.NOW, clock.instant()))
          .isGreaterThanOrEqualTo(Duration.ofMinutes(3));
    }
  }
}
