package io.andal.server.security;

import io.andal.server.api.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Changes a person's own password, who must know the present one: a session that was left open is
 * not enough to lock its owner out. Guessing is slowed down as at the login.
 */
@Component
final class OwnPassword {
  private final Users users;
  private final Audit audit;
  private final LoginThrottle throttle;
  private final Sessions sessions;

  OwnPassword(Users users, Audit audit, LoginThrottle throttle, Sessions sessions) {
    this.users = users;
    this.audit = audit;
    this.throttle = throttle;
    this.sessions = sessions;
  }

  /**
   * Sets the new password; the person's other sessions end, this one goes on under a new name.
   *
   * @throws ApiException if the caller is a program, guesses too often, or the present password is
   *     wrong
   * @throws UserException if the new password is unfit
   */
  void change(
      Caller caller,
      String present,
      String chosen,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (caller.kind() != Caller.Kind.USER) {
      throw new ApiException(
          403, "Forbidden", "Tokens have no password; log in as a person.", Map.of());
    }
    String origin = Origin.of(request);
    Optional<Duration> wait = throttle.wait(caller.name(), origin);
    if (wait.isPresent()) {
      refused(caller, origin, "too many failures");
      throw new ApiException(
          429,
          "Too Many Requests",
          "Too many failures; wait " + Math.max(1, wait.get().toSeconds()) + " s.",
          Map.of());
    }
    if (users.authenticate(caller.name(), present).isEmpty()) {
      throttle.failed(caller.name(), origin);
      refused(caller, origin, "the present password is wrong");
      throw new ApiException(403, "Forbidden", "The present password is not right.", Map.of());
    }
    throttle.succeeded(caller.name(), origin);
    User changed = users.setPassword(caller.name(), chosen);
    audit.record(caller.name(), "user.password", caller.name(), origin, "ok", "by the user");
    sessions.begin(changed, request, response);
  }

  private void refused(Caller caller, String origin, String why) {
    audit.record(caller.name(), "user.password", caller.name(), origin, "refused", why);
  }
}
