package io.andal.signal.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.SignalSource;
import io.andal.testing.MutableClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DoubtsTest {
  private static final long NOW = 1_793_491_200L;

  @Test
  void aPrometheusThatIsWellLeavesNone() throws Exception {
    assertThat(doubts(NOW + 3, "[{\"metric\":{},\"value\":[1,\"7\"]}]", "100y", 200)).isEmpty();
  }

  @Test
  void whatSpoilsCountsIsTold() throws Exception {
    assertThat(doubts(NOW - 90, "[]", "15d", 403))
        .satisfiesExactly(
            one -> assertThat(one).startsWith("Its clock is 90 s behind this machine's"),
            one -> assertThat(one).startsWith("It has no series `up` now"),
            one -> assertThat(one).startsWith("It keeps data for 15d"),
            one -> assertThat(one).startsWith("It doesn't answer /api/v1/label/le/values"));
  }

  @Test
  void whoAsksIsSaidAsFarAsItIsKnown() throws Exception {
    assertThat(principal(Map.of())).isEmpty();
    assertThat(
            principal(
                Map.of(
                    "basicAuth",
                    Map.of("username", "andal", "password", "${env:P}"),
                    "tenant",
                    "pumps")))
        .isEqualTo("user andal, tenant pumps");
    assertThat(principal(Map.of("bearerToken", "${env:T}")))
        .isEqualTo("whoever the bearer token is of");
  }

  private static String principal(Map<String, Object> more) throws Exception {
    Map<String, Object> details = new java.util.HashMap<>(more);
    details.put("url", "http://127.0.0.1:9");
    try (SignalSource source =
        PrometheusSources.open("p", details, new MutableClock(Instant.EPOCH))) {
      return source.principal();
    }
  }

  private static List<String> doubts(long time, String up, String retention, int labels)
      throws Exception {
    try (FakeServer server =
            new FakeServer(
                (exchange, request) -> {
                  String data =
                      request.contains("time()")
                          ? "{\"result\":[%d,\"%d\"]}".formatted(time, time)
                          : request.contains("count(up)")
                              ? "{\"result\":" + up + "}"
                              : "{\"storageRetention\":\"" + retention + "\"}";
                  FakeServer.send(
                      exchange,
                      request.contains("/label/") ? labels : 200,
                      "{\"status\":\"success\",\"data\":" + data + "}");
                });
        SignalSource source =
            PrometheusSources.open(
                "p", Map.of("url", server.url()), new MutableClock(Instant.ofEpochSecond(NOW)))) {
      return source.doubts();
    }
  }
}
