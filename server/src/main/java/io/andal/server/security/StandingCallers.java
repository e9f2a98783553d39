package io.andal.server.security;

import org.springframework.stereotype.Component;

/** Whether somebody who was let in would still be let in: for what stays open after a request. */
@Component
public final class StandingCallers {
  private final Users users;

  StandingCallers(Users users) {
    this.users = users;
  }

  /** Persons who are gone, locked out, or changed since don't stand any more. */
  public boolean stands(Caller caller) {
    return caller.kind() != Caller.Kind.USER
        || users
            .find(caller.name())
            .filter(user -> !user.disabled() && user.epoch() == caller.epoch())
            .isPresent();
  }
}
