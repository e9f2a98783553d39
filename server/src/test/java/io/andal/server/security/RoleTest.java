package io.andal.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each role may do; 404 and 400 come from behind the door, 403 from the door. */
class RoleTest {
  private static final String PASSWORD = "seven quiet pumps";
  private static final TestServer SERVER = TestServer.start();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest
  @CsvSource({
    // role, read, gate, send again, apply documents, users
    "VIEWER, 200, 404, 403, 403, 403",
    "OPERATOR, 200, 404, 404, 403, 403",
    "EDITOR, 200, 404, 404, 400, 403",
    "ADMIN, 200, 404, 404, 400, 200"
  })
  void everyRoleOpensItsOwnDoorsAndThoseOfTheRolesBelow(
      Role role, int read, int gate, int again, int apply, int users) {
    String name = "one-" + role.word();
    new Users(SERVER.runtime().database(), SERVER.runtime().clock())
        .create(name, "", role, PASSWORD);
    Browser person = SERVER.browser();
    String csrf = Browser.csrf(person.get("/login"));
    person.form("/login", Map.of("username", name, "password", PASSWORD, "_csrf", csrf));
    String token = Browser.csrf(person.get("/login"));

    assertThat(person.get("/api/v1/slos").statusCode()).isEqualTo(read);
    assertThat(person.get("/api/v1/gate?slo=none").statusCode()).isEqualTo(gate);
    assertThat(post(person, "/api/v1/alerts/none/retry", token)).isEqualTo(again);
    assertThat(post(person, "/api/v1/apply", token)).isEqualTo(apply);
    assertThat(person.get("/api/v1/users").statusCode()).isEqualTo(users);
  }

  private static int post(Browser person, String path, String csrf) {
    return person.json("POST", path, "{}", "X-CSRF-TOKEN", csrf).statusCode();
  }
}
