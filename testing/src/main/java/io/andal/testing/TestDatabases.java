package io.andal.testing;

import io.andal.database.Database;
import io.andal.database.DatabaseConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The real databases that every store is tested on. One PostgreSQL server is started per JVM, on
 * first use; each call gives a fresh, empty database.
 *
 * <p>Use with {@code @ParameterizedTest @MethodSource("io.andal.testing.TestDatabases#all")}; close
 * what you open.
 */
public final class TestDatabases {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static @Nullable EmbeddedPostgres server;

  private TestDatabases() {}

  /** One of each kind, opened when asked for. */
  public static List<Fresh> all() {
    return List.of(
        new Fresh("SQLite", TestDatabases::sqlite),
        new Fresh("PostgreSQL", TestDatabases::postgresql));
  }

  /** A fresh SQLite file in the temporary folder. */
  public static Database sqlite() {
    try {
      Path folder = Files.createTempDirectory("andal-test");
      folder.toFile().deleteOnExit();
      return Database.open(DatabaseConfig.file(folder.resolve("test.db")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A fresh database in the embedded PostgreSQL. */
  public static Database postgresql() {
    return Database.open(postgresqlConfig());
  }

  /** A fresh database in the embedded PostgreSQL, for those who open it themselves. */
  public static DatabaseConfig postgresqlConfig() {
    String name = "test" + NUMBER.incrementAndGet();
    try (Connection connection = server().getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new DatabaseConfig(server().getJdbcUrl("postgres", name), "postgres", null);
  }

  private static synchronized EmbeddedPostgres server() {
    try {
      if (server == null) {
        server = EmbeddedPostgres.builder().start();
      }
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
    }
  }

  /** An empty database of one kind, not yet opened. */
  public record Fresh(String kind, Supplier<Database> opener) {
    public Database open() {
      return opener.get();
    }

    @Override
    public String toString() {
      return kind;
    }
  }
}
