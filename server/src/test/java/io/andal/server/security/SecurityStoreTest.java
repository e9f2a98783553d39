package io.andal.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.database.Database;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Users, tokens, links and the audit log, on both databases. */
class SecurityStoreTest {
  private final MutableClock clock = new MutableClock(Instant.parse("2026-01-31T12:00:00Z"));

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void theLastAdministratorStays(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      Users users = new Users(database, clock);
      users.create("ayu", "Ayu", Role.ADMIN, "seven quiet pumps");
      assertThatThrownBy(() -> users.delete("ayu")).hasMessageContaining("last administrator");
      assertThatThrownBy(() -> users.change("ayu", Role.VIEWER, false))
          .isInstanceOf(UserException.class);
      assertThat(users.authenticate("AYU", "seven quiet pumps")).isPresent();
      assertThat(users.authenticate("ayu", "seven quiet pump")).isEmpty();
      assertThatThrownBy(() -> users.create("ayu", "", Role.VIEWER, "seven quiet pumps"))
          .hasMessageContaining("already");
      assertThatThrownBy(() -> users.create("budi", "", Role.VIEWER, "short"))
          .hasMessageContaining("12 to 200");
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void tokensEndAndLinksWorkOnce(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      Tokens tokens = new Tokens(database, clock);
      Tokens.Created made =
          tokens.create(
              "ci",
              Set.of(Scope.GATE),
              Optional.of(clock.instant().plus(Duration.ofHours(1))),
              "test");
      assertThat(made.secret()).startsWith("andal_").hasSize(6 + 43);
      assertThat(tokens.verify(made.secret())).isPresent();
      assertThat(tokens.find(made.token().id()).orElseThrow().lastUsedAt()).isPresent();
      clock.advance(Duration.ofHours(1));
      assertThat(tokens.verify(made.secret())).isEmpty();

      OneTimeLogin links = new OneTimeLogin(database, clock);
      String old = links.issue();
      String link = links.issue();
      assertThat(links.consume(old)).isFalse();
      assertThat(links.consume(link)).isTrue();
      assertThat(links.consume(link)).isFalse();
      String late = links.issue();
      clock.advance(OneTimeLogin.LIFE);
      assertThat(links.consume(late)).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void theAuditLogTakesHostileTexts(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      Audit audit = new Audit(database, clock);
      audit.record("a\0b".repeat(200), "login", "x".repeat(9_000), "here", "failed", "");
      assertThat(audit.entries(Optional.empty(), Optional.empty(), 10)).hasSize(1);
    }
  }
}
