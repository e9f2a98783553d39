package io.andal.server.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ChannelResourceTest {

  @Test
  void aTestSaysWhatTheOtherSideAnswered() throws Exception {
    ConcurrentLinkedQueue<String> got = new ConcurrentLinkedQueue<>();
    HttpServer hook =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.createContext(
        "/",
        exchange -> {
          try (exchange) {
            got.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(got.size() == 1 ? 204 : 500, -1);
          }
        });
    hook.start();
    try (TestServer server = TestServer.start()) {
      server
          .client(Scope.ADMIN)
          .postYaml(
              "/api/v1/apply",
              """
              apiVersion: andal.io/v1
              kind: Channel
              metadata: {name: hook}
              spec: {type: Webhook, url: 'http://127.0.0.1:%d/'}
              """
                  .formatted(hook.getAddress().getPort()));
      Browser client = server.client(Scope.ADMIN);

      JsonNode listed = Browser.tree(client.get("/api/v1/channels"));
      assertThat(listed.path(0).path("type").asString("")).isEqualTo("Webhook");

      JsonNode first = Browser.tree(client.json("POST", "/api/v1/channels/hook/test", "{}"));
      assertThat(first.path(0).path("taken").asBoolean()).isTrue();
      assertThat(got.element()).contains("alert.started", "This is a test");
      JsonNode second =
          Browser.tree(
              client.json("POST", "/api/v1/channels/hook/test", "{\"event\": \"resolved\"}"));
      assertThat(second.path(0).path("taken").asBoolean()).isFalse();
      assertThat(second.path(0).path("error").asString("")).contains("answered 500");

      assertThat(client.json("POST", "/api/v1/channels/gone/test", "{}").statusCode())
          .isEqualTo(404);
      assertThat(
              client
                  .json("POST", "/api/v1/channels/hook/test", "{\"event\": \"burnt\"}")
                  .statusCode())
          .isEqualTo(400);
      assertThat(
              server
                  .client(Scope.READ)
                  .json("POST", "/api/v1/channels/hook/test", "{}")
                  .statusCode())
          .isEqualTo(403);
    } finally {
      hook.stop(0);
    }
  }
}
