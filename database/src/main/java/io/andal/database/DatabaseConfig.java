package io.andal.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the data lives: a JDBC URL of SQLite or PostgreSQL, and for PostgreSQL who we are. */
public record DatabaseConfig(String url, @Nullable String user, @Nullable String password) {

  /** A SQLite file, created on first use. */
  public static DatabaseConfig file(Path file) {
    return new DatabaseConfig("jdbc:sqlite:" + file.toAbsolutePath(), null, null);
  }

  /** Never prints the password. */
  @Override
  public String toString() {
    return "DatabaseConfig[" + url.replaceAll("(?i)(password=)[^&;]*", "$1***") + "]";
  }
}
