package io.andal.cli;

import io.andal.database.DatabaseConfig;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a server keeps what it knows: a folder, and in it a SQLite file unless told otherwise. */
final class Storage {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where data is kept. Default: ANDAL_DATA, else .andal in the current folder.")
  private Optional<String> data = Optional.empty();

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "jdbc:postgresql://… instead of a SQLite file; with ANDAL_DATABASE_USER and"
              + " ANDAL_DATABASE_PASSWORD. Default: ANDAL_DATABASE.")
  private Optional<String> database = Optional.empty();

  /** Whether the user said where, so that no server need be asked. */
  boolean given() {
    return data.isPresent() || database.isPresent();
  }

  /** Whether it is the SQLite file in the folder. */
  boolean isFile(Shell shell) {
    return url(shell).isEmpty();
  }

  Path folder(Shell shell) {
    String variable = shell.environment("ANDAL_DATA");
    return shell.resolve(data.orElse(variable.isEmpty() ? ".andal" : variable));
  }

  DatabaseConfig database(Shell shell) {
    String url = url(shell);
    return url.isEmpty()
        ? file(folder(shell))
        : new DatabaseConfig(
            url,
            variable(shell, "ANDAL_DATABASE_USER"),
            variable(shell, "ANDAL_DATABASE_PASSWORD"));
  }

  private String url(Shell shell) {
    return database.orElse(shell.environment("ANDAL_DATABASE"));
  }

  /** The SQLite file of a data folder. */
  static DatabaseConfig file(Path folder) {
    return DatabaseConfig.file(folder.resolve("andal.db"));
  }

  private static @Nullable String variable(Shell shell, String name) {
    String value = shell.environment(name);
    return value.isEmpty() ? null : value;
  }
}
