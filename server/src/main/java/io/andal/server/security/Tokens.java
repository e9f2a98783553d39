package io.andal.server.security;

import io.andal.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** The API tokens. Only their fingerprints are kept: a token is shown once, when it is made. */
public final class Tokens {
  /** How every token starts, so that secret scanners find one that leaked. */
  public static final String PREFIX = "andal_";

  private static final Duration LAST_USED_PRECISION = Duration.ofMinutes(1);
  private static final String COLUMNS =
      "id, name, scopes, created_by, created_at, expires_at, last_used_at, revoked_at";

  private final Jdbi jdbi;
  private final Clock clock;

  public Tokens(Database database, Clock clock) {
    database.migrate("server");
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  /**
   * Makes a token without a running server, as {@code andal token create --data DIR} does.
   *
   * @param expiry when it ends; empty = never
   */
  public static Created create(
      Database database, String name, Set<Scope> scopes, Optional<Instant> expiry) {
    Clock clock = Clock.systemUTC();
    Created created = new Tokens(database, clock).create(name, scopes, expiry, "command line");
    new Audit(database, clock)
        .record("command line", "token.create", created.token().name(), "local", "ok", "");
    return created;
  }

  /**
   * @param secret the token itself; nobody can show it again
   */
  public record Created(String secret, ApiToken token) {
    /** Never prints the secret. */
    @Override
    public String toString() {
      return "Created[" + token + "]";
    }
  }

  /**
   * Makes a token.
   *
   * @throws UserException if it has no name or no scope, or would have ended already
   */
  public Created create(
      String name, Collection<Scope> scopes, Optional<Instant> expiresAt, String createdBy) {
    if (name.isBlank() || name.length() > 200) {
      throw new UserException("A token has a name of 1 to 200 characters, to know it again by.");
    }
    if (scopes.isEmpty()) {
      throw new UserException(
          "A token needs at least one scope of: " + words(EnumSet.allOf(Scope.class)) + ".");
    }
    Instant now = clock.instant();
    if (expiresAt.isPresent() && !expiresAt.get().isAfter(now)) {
      throw new UserException("A token ends in the future, not at " + expiresAt.get() + ".");
    }
    String secret = PREFIX + Secrets.random();
    ApiToken token =
        new ApiToken(
            Secrets.random(9),
            name.strip(),
            EnumSet.copyOf(scopes),
            createdBy,
            Instant.ofEpochMilli(now.toEpochMilli()),
            expiresAt,
            Optional.empty(),
            Optional.empty());
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO tokens (id, name, hash, scopes, created_by, created_at,"
                        + " expires_at) VALUES (:id, :name, :hash, :scopes, :by, :now, :expires)")
                .bind("id", token.id())
                .bind("name", token.name())
                .bind("hash", Secrets.fingerprint(secret))
                .bind("scopes", words(token.scopes()))
                .bind("by", createdBy)
                .bind("now", now.toEpochMilli())
                .bind("expires", expiresAt.map(Instant::toEpochMilli).orElse(null))
                .execute());
    return new Created(secret, token);
  }

  /** All tokens, newest first, revoked and expired ones too. */
  public List<ApiToken> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT " + COLUMNS + " FROM tokens ORDER BY created_at DESC, id")
                .map((row, context) -> token(row))
                .list());
  }

  public Optional<ApiToken> find(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT " + COLUMNS + " FROM tokens WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> token(row))
                .findOne());
  }

  /** Ends a token now; false if there is none of that id, or it was ended before. */
  public boolean revoke(String id) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        "UPDATE tokens SET revoked_at = :now WHERE id = :id"
                            + " AND revoked_at IS NULL")
                    .bind("now", clock.millis())
                    .bind("id", id)
                    .execute())
        == 1;
  }

  /** The name of a token that may send measurements, if it is one and valid now. */
  public Optional<String> sender(String secret) {
    return verify(secret)
        .filter(token -> token.scopes().contains(Scope.INGEST))
        .map(ApiToken::name);
  }

  /** The token behind a secret, if it is valid now; notes when it was used, to the minute. */
  Optional<ApiToken> verify(String secret) {
    if (!secret.startsWith(PREFIX) || secret.length() > 100) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Optional<ApiToken> found =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT " + COLUMNS + " FROM tokens WHERE hash = :hash")
                    .bind("hash", Secrets.fingerprint(secret))
                    .map((row, context) -> token(row))
                    .findOne());
    Optional<ApiToken> valid = found.filter(token -> token.validAt(now));
    valid.ifPresent(token -> noteUse(token, now));
    return valid;
  }

  private void noteUse(ApiToken token, Instant now) {
    boolean recent =
        token
            .lastUsedAt()
            .map(used -> Duration.between(used, now).abs().compareTo(LAST_USED_PRECISION) < 0)
            .orElse(false);
    if (recent) {
      return;
    }
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("UPDATE tokens SET last_used_at = :now WHERE id = :id")
                .bind("now", now.toEpochMilli())
                .bind("id", token.id())
                .execute());
  }

  private static String words(Set<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(","));
  }

  private static ApiToken token(ResultSet row) throws SQLException {
    Set<Scope> scopes =
        Arrays.stream(row.getString("scopes").split(",", -1))
            .flatMap(word -> Scope.of(word).stream())
            .collect(Collectors.toSet());
    return new ApiToken(
        row.getString("id"),
        row.getString("name"),
        scopes,
        row.getString("created_by"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        time(row, "expires_at"),
        time(row, "last_used_at"),
        time(row, "revoked_at"));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
