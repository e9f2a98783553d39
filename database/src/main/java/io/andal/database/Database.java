package io.andal.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * An open database: one SQLite file (WAL) or one PostgreSQL. Thread-safe.
 *
 * <p>Each module brings its own tables: {@link #migrate} runs the scripts on the class path below
 * {@code io/andal/MODULE/store/migration} and keeps its own history table, so modules need not
 * agree on version numbers. Scripts are written once, in the SQL that both databases speak; {@code
 * ${bytes}}, {@code ${id}} and {@code ${double}} stand for what they call differently.
 */
public final class Database implements AutoCloseable {
  /**
   * Connections to SQLite. A virtual thread that waits there for another's write keeps its carrier,
   * so there have to be more carriers than these, or the one that is waited for gets none.
   */
  public static final int SQLITE_CONNECTIONS = 8;

  /** How long a writer waits for others. */
  private static final int PATIENCE_MILLIS = 20_000;

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Dialect dialect;
  private final FairTransactions.Turn turn = new FairTransactions.Turn(PATIENCE_MILLIS);

  private Database(HikariDataSource pool, Dialect dialect) {
    this.pool = pool;
    this.dialect = dialect;
    this.jdbi = Jdbi.create(pool);
    if (dialect == Dialect.SQLITE) {
      jdbi.setTransactionHandler(FairTransactions.of(turn));
    }
  }

  /**
   * Opens the database and proves that it answers.
   *
   * @throws DatabaseException if the URL is of neither kind, or nothing answers there
   */
  public static Database open(DatabaseConfig config) {
    if (config.url().startsWith("jdbc:sqlite:")) {
      return connect(sqlite(config), Dialect.SQLITE, config);
    }
    if (config.url().startsWith("jdbc:postgresql:")) {
      return connect(postgresql(config), Dialect.POSTGRESQL, config);
    }
    throw new DatabaseException(
        "A database URL starts with jdbc:sqlite: or jdbc:postgresql:, not with '"
            + config.url().replaceAll("(?<=^.{20}).*", "…")
            + "'");
  }

  /** What Andal knows is its owner's alone; SQLite gives its other files the same permissions. */
  private static void createForOwnerOnly(String file) {
    if (file.isEmpty() || file.startsWith(":") || file.startsWith("file:")) {
      return;
    }
    try {
      Files.createFile(
          Path.of(file),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException | UnsupportedOperationException e) {
      // It is there already, or this system knows no such permissions.
    } catch (IOException e) {
      // Opening it fails too, and says why in its own words.
    }
  }

  private static HikariConfig sqlite(DatabaseConfig config) {
    createForOwnerOnly(config.url().substring("jdbc:sqlite:".length()));
    SQLiteConfig settings = new SQLiteConfig();
    settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
    settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    settings.setBusyTimeout(PATIENCE_MILLIS);
    settings.enforceForeignKeys(true);
    settings.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    settings.setCacheSize(-16_000);
    SQLiteDataSource source = new SQLiteDataSource(settings);
    source.setUrl(config.url());
    HikariConfig hikari = new HikariConfig();
    hikari.setDataSource(source);
    hikari.setMaximumPoolSize(SQLITE_CONNECTIONS);
    return hikari;
  }

  private static HikariConfig postgresql(DatabaseConfig config) {
    HikariConfig hikari = new HikariConfig();
    hikari.setJdbcUrl(config.url());
    hikari.setUsername(config.user());
    hikari.setPassword(config.password());
    hikari.setMaximumPoolSize(16);
    return hikari;
  }

  private static Database connect(HikariConfig hikari, Dialect dialect, DatabaseConfig config) {
    hikari.setPoolName("andal");
    hikari.setMinimumIdle(1);
    hikari.setConnectionTimeout(PATIENCE_MILLIS);
    try {
      return new Database(new HikariDataSource(hikari), dialect);
    } catch (RuntimeException e) {
      throw new DatabaseException(
          "The database at " + config + " can't be opened: " + rootMessage(e), e);
    }
  }

  private static String rootMessage(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null && !(cause instanceof SQLException)) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  /** Where stores run their SQL. */
  public Jdbi jdbi() {
    return jdbi;
  }

  public Dialect dialect() {
    return dialect;
  }

  /**
   * Brings the tables of one module up to date.
   *
   * @throws DatabaseException if a script fails; the script's changes are rolled back
   */
  public void migrate(String module) {
    boolean sqlite = dialect == Dialect.SQLITE;
    if (sqlite) {
      turn.take();
    }
    try {
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(pool)
          .locations("classpath:io/andal/" + module + "/store/migration")
          .table("schema_history_" + module)
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .placeholders(
              java.util.Map.of(
                  "bytes", sqlite ? "BLOB" : "BYTEA",
                  "double", sqlite ? "REAL" : "DOUBLE PRECISION",
                  "id",
                      sqlite
                          ? "INTEGER PRIMARY KEY AUTOINCREMENT"
                          : "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY"))
          .failOnMissingLocations(true)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new DatabaseException(
          "The tables of '" + module + "' can't be brought up to date: " + rootMessage(e), e);
    } finally {
      if (sqlite) {
        turn.pass();
      }
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
