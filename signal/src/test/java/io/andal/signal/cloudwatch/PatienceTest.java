package io.andal.signal.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.testing.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How often CloudWatch is asked, and when it is left alone. The clock stands still but for us. */
class PatienceTest {
  private static final long M = Cloud.NOW_MINUTE - 20;
  private static final MinuteRange RANGE = new MinuteRange(M, M + 1);
  private static final String GOOD =
      FakeAws.page(
          FakeAws.result("q0", "e", "Complete", Map.of()),
          FakeAws.result("q1", "c", "Complete", Map.of(M, 10.0)));

  private final MutableClock clock = new MutableClock(Cloud.NOW);

  /** Refuses so many requests, with a wish. */
  private static FakeAws refusing(int[] times, String retryAfter) {
    return new FakeAws(
        (exchange, _) -> {
          if (times[0]-- > 0) {
            if (!retryAfter.isEmpty()) {
              exchange.getResponseHeaders().add("Retry-After", retryAfter);
            }
            FakeAws.send(exchange, 400, FakeAws.error("Throttling", "Rate exceeded"));
          } else {
            FakeAws.send(exchange, 200, GOOD);
          }
        });
  }

  @Test
  void pausesGrowAndAreNeverTheSame() throws Exception {
    Set<Duration> waited = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      MutableClock own = new MutableClock(Cloud.NOW);
      try (FakeAws aws = refusing(new int[] {3}, "");
          SignalSource source = Cloud.open(aws, Map.of(), own)) {
        assertThat(read(source)).isInstanceOf(Reading.Slices.class);
        assertThat(aws.requests).hasSize(4);
        waited.add(Duration.between(Cloud.NOW, own.instant()));
      }
    }
    assertThat(waited)
        .hasSizeGreaterThan(1)
        .allMatch(time -> time.toMillis() >= 1_750 && time.toMillis() <= 5_250);
  }

  @Test
  void aShortWishIsGranted() throws Exception {
    try (FakeAws aws = refusing(new int[] {1}, "4");
        SignalSource source = Cloud.open(aws, Map.of(), clock)) {
      assertThat(read(source)).isInstanceOf(Reading.Slices.class);
      assertThat(Duration.between(Cloud.NOW, clock.instant()))
          .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
    }
  }

  @Test
  void aLongWishIsGrantedWithoutWaiting() throws Exception {
    try (FakeAws aws = refusing(new int[] {1}, "120");
        SignalSource source = Cloud.open(aws, Map.of(), clock)) {
      assertThat(read(source))
          .isInstanceOfSatisfying(
              Reading.Failed.class,
              failed -> assertThat(failed.failure().retryAfter()).contains(Duration.ofMinutes(2)));
      assertThat(read(source))
          .isInstanceOfSatisfying(
              Reading.Failed.class,
              failed -> assertThat(failed.failure().message()).contains("before 2026-11-20T12:02"));
      assertThat(aws.requests).hasSize(1);
      clock.advance(Duration.ofSeconds(121));
      assertThat(read(source)).isInstanceOf(Reading.Slices.class);
    }
  }

  @Test
  void whatIsRefusedForGoodIsNotAskedAgain() throws Exception {
    try (FakeAws aws =
            FakeAws.answering(400, FakeAws.error("ValidationException", "no such thing"));
        SignalSource source = Cloud.open(aws, Map.of(), clock)) {
      assertThat(read(source)).isInstanceOf(Reading.Failed.class);
      // The request, and each of its two metrics alone.
      assertThat(aws.requests).hasSize(3);
      assertThat(clock.instant()).isEqualTo(Cloud.NOW);
    }
  }

  @Test
  void theBudgetIsKept() throws Exception {
    try (FakeAws aws = FakeAws.answering(200, GOOD);
        SignalSource source = Cloud.open(aws, Map.of("maxRequestsPerMinute", 6), clock)) {
      for (int i = 0; i < 18; i++) {
        read(source);
      }
      assertThat(aws.requests).hasSize(18);
      assertThat(Duration.between(Cloud.NOW, clock.instant()))
          .isBetween(Duration.ofMinutes(2), Duration.ofMinutes(2).plusSeconds(1));
    }
  }

  @Test
  void historyLeavesHalfOfTheBudget() throws Exception {
    MinuteRange old = new MinuteRange(M - 600, M - 599);
    try (FakeAws aws = FakeAws.answering(200, GOOD);
        SignalSource source = Cloud.open(aws, Map.of("maxRequestsPerMinute", 6), clock)) {
      for (int i = 0; i < 3; i++) {
        source.read(List.of(Cloud.ERROR_RATIO), old);
      }
      assertThat(clock.instant()).isEqualTo(Cloud.NOW);
      source.read(List.of(Cloud.ERROR_RATIO), old);
      assertThat(clock.instant()).isAfter(Cloud.NOW);
    }
  }

  /** 10,000 SLOs of two metrics each, as they are read every minute. */
  @Test
  void tenThousandSlosAreFortyRequests() throws Exception {
    MetricsFake fake = new MetricsFake(io.andal.signal.kit.Truth.of(RANGE));
    try (FakeAws aws = new FakeAws(fake);
        SignalSource source = Cloud.open(aws, Map.of(), clock)) {
      List<Indicator> many = new ArrayList<>();
      for (int i = 0; i < 10_000; i++) {
        many.add(Cloud.ratio(Cloud.metric("Bad" + i, "Sum"), Cloud.metric("Count" + i, "Sum")));
      }
      source.read(many, RANGE);
      // Pages of the stand-in are smaller than those of AWS.
      assertThat(aws.requests.stream().filter(one -> !one.json().has("NextToken")).count())
          .isEqualTo(40);
    }
  }

  private static Reading read(SignalSource source) throws InterruptedException {
    return source.read(List.of(Cloud.ERROR_RATIO), RANGE).getFirst();
  }
}
