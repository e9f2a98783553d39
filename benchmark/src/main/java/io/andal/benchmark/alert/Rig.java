package io.andal.benchmark.alert;

import io.andal.database.DatabaseConfig;
import io.andal.server.ServerOptions;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** How servers start for these measurements. */
final class Rig {
  static final PrintStream SILENT =
      new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);

  private Rig() {}

  /** On a free port, with SQLite, without a watched folder. */
  static ServerOptions options(Path data) {
    return options(data, Optional.empty());
  }

  static ServerOptions options(Path data, Optional<Path> workspace) {
    return new ServerOptions(
        workspace,
        data,
        DatabaseConfig.file(data.resolve("andal.db")),
        "127.0.0.1",
        0,
        Optional.empty(),
        Optional.empty());
  }
}
