package io.andal.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
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
        List.of("/", "/objectives", "/alerts", "/sources", "/documents", "/settings")) {
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
}
