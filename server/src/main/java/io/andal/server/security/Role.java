package io.andal.server.security;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a person may do; each role holds the ones before it. */
public enum Role {
  VIEWER,
  OPERATOR,
  EDITOR,
  ADMIN;

  public Set<Permission> permissions() {
    EnumSet<Permission> permissions = EnumSet.of(Permission.READ, Permission.GATE);
    if (compareTo(OPERATOR) >= 0) {
      permissions.add(Permission.OPERATE);
    }
    if (compareTo(EDITOR) >= 0) {
      permissions.add(Permission.WRITE);
    }
    if (this == ADMIN) {
      permissions.add(Permission.ADMIN);
    }
    return Collections.unmodifiableSet(permissions);
  }

  /** As it is written: {@code viewer}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> of(String word) {
    return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
