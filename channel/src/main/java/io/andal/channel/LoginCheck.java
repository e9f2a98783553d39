package io.andal.channel;

import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.util.List;
import java.util.Optional;

/** A login is a name and a password, or nothing. */
public final class LoginCheck {
  private LoginCheck() {}

  /** What is wrong with {@code spec.username} and {@code spec.password}. */
  public static List<Problem> problems(
      Document document, Optional<String> username, Optional<String> password) {
    return username.isPresent() == password.isPresent()
        ? List.of()
        : List.of(
            document.error(
                "/spec",
                "channel-login",
                "spec.username and spec.password belong together, and one is missing",
                "Write both, or neither if the server asks for no login."));
  }
}
