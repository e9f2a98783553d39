package io.andal.signal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "30, 30",
    "0, 0",
    "7200, 3600",
    "99999999999999999999, 3600",
    "'Sun, 01 Nov 2026 12:02:00 GMT', 120",
    "'Sun, 01 Nov 2026 11:00:00 GMT', 0"
  })
  void secondsAndDatesAreRead(String header, long seconds) {
    assertThat(RetryAfter.seconds(headers(Map.of("Retry-After", List.of(header))), NOW))
        .contains(seconds);
  }

  @Test
  void aDateIsMeasuredByTheServersOwnClock() {
    Map<String, List<String>> headers =
        Map.of(
            "Retry-After",
            List.of("Sun, 01 Nov 2026 13:02:00 GMT"),
            "Date",
            List.of("Sun, 01 Nov 2026 13:01:00 GMT"));
    assertThat(RetryAfter.seconds(headers(headers), NOW)).contains(60L);
  }

  @ParameterizedTest
  @CsvSource({"soon", "-5", "1.5", "''"})
  void whatIsNeitherIsNoWish(String header) {
    assertThat(RetryAfter.seconds(headers(Map.of("Retry-After", List.of(header))), NOW)).isEmpty();
  }

  private static HttpHeaders headers(Map<String, List<String>> all) {
    return HttpHeaders.of(all, (_, _) -> true);
  }
}
