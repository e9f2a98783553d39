package io.andal.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.testing.MutableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who asks too often waits; the others don't. */
class RateLimitTest {
  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T10:00:00Z"));

  @Test
  void aBucketIsFilledAgainWithTime() {
    TokenBuckets buckets = new TokenBuckets(2, 3, clock);
    for (int i = 0; i < 3; i++) {
      assertThat(buckets.take("ayu")).isZero();
    }
    assertThat(buckets.take("ayu")).isEqualTo(Duration.ofMillis(500));
    assertThat(buckets.take("budi")).isZero();
    clock.advance(Duration.ofMillis(500));
    assertThat(buckets.take("ayu")).isZero();
    assertThat(buckets.take("ayu")).isPositive();
    clock.advance(Duration.ofHours(1));
    for (int i = 0; i < 3; i++) {
      assertThat(buckets.take("ayu")).isZero();
    }
    assertThat(buckets.take("ayu")).isPositive();
  }

  @Test
  void aProgramThatAsksTooOftenIsToldWhenToComeBack() {
    try (TestServer server = TestServer.start(clock)) {
      Browser eager = server.client(Scope.READ);
      for (int i = 0; i < RateLimit.REQUESTS_AT_ONCE; i++) {
        assertThat(eager.get("/api/v1/whoami").statusCode()).isEqualTo(200);
      }
      HttpResponse<String> refused = eager.get("/api/v1/whoami");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      assertThat(refused.headers().firstValue("Content-Type").orElse(""))
          .isEqualTo("application/problem+json");
      assertThat(eager.get("/actuator/health").statusCode()).isEqualTo(200);
      clock.advance(Duration.ofSeconds(1));
      assertThat(eager.get("/api/v1/whoami").statusCode()).isEqualTo(200);
    }
  }
}
