package io.andal.server.security;

import java.io.Serial;
import java.io.Serializable;
import java.security.Principal;
import java.util.Set;

/**
 * Who makes a request: a person with a session or a program with a token.
 *
 * @param name a user's name, or {@code token:NAME}
 * @param epoch the user's epoch when the session began; 0 for tokens
 */
public record Caller(
    String name, String displayName, Kind kind, Set<Permission> permissions, int epoch)
    implements Principal, Serializable {
  @Serial private static final long serialVersionUID = 1L;

  public Caller {
    permissions = Set.copyOf(permissions);
  }

  /** Persons and programs. */
  public enum Kind {
    USER,
    TOKEN
  }

  static Caller of(User user) {
    return new Caller(
        user.name(), user.displayName(), Kind.USER, user.role().permissions(), user.epoch());
  }

  static Caller of(ApiToken token) {
    Set<Permission> permissions =
        token.scopes().stream()
            .flatMap(scope -> scope.permissions().stream())
            .collect(java.util.stream.Collectors.toSet());
    return new Caller("token:" + token.name(), token.name(), Kind.TOKEN, permissions, 0);
  }

  @Override
  public String getName() {
    return name;
  }
}
