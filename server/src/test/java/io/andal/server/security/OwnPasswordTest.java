package io.andal.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People change their own password, if they know the present one. */
class OwnPasswordTest {
  private static final TestServer SERVER = TestServer.start();
  private static final String OLD = "seven quiet pumps";
  private static final String NEW = "eight loud valves";
  private static int count;
  private String name = "";

  @BeforeEach
  void makeUser() {
    name = "person" + count++;
    new Users(SERVER.runtime().database(), SERVER.runtime().clock())
        .create(name, "", Role.VIEWER, OLD);
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private Browser logIn(String password) {
    Browser browser = SERVER.browser();
    String csrf = Browser.csrf(browser.get("/login"));
    browser.form("/login", Map.of("username", name, "password", password, "_csrf", csrf));
    return browser;
  }

  private static HttpResponse<String> change(Browser browser, String present, String password) {
    return browser.json(
        "POST",
        "/api/v1/whoami/password",
        "{\"present\":\"%s\",\"password\":\"%s\"}".formatted(present, password),
        "X-CSRF-TOKEN",
        Browser.csrf(browser.get("/login")));
  }

  @Test
  void aChangedPasswordEndsTheOtherSessionsAndNotThisOne() {
    Browser here = logIn(OLD);
    Browser elsewhere = logIn(OLD);
    assertThat(change(here, OLD, NEW).statusCode()).isEqualTo(204);
    assertThat(here.get("/api/v1/whoami").statusCode()).isEqualTo(200);
    assertThat(elsewhere.get("/api/v1/whoami").statusCode()).isEqualTo(401);
    assertThat(logIn(NEW).get("/api/v1/whoami").statusCode()).isEqualTo(200);
    assertThat(logIn(OLD).get("/api/v1/whoami").statusCode()).isEqualTo(401);
  }

  @Test
  void aWrongPresentPasswordAndAnUnfitNewOneChangeNothing() {
    Browser browser = logIn(OLD);
    assertThat(change(browser, "a wrong password", NEW).statusCode()).isEqualTo(403);
    assertThat(change(browser, OLD, "short").statusCode()).isEqualTo(400);
    assertThat(logIn(OLD).get("/api/v1/whoami").statusCode()).isEqualTo(200);
  }

  @Test
  void guessingThePresentPasswordIsSlowedDown() {
    Browser browser = logIn(OLD);
    for (int i = 0; i < LoginThrottle.FREE_FAILURES; i++) {
      change(browser, "a wrong password " + i, NEW);
    }
    assertThat(change(browser, OLD, NEW).statusCode()).isEqualTo(429);
  }

  @Test
  void aFormChangesItToo() {
    Browser browser = logIn(OLD);
    String csrf = Browser.csrf(browser.get("/login"));
    HttpResponse<String> done =
        browser.form("/account/password", Map.of("_csrf", csrf, "present", OLD, "password", NEW));
    assertThat(done.headers().firstValue("Location").orElse("")).endsWith("/account?changed");
    assertThat(browser.get("/api/v1/whoami").statusCode()).isEqualTo(200);
    assertThat(logIn(NEW).get("/api/v1/whoami").statusCode()).isEqualTo(200);
  }

  @Test
  void aTokenHasNoPassword() {
    assertThat(
            SERVER
                .client(Scope.ADMIN)
                .json("POST", "/api/v1/whoami/password", "{\"present\":\"a\",\"password\":\"b\"}")
                .statusCode())
        .isEqualTo(403);
  }
}
