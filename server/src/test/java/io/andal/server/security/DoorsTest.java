package io.andal.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody passes a door that isn't theirs. */
class DoorsTest {
  private static final String PASSWORD = "seven quiet pumps";
  private static final TestServer SERVER = TestServer.start();

  @BeforeAll
  static void makeUsers() {
    Users users = new Users(SERVER.runtime().database(), SERVER.runtime().clock());
    users.create("ayu", "Ayu", Role.ADMIN, PASSWORD);
    users.create("budi", "Budi", Role.VIEWER, PASSWORD);
    users.create("citra", "Citra", Role.EDITOR, PASSWORD);
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static HttpResponse<String> logIn(Browser browser, String name, String password) {
    String csrf = Browser.csrf(browser.get("/login"));
    return browser.form("/login", Map.of("username", name, "password", password, "_csrf", csrf));
  }

  @Test
  void withoutALoginOnlyTheLoginPageAndTheHealthAnswer() {
    Browser stranger = SERVER.browser();
    for (String path :
        List.of(
            "/api/v1/slos",
            "/api/v1/documents",
            "/api/v1/gate?slo=a",
            "/metrics",
            "/api/v1/audit",
            "/api/v1/openapi.yaml")) {
      HttpResponse<String> refused = stranger.get(path);
      assertThat(refused.statusCode()).as(path).isEqualTo(401);
      assertThat(refused.headers().firstValue("Content-Type").orElse(""))
          .isEqualTo("application/problem+json");
    }
    for (String path : List.of("/", "/objectives", "/api-docs", "/no-such-page")) {
      HttpResponse<String> sent = stranger.get(path);
      assertThat(sent.statusCode()).as(path).isEqualTo(302);
      assertThat(sent.headers().firstValue("Location").orElse("")).endsWith("/login");
    }
    assertThat(stranger.get("/actuator/health").body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(stranger.send("POST", "/v1/metrics", "{}").statusCode()).isEqualTo(401);
  }

  @Test
  void aTokenOpensWhatItsScopesSay() {
    Browser reader = SERVER.client(Scope.READ);
    assertThat(reader.get("/api/v1/slos").statusCode()).isEqualTo(200);
    assertThat(reader.get("/metrics").statusCode()).isEqualTo(200);
    assertThat(reader.get("/api/v1/tokens").statusCode()).isEqualTo(403);
    assertThat(reader.json("POST", "/api/v1/apply", "{}").statusCode()).isEqualTo(403);
    assertThat(reader.json("POST", "/v1/metrics", "{}").statusCode()).isEqualTo(403);

    Browser application = SERVER.client(Scope.INGEST);
    assertThat(application.json("POST", "/v1/metrics", "{}").statusCode()).isEqualTo(200);
    assertThat(application.get("/api/v1/slos").statusCode()).isEqualTo(403);

    Browser pipeline = SERVER.client(Scope.GATE);
    assertThat(pipeline.get("/api/v1/gate?slo=none").statusCode()).isEqualTo(404);
    assertThat(pipeline.get("/api/v1/slos").statusCode()).isEqualTo(403);

    assertThat(SERVER.client(Scope.ADMIN).get("/api/v1/audit").statusCode()).isEqualTo(200);
  }

  @Test
  void aRevokedOrExpiredOrInventedTokenOpensNothing() {
    Tokens.Created made =
        SERVER.tokens().create("short", Set.of(Scope.READ), Optional.empty(), "test");
    Browser client = new Browser(SERVER.url()).withToken(made.secret());
    assertThat(client.get("/api/v1/whoami").statusCode()).isEqualTo(200);
    SERVER.tokens().revoke(made.token().id());
    assertThat(client.get("/api/v1/whoami").statusCode()).isEqualTo(401);
    assertThat(made.token().validAt(Instant.now())).isTrue();
    assertThat(new Browser(SERVER.url()).withToken("andal_invented").get("/metrics").statusCode())
        .isEqualTo(401);
  }

  @Test
  void peopleLogInAndMayDoWhatTheirRoleSays() {
    Browser viewer = SERVER.browser();
    assertThat(logIn(viewer, "budi", PASSWORD).headers().firstValue("Location").orElse(""))
        .doesNotContain("error");
    assertThat(viewer.get("/api/v1/slos").statusCode()).isEqualTo(200);
    assertThat(viewer.get("/api/v1/users").statusCode()).isEqualTo(403);

    Browser administrator = SERVER.browser();
    logIn(administrator, "ayu", PASSWORD);
    assertThat(administrator.get("/api/v1/users").body()).contains("budi").doesNotContain("argon");
  }

  @Test
  void aSessionChangesNothingWithoutTheCsrfToken() {
    Browser editor = SERVER.browser();
    logIn(editor, "citra", PASSWORD);
    HttpResponse<String> refused = editor.json("POST", "/api/v1/apply", "{}");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("CSRF");
    String csrf = Browser.csrf(editor.get("/login"));
    assertThat(editor.json("POST", "/api/v1/apply", "{}", "X-CSRF-TOKEN", csrf).statusCode())
        .isEqualTo(400);
    String command = "/api/v1/fleets/none/devices/p1/commands";
    assertThat(editor.json("POST", command, "{}").body()).contains("CSRF");
    assertThat(editor.json("POST", command, "{}", "X-CSRF-TOKEN", csrf).statusCode())
        .isEqualTo(404);
  }

  @Test
  void guessingIsSlowedDownAndWrittenIntoTheAuditLog() {
    Browser guesser = SERVER.browser();
    HttpResponse<String> last = logIn(guesser, "victim", "wrong password 0");
    for (int i = 1; i <= LoginThrottle.FREE_FAILURES; i++) {
      last = logIn(guesser, "victim", "wrong password " + i);
    }
    assertThat(last.headers().firstValue("Location").orElse("")).endsWith("/login?locked");
    assertThat(SERVER.client(Scope.ADMIN).get("/api/v1/audit?actor=victim").body())
        .contains("\"failed\"")
        .contains("\"refused\"");
  }

  @Test
  void aUserWhoIsLockedOutLosesTheSessionAtOnce() {
    Users users = new Users(SERVER.runtime().database(), SERVER.runtime().clock());
    users.create("dewi", "Dewi", Role.VIEWER, PASSWORD);
    Browser browser = SERVER.browser();
    logIn(browser, "dewi", PASSWORD);
    assertThat(browser.get("/api/v1/whoami").statusCode()).isEqualTo(200);
    users.change("dewi", Role.VIEWER, true);
    assertThat(browser.get("/api/v1/whoami").statusCode()).isEqualTo(401);
  }

  @Test
  void everyAnswerCarriesTheStrictHeaders() {
    HttpResponse<String> page = SERVER.browser().get("/login");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(page.headers().allValues("Set-Cookie").toString())
        .contains("HttpOnly")
        .containsIgnoringCase("SameSite=Lax");
  }

  @Test
  void theSessionChangesItsNameAtLogin() {
    Browser browser = SERVER.browser();
    browser.get("/login");
    String before = browser.cookies().getCookieStore().getCookies().toString();
    logIn(browser, "ayu", PASSWORD);
    assertThat(browser.cookies().getCookieStore().getCookies().toString()).isNotEqualTo(before);
  }
}
