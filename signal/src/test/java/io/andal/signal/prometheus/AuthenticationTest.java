package io.andal.signal.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import io.andal.signal.SignalSource;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.testing.MutableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who Andal says that it is, against a token endpoint and a server that looks at it. */
class AuthenticationTest {
  private static final String ANSWER = "{\"status\":\"success\",\"data\":{\"version\":\"3.5.0\"}}";

  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T12:00:00Z"));
  private final List<String> shown = new CopyOnWriteArrayList<>();
  private final AtomicInteger made = new AtomicInteger();
  @TempDir private Path folder;
  private String secret = "";

  @BeforeEach
  void secret() throws IOException {
    secret = "${file:" + Files.writeString(folder.resolve("secret"), "hunter2 & co\n") + "}";
  }

  @Test
  void userAndPasswordAreSentAsTheyAreNow() throws Exception {
    try (FakeServer prometheus = new FakeServer((exchange, _) -> welcome(exchange));
        SignalSource source =
            open(prometheus, "basicAuth", Map.of("username", "andal", "password", secret))) {
      source.identify();
      Files.writeString(folder.resolve("secret"), "second");
      source.identify();
    }
    assertThat(shown).containsExactly("Basic YW5kYWw6aHVudGVyMiAmIGNv", "Basic YW5kYWw6c2Vjb25k");
  }

  @Test
  void aTokenIsFetchedOnceAndRenewedShortlyBeforeItsEnd() throws Exception {
    try (FakeServer endpoint = new FakeServer((exchange, _) -> token(exchange, 600));
        FakeServer prometheus = new FakeServer((exchange, _) -> welcome(exchange));
        SignalSource source = open(prometheus, "oauth2", client(endpoint, "header"))) {
      source.identify();
      clock.advance(Duration.ofSeconds(530));
      source.identify();
      assertThat(endpoint.requests).hasSize(1);
      clock.advance(Duration.ofSeconds(20));
      source.identify();
      assertThat(endpoint.requests)
          .hasSize(2)
          .allMatch(one -> one.contains("grant_type=client_credentials&scope=read metrics"))
          .noneMatch(one -> one.contains("hunter2"));
    }
    assertThat(shown)
        .containsExactly(
            "Basic YW5kYWw6aHVudGVyMislMjYrY28=",
            "Bearer token-1",
            "Bearer token-1",
            "Basic YW5kYWw6aHVudGVyMislMjYrY28=",
            "Bearer token-2");
  }

  @Test
  void theSecretGoesIntoTheFormWhereTheEndpointWantsIt() throws Exception {
    try (FakeServer endpoint = new FakeServer((exchange, _) -> token(exchange, 600));
        FakeServer prometheus = new FakeServer((exchange, _) -> welcome(exchange));
        SignalSource source = open(prometheus, "oauth2", client(endpoint, "body"))) {
      source.identify();
      assertThat(endpoint.requests.getFirst())
          .contains("client_id=andal&client_secret=hunter2 & co");
    }
  }

  @Test
  void aRefusedTokenIsRenewedOnce() throws Exception {
    try (FakeServer endpoint = new FakeServer((exchange, _) -> token(exchange, 600));
        FakeServer prometheus =
            new FakeServer(
                (exchange, _) -> {
                  if (authorization(exchange).equals("Bearer token-1")) {
                    FakeServer.send(exchange, 401, "revoked");
                  } else {
                    welcome(exchange);
                  }
                });
        SignalSource source = open(prometheus, "oauth2", client(endpoint, "header"))) {
      assertThat(source.identify()).isEqualTo("Prometheus 3.5.0");
      assertThat(endpoint.requests).hasSize(2);
      assertThat(prometheus.requests).hasSize(2);
    }
  }

  @Test
  void whoIsRefusedTwiceIsToldAndNoSecretIsRepeated() throws Exception {
    try (FakeServer endpoint = new FakeServer((exchange, _) -> token(exchange, 600));
        FakeServer prometheus =
            new FakeServer(
                (exchange, _) ->
                    FakeServer.send(exchange, 401, "no entry with " + authorization(exchange)));
        SignalSource source = open(prometheus, "oauth2", client(endpoint, "header"))) {
      SourceFailure failure = failure(source);
      assertThat(failure.cause()).isEqualTo(Cause.DENIED);
      assertThat(failure.message()).contains("no entry with Bearer …").doesNotContain("token-");
      assertThat(prometheus.requests).hasSize(2);
    }
  }

  @Test
  void anEndpointThatRefusesTheClientIsQuotedWithoutTheSecretAndLeftAloneForAWhile()
      throws Exception {
    try (FakeServer endpoint =
            new FakeServer(
                (exchange, _) ->
                    FakeServer.send(
                        exchange,
                        401,
                        "{\"error\":\"invalid_client\",\"error_description\":\"hunter2 & co?\"}"));
        FakeServer prometheus = new FakeServer((exchange, _) -> welcome(exchange));
        SignalSource source = open(prometheus, "oauth2", client(endpoint, "header"))) {
      SourceFailure failure = failure(source);
      assertThat(failure.cause()).isEqualTo(Cause.DENIED);
      assertThat(failure.message()).contains("invalid_client").doesNotContain("hunter2");
      assertThat(failure.remedy()).contains("clientSecret");
      assertThat(failure(source)).isEqualTo(failure);
      assertThat(endpoint.requests).hasSize(1);
      clock.advance(Duration.ofSeconds(11));
      assertThat(failure(source)).isEqualTo(failure);
      assertThat(endpoint.requests).hasSize(2);
      assertThat(prometheus.requests).isEmpty();
    }
  }

  @Test
  void aSecretThatNoHeaderCanCarryIsNotRepeated() throws Exception {
    Files.writeString(folder.resolve("secret"), "hunter2\nhunter3");
    try (FakeServer prometheus = new FakeServer((exchange, _) -> welcome(exchange));
        SignalSource source = open(prometheus, "bearerToken", secret)) {
      assertThat(failure(source).message()).contains("Authorization").doesNotContain("hunter");
    }
  }

  private void token(HttpExchange exchange, int seconds) throws IOException {
    shown.add(authorization(exchange));
    FakeServer.send(
        exchange,
        200,
        "{\"access_token\":\"token-%d\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
            .formatted(made.incrementAndGet(), seconds));
  }

  private void welcome(HttpExchange exchange) throws IOException {
    shown.add(authorization(exchange));
    FakeServer.send(exchange, 200, ANSWER);
  }

  private static String authorization(HttpExchange exchange) {
    return String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private Map<String, Object> client(FakeServer endpoint, String credentialsIn) {
    return Map.of(
        "tokenUrl",
        endpoint.url() + "/token",
        "clientId",
        "andal",
        "clientSecret",
        secret,
        "scope",
        "read metrics",
        "credentialsIn",
        credentialsIn);
  }

  private SignalSource open(FakeServer prometheus, String field, Object value) {
    return PrometheusSources.open("p", Map.of("url", prometheus.url(), field, value), clock);
  }

  private static SourceFailure failure(SignalSource source) {
    return catchThrowableOfType(SourceException.class, source::identify).failure();
  }
}
