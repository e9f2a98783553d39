package io.andal.server.security;

import io.andal.device.credential.Speaker;
import java.io.Serial;
import java.io.Serializable;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;

/**
 * Who makes a request: a person with a session, or a program or a device with a token.
 *
 * @param name a user's name, or {@code token:NAME}, or {@code device:FLEET/ID}
 * @param epoch the user's epoch when the session began; 0 for tokens
 */
public record Caller(
    String name, String displayName, Kind kind, Set<Permission> permissions, int epoch)
    implements Principal, Serializable {
  @Serial private static final long serialVersionUID = 1L;

  private static final String DEVICE_PREFIX = "device:";

  public Caller {
    permissions = Set.copyOf(permissions);
  }

  /** Persons and programs. */
  public enum Kind {
    USER,
    TOKEN,
    DEVICE
  }

  /** The device that speaks for itself; empty for everybody else. */
  public Optional<Speaker.Device> device() {
    int slash = name.indexOf('/');
    return kind == Kind.DEVICE
        ? Optional.of(
            new Speaker.Device(
                name.substring(DEVICE_PREFIX.length(), slash), name.substring(slash + 1)))
        : Optional.empty();
  }

  static Caller of(Speaker.Device device) {
    return new Caller(
        DEVICE_PREFIX + device.fleet() + "/" + device.id(),
        device.id(),
        Kind.DEVICE,
        Set.of(Permission.TELEMETRY),
        0);
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
