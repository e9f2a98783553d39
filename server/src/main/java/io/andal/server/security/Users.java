package io.andal.server.security;

import io.andal.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The local users. Passwords are kept as Argon2id hashes. Thread-safe. */
public final class Users {
  /** The shortest password that is taken: NIST SP 800-63B-4 asks for length, not for symbols. */
  public static final int SHORTEST_PASSWORD = 12;

  /** Longer ones only cost time to hash. */
  public static final int LONGEST_PASSWORD = 200;

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");
  private static final String COLUMNS =
      "name, display_name, role, password_hash, epoch, disabled, created_at, last_login_at";

  private final Jdbi jdbi;
  private final Clock clock;
  // OWASP's Argon2id parameters: 19 MiB, two passes, one lane.
  private final PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
  private final String hashOfNobody = encode("a password that nobody has");

  public Users(Database database, Clock clock) {
    database.migrate("server");
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  public List<User> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT " + COLUMNS + " FROM users ORDER BY name")
                .map((row, context) -> user(row))
                .list());
  }

  public Optional<User> find(String name) {
    return jdbi.withHandle(handle -> find(handle, name));
  }

  private static Optional<User> find(Handle handle, String name) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM users WHERE name = :name")
        .bind("name", name)
        .map((row, context) -> user(row))
        .findOne();
  }

  /** Whether somebody can log in as administrator without a link. */
  public boolean hasAdministrator() {
    return all().stream().anyMatch(Users::canAdminister);
  }

  private static boolean canAdminister(User user) {
    return user.role() == Role.ADMIN && user.hasPassword() && !user.disabled();
  }

  /**
   * Makes a user.
   *
   * @throws UserException if the name is taken or unfit, or the password too short
   */
  public User create(String name, String displayName, Role role, String password) {
    checkName(name);
    checkPassword(password, name);
    return insert(name, displayName, role, Optional.of(encode(password)));
  }

  /** The administrator who comes by the one-time link; made once, without a password. */
  User bootstrapAdministrator() {
    String name = "admin";
    Optional<User> present = find(name);
    return present.orElseGet(() -> insert(name, "Administrator", Role.ADMIN, Optional.empty()));
  }

  private User insert(String name, String displayName, Role role, Optional<String> hash) {
    return jdbi.inTransaction(
        handle -> {
          int inserted =
              handle
                  .createUpdate(
                      "INSERT INTO users (name, display_name, role, password_hash, epoch, disabled,"
                          + " created_at) VALUES (:name, :display, :role, :hash, 1, 0, :now)"
                          + " ON CONFLICT (name) DO NOTHING")
                  .bind("name", name)
                  .bind("display", displayName.isBlank() ? name : displayName.strip())
                  .bind("role", role.word())
                  .bind("hash", hash.orElse(null))
                  .bind("now", clock.millis())
                  .execute();
          if (inserted == 0) {
            throw new UserException("There is a user '" + name + "' already; choose another name.");
          }
          return find(handle, name).orElseThrow();
        });
  }

  /** Gives a user another role, or locks the user out; the user's sessions end. */
  public User change(String name, Role role, boolean disabled) {
    return jdbi.inTransaction(
        handle -> {
          User before = existing(handle, name);
          if (canAdminister(before) && (role != Role.ADMIN || disabled)) {
            keepOneAdministrator(handle, name);
          }
          handle
              .createUpdate(
                  "UPDATE users SET role = :role, disabled = :disabled, epoch = epoch + 1"
                      + " WHERE name = :name")
              .bind("role", role.word())
              .bind("disabled", disabled ? 1 : 0)
              .bind("name", name)
              .execute();
          return find(handle, name).orElseThrow();
        });
  }

  /** Sets a password; the user's other sessions end. */
  public User setPassword(String name, String password) {
    checkPassword(password, name);
    String hash = encode(password);
    return jdbi.inTransaction(
        handle -> {
          existing(handle, name);
          handle
              .createUpdate(
                  "UPDATE users SET password_hash = :hash, epoch = epoch + 1 WHERE name = :name")
              .bind("hash", hash)
              .bind("name", name)
              .execute();
          return find(handle, name).orElseThrow();
        });
  }

  /** Renames the administrator who came by the link and gives the chosen password. */
  User completeSetUp(String bootstrap, String name, String displayName, String password) {
    if (bootstrap.equals(name)) {
      return setPassword(name, password);
    }
    User made = create(name, displayName, Role.ADMIN, password);
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM users WHERE name = :name AND password_hash IS NULL")
                .bind("name", bootstrap)
                .execute());
    return made;
  }

  /** Takes a user away; the last administrator stays. */
  public void delete(String name) {
    jdbi.useTransaction(
        handle -> {
          if (canAdminister(existing(handle, name))) {
            keepOneAdministrator(handle, name);
          }
          handle.createUpdate("DELETE FROM users WHERE name = :name").bind("name", name).execute();
        });
  }

  private static void keepOneAdministrator(Handle handle, String except) {
    boolean other =
        handle
            .createQuery("SELECT " + COLUMNS + " FROM users WHERE name <> :name")
            .bind("name", except)
            .map((row, context) -> user(row))
            .stream()
            .anyMatch(Users::canAdminister);
    if (!other) {
      throw new UserException(
          "'" + except + "' is the last administrator; make another one before.");
    }
  }

  private static User existing(Handle handle, String name) {
    return find(handle, name)
        .orElseThrow(() -> new UserException("There is no user '" + name + "'."));
  }

  /** The user, if the password is right; takes the same time whether or not there is one. */
  Optional<User> authenticate(String name, String password) {
    String bounded = password.substring(0, Math.min(password.length(), LONGEST_PASSWORD + 1));
    Optional<String> hash =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT password_hash FROM users WHERE name = :name AND disabled = 0"
                            + " AND password_hash IS NOT NULL")
                    .bind("name", name.toLowerCase(Locale.ROOT))
                    .mapTo(String.class)
                    .findOne());
    boolean right = encoder.matches(bounded, hash.orElse(hashOfNobody));
    if (!right || hash.isEmpty()) {
      return Optional.empty();
    }
    return find(name.toLowerCase(Locale.ROOT));
  }

  void noteLogin(String name) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("UPDATE users SET last_login_at = :now WHERE name = :name")
                .bind("now", clock.millis())
                .bind("name", name)
                .execute());
  }

  private String encode(String password) {
    String hash = encoder.encode(password);
    if (hash == null) {
      throw new IllegalStateException("Argon2 gave no hash");
    }
    return hash;
  }

  private static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new UserException(
          "A user name has 1 to 64 characters of a-z, 0-9, '.', '_', '@' and '-', and starts with"
              + " a letter or a digit.");
    }
  }

  private static void checkPassword(String password, String name) {
    if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
      throw new UserException(
          "A password has %d to %d characters; a few words in a row are easy to remember."
              .formatted(SHORTEST_PASSWORD, LONGEST_PASSWORD));
    }
    if (password.toLowerCase(Locale.ROOT).contains(name)
        && password.length() < 2 * name.length() + 8) {
      throw new UserException("A password is not mainly the user's name; choose other words.");
    }
    if (password.chars().distinct().count() < 5) {
      throw new UserException("A password has at least 5 different characters.");
    }
  }

  private static User user(ResultSet row) throws SQLException {
    long lastLogin = row.getLong("last_login_at");
    Optional<Instant> lastLoginAt =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(lastLogin));
    return new User(
        row.getString("name"),
        row.getString("display_name"),
        Role.of(row.getString("role")).orElse(Role.VIEWER),
        row.getString("password_hash") != null,
        row.getInt("epoch"),
        row.getInt("disabled") != 0,
        Instant.ofEpochMilli(row.getLong("created_at")),
        lastLoginAt);
  }
}
