package io.andal.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ApiTest {
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private URI url;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void allPagesOfAListAreRead() throws Exception {
    server.createContext(
        "/api/v1/slos",
        exchange -> {
          asked.add(String.valueOf(exchange.getRequestURI()));
          boolean second = asked.size() == 2;
          answer(
              exchange, 200, second ? "{\"items\":[3]}" : "{\"items\":[1,2],\"next\":\"after 2\"}");
        });

    assertThat(api().list(Request.get("slos").with("service", "a b")))
        .extracting(JsonNode::asInt)
        .containsExactly(1, 2, 3);
    assertThat(asked)
        .containsExactly(
            "/api/v1/slos?service=a%20b", "/api/v1/slos?service=a%20b&cursor=after%202");
  }

  @Test
  void aNameWithASlashStaysOneSegment() {
    assertThat(Request.get("documents", "SLO", "a/b c?").target())
        .isEqualTo("/api/v1/documents/SLO/a%2Fb%20c%3F");
  }

  @Test
  void whyAServerRefusesIsToldInItsWords() {
    answers(
        422, "{\"title\":\"Refused\",\"detail\":\"2 documents have errors\",\"problems\":[{}]}");

    assertThatThrownBy(() -> api().send(Request.get("slos")))
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> {
              assertThat(e.refused()).isTrue();
              assertThat(e.problems()).hasSize(1);
            })
        .hasMessage("2 documents have errors");
  }

  @Test
  void withoutATokenItSaysWhereTokensComeFrom() {
    answers(401, "");

    assertThatThrownBy(() -> new Api(url, Optional.empty()).send(Request.get("slos")))
        .hasMessageContaining(url + "/api/v1/slos")
        .hasMessageContaining("set ANDAL_TOKEN");
  }

  @Test
  void aTokenThatIsNotAcceptedIsNotPrinted() {
    answers(401, "");

    assertThatThrownBy(() -> api().send(Request.get("slos")))
        .hasMessageContaining("doesn't accept the token")
        .hasMessageNotContaining("andal_secret");
  }

  @Test
  void aFailureOfTheServerNamesTheUrl() {
    answers(503, "<html>");

    assertThatThrownBy(() -> api().send(Request.get("slos")))
        .hasMessage(url + "/api/v1/slos answers 503: no reason was given");
  }

  @Test
  void somethingElseThatAnswersIsNotTakenForAndal() {
    answers(200, "<html>hello</html>");

    assertThatThrownBy(() -> api().send(Request.get("slos")))
        .hasMessageContaining("not as an Andal server does");
  }

  @Test
  void nobodyThereIsToldWithTheUrl() {
    stop();

    assertThatThrownBy(() -> api().send(Request.get("slos")))
        .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.status()).isZero())
        .hasMessageStartingWith("nothing answers at " + url + "/api/v1/slos")
        .hasMessageContaining("ANDAL_URL");
  }

  private Api api() {
    return new Api(url, Optional.of("andal_secret"));
  }

  private void answers(int status, String body) {
    server.createContext("/", exchange -> answer(exchange, status, body));
  }

  private static void answer(com.sun.net.httpserver.HttpExchange exchange, int status, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
