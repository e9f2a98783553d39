package io.andal.server.security;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks name and password of a login, slows down guessing, and writes both into the audit log. */
final class PasswordLogin implements AuthenticationProvider {
  private final Users users;
  private final Audit audit;
  private final LoginThrottle throttle;

  PasswordLogin(Users users, Audit audit, LoginThrottle throttle) {
    this.users = users;
    this.audit = audit;
    this.throttle = throttle;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String name = attempt.getName().strip().toLowerCase(Locale.ROOT);
    String address =
        attempt.getDetails() instanceof WebAuthenticationDetails details
                && details.getRemoteAddress() != null
            ? details.getRemoteAddress()
            : "unknown";
    Optional<Duration> wait = throttle.wait(name, address);
    if (wait.isPresent()) {
      audit.record(name, "login", name, address, "refused", "too many failures");
      throw new LockedException("too many failures; wait " + wait.get().toSeconds() + " s");
    }
    Optional<User> user = users.authenticate(name, password(attempt.getCredentials()));
    if (user.isEmpty()) {
      throttle.failed(name, address);
      audit.record(name, "login", name, address, "failed", "wrong name or password");
      throw new BadCredentialsException("wrong name or password");
    }
    throttle.succeeded(name, address);
    users.noteLogin(name);
    audit.record(name, "login", name, address, "ok", "");
    CallerAuthentication authenticated = new CallerAuthentication(Caller.of(user.get()));
    authenticated.setDetails(attempt.getDetails());
    return authenticated;
  }

  private static String password(@Nullable Object credentials) {
    return credentials == null ? "" : credentials.toString();
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
