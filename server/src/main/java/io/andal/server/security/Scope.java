package io.andal.server.security;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a token may do. */
public enum Scope {
  /** See documents, objectives, alerts and metrics, and ask the gate. */
  READ,
  /** Change documents, which needs seeing them. */
  WRITE,
  /** Ask the gate and nothing else: what a CI system needs. */
  GATE,
  /** Send measurements and nothing else: what an application needs. */
  INGEST,
  /** Everything but sending measurements. */
  ADMIN;

  public Set<Permission> permissions() {
    return switch (this) {
      case READ -> Set.of(Permission.READ, Permission.GATE);
      case WRITE -> Set.of(Permission.READ, Permission.GATE, Permission.WRITE);
      case GATE -> Set.of(Permission.GATE);
      case INGEST -> Set.of(Permission.INGEST);
      case ADMIN -> Role.ADMIN.permissions();
    };
  }

  /** As it is written: {@code ingest}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Scope> of(String word) {
    return Stream.of(values()).filter(scope -> scope.word().equals(word)).findFirst();
  }
}
