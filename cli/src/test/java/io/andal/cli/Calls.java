package io.andal.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Calls commands in this process and keeps what they print. */
final class Calls {
  /** What a command did. */
  record Call(int code, String out, String err) {}

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private String stdin = "";

  Calls(Path folder) {
    this.folder = folder;
  }

  Calls with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Calls stdin(String text) {
    stdin = text;
    return this;
  }

  /** A shell whose output nobody reads. */
  Shell shell() {
    return new Shell(
        new ByteArrayInputStream(new byte[0]),
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
        environment,
        folder);
  }

  Call andal(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Andal.run(
            new Shell(
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                folder),
            arguments);
    return new Call(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
