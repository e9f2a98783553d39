package io.andal.server.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Role;
import io.andal.server.security.Scope;
import io.andal.server.security.Users;
import io.andal.testing.Wait;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** The stream that tells pages about alerts to look again. */
class AlertEventsTest {

  @Test
  void aBurstIsOneWordAndAStormOneASecond() {
    try (TestServer server = TestServer.start();
        Ear ear = new Ear(server, token(server, "reader"))) {
      Wait.until("the stream is open", () -> ear.heard().contains(":open"));
      long begin = System.nanoTime();
      Browser sender = server.client(Scope.INGEST);
      while (System.nanoTime() - begin < Duration.ofSeconds(2).toNanos()) {
        post(sender);
      }
      Wait.until("it says so", () -> ear.changes() > 0);
      double seconds = (System.nanoTime() - begin) / 1e9;
      assertThat((double) ear.changes()).isBetween(1.0, Math.ceil(seconds) + 1);
      assertThat(ear.heard()).doesNotContain("DeviceOffline");
    }
  }

  @Test
  void whoHasTooManyIsToldToAskInsteadAndAClosedOneMakesRoom() {
    try (TestServer server = TestServer.start()) {
      String reader = token(server, "reader");
      List<Ear> ears = new ArrayList<>();
      for (int i = 0; i < AlertEvents.MOST_OF_ONE; i++) {
        ears.add(new Ear(server, reader));
        assertThat(ears.getLast().status()).isEqualTo(200);
      }
      try (Ear more = new Ear(server, reader);
          Ear other = new Ear(server, token(server, "other"))) {
        assertThat(more.status()).isEqualTo(204);
        assertThat(other.status()).isEqualTo(200);
      }
      ears.forEach(Ear::close);
      AlertEvents events = server.bean(AlertEvents.class);
      Browser sender = server.client(Scope.INGEST);
      Wait.until(
          "who went away is forgotten",
          () -> {
            post(sender);
            return events.size() == 0;
          });
    }
  }

  @Test
  void itEndsWithTheSession() {
    try (TestServer server = TestServer.start()) {
      server.bean(Users.class).create("ayu", "Ayu Wulandari", Role.ADMIN, "pumps run at night");
      Browser browser = server.browser();
      String csrf = Browser.csrf(browser.get("/login"));
      browser.form(
          "/login", Map.of("username", "ayu", "password", "pumps run at night", "_csrf", csrf));
      String cookie =
          browser.cookies().getCookieStore().getCookies().stream()
              .map(one -> one.getName() + "=" + one.getValue())
              .reduce("", (all, one) -> all.isEmpty() ? one : all + "; " + one);
      try (Ear ear = new Ear(server, "Cookie", cookie)) {
        assertThat(ear.status()).isEqualTo(200);
        Wait.until("the stream is open", () -> ear.heard().contains(":open"));
        browser.form("/logout", Map.of("_csrf", Browser.csrf(browser.get("/alerts"))));
        Wait.until("the stream is over", ear::over);
      }
      try (Ear nobody = new Ear(server, "Cookie", cookie)) {
        assertThat(nobody.status()).isNotEqualTo(200);
      }
    }
  }

  private static String token(TestServer server, String name) {
    return server.tokens().create(name, EnumSet.of(Scope.READ), Optional.empty(), "test").secret();
  }

  private static void post(Browser sender) {
    assertThat(
            sender
                .send(
                    "POST",
                    "/api/v2/alerts",
                    "[{\"labels\":{\"alertname\":\"DeviceOffline\",\"device\":\"p1\"}}]")
                .statusCode())
        .isEqualTo(200);
  }

  /** Reads a stream until it ends. */
  private static final class Ear implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> response;
    private final Queue<String> parts = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    Ear(TestServer server, String token) {
      this(server, "Authorization", "Bearer " + token);
    }

    Ear(TestServer server, String header, String value) {
      try {
        response =
            http.send(
                HttpRequest.newBuilder(URI.create(server.url() + "/alerts/events"))
                    .header(header, value)
                    .header("Accept", "text/event-stream")
                    .build(),
                BodyHandlers.ofInputStream());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      Thread.ofVirtual().start(this::read);
    }

    private void read() {
      byte[] buffer = new byte[1024];
      try (InputStream in = response.body()) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          parts.add(new String(buffer, 0, n, StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        parts.add("cut");
      }
      over = true;
    }

    int status() {
      return response.statusCode();
    }

    String heard() {
      return String.join("", parts);
    }

    long changes() {
      return heard().lines().filter(line -> line.equals("event:changed")).count();
    }

    boolean over() {
      return over;
    }

    @Override
    public void close() {
      http.shutdownNow();
    }
  }
}
