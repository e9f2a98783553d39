package io.andal.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.ServerOptions;
import io.andal.server.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The first administrator of a real server finds every page, and each of them teaches. */
class FirstStepsTest {
  private static TestServer server;
  private static Browser browser;

  @BeforeAll
  static void comeIn() {
    server = TestServer.start();
    browser = server.browser();
    browser.get(server.link());
    String csrf = Browser.csrf(browser.get("/setup"));
    browser.form(
        "/setup",
        Map.of(
            "_csrf", csrf, "name", "ayu", "displayName", "Ayu", "password", "pumps run at night"));
  }

  @AfterAll
  static void leave() {
    server.close();
  }

  @Test
  void everyPageAnswersBeforeThereIsAnyDocument() {
    for (String path :
        List.of(
            "/", "/objectives", "/agreements", "/alerts", "/sources", "/documents", "/settings")) {
      assertThat(browser.get(path).statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void anEmptyOverviewShowsTheDocumentThatFillsIt() {
    assertThat(browser.get("/").body()).contains("Nothing is promised yet", "kind: SLO");
  }

  @Test
  void theSecretOfATokenIsShownOnce() {
    String csrf = Browser.csrf(browser.get("/settings"));
    browser.form(
        "/settings/tokens",
        Map.of("_csrf", csrf, "name", "pipeline", "scope", "gate", "days", "30"));
    Matcher secret =
        Pattern.compile("<pre id=\"secret\"[^>]*>([^<]+)<")
            .matcher(browser.get("/settings").body());
    assertThat(secret.find()).isTrue();
    assertThat(server.browser().withToken(secret.group(1)).get("/api/v1/whoami").statusCode())
        .isEqualTo(200);
    assertThat(browser.get("/settings").body())
        .contains("pipeline")
        .doesNotContain(secret.group(1));
  }

  @Test
  void aPageOfNothingSaysSo() {
    HttpResponse<String> answer = browser.get("/objectives/not-here");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("That isn’t here");
  }

  @Test
  void aStrangerMeetsTheLoginPage() {
    HttpResponse<String> login = server.browser().get("/login?error", "Accept-Language", "id");
    assertThat(login.statusCode()).isEqualTo(200);
    assertThat(login.body()).contains("Nama dan kata sandi itu tidak cocok.");
  }

  @Test
  void somebodyElseCanBeLockedOutAndLetInAgain() {
    String csrf = Browser.csrf(browser.get("/settings"));
    browser.form(
        "/settings/users",
        Map.of(
            "_csrf",
            csrf,
            "name",
            "budi",
            "displayName",
            "Budi",
            "role",
            "editor",
            "password",
            "valves open at dawn"));
    browser.form("/settings/users/budi/disable", Map.of("_csrf", csrf));
    assertThat(browser.get("/settings").body())
        .contains("Enable budi")
        .doesNotContain("Disable ayu");
    browser.form("/settings/users/budi/enable", Map.of("_csrf", csrf));
    assertThat(browser.get("/settings").body()).contains("Disable budi");
  }

  @Test
  void aRefusedFolderIsNamedOnTheOverviewBeforeAnythingIsInForce() throws IOException {
    Path folder = TestServer.folder();
    Files.writeString(
        folder.resolve("slo.yaml"),
        """
        apiVersion: openslo/v1
        kind: Service
        metadata: {name: Commands of pumps}
        spec: {}
        """);
    ServerOptions empty = TestServer.options(TestServer.folder());
    ServerOptions broken =
        new ServerOptions(
            Optional.of(folder),
            empty.data(),
            empty.database(),
            empty.address(),
            empty.port(),
            empty.otlpPort(),
            empty.publicUrl());
    try (TestServer refusing = TestServer.start(broken, Clock.systemUTC())) {
      Browser visitor = refusing.browser();
      visitor.get(refusing.link());
      assertThat(visitor.get("/").body())
          .contains("1 problem keeps the folder from being taken", "Nothing is promised yet");
      assertThat(visitor.get("/documents").body()).contains("slo.yaml:3:18");
    }
  }

  @Test
  void everyPageOfTheDemosDocumentsAnswersBeforeTheFirstNumberComes() {
    ServerOptions empty = TestServer.options(TestServer.folder());
    ServerOptions pumps =
        new ServerOptions(
            Optional.of(Path.of("..", "examples", "pumps")),
            empty.data(),
            empty.database(),
            empty.address(),
            empty.port(),
            empty.otlpPort(),
            empty.publicUrl());
    try (TestServer demo = TestServer.start(pumps, Clock.systemUTC())) {
      Browser visitor = demo.browser();
      visitor.get(demo.link());
      List<String> paths = new ArrayList<>(List.of("/", "/objectives", "/sources", "/documents"));
      demo.runtime().slos().definitions().forEach(slo -> paths.add("/objectives/" + slo.name()));
      assertThat(paths).hasSizeGreaterThan(15);
      for (String path : paths) {
        assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(200);
      }
      assertThat(visitor.get("/").body()).contains("Controls");
    }
  }
}
