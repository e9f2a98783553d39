package io.andal.cli;

import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** What a command is called from: streams, environment variables and the current folder. */
public record Shell(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path folder) {
  public Shell {
    environment = Map.copyOf(environment);
  }

  /** The shell that started this process. */
  public static Shell ofThisProcess() {
    return new Shell(System.in, utf8(System.out), utf8(System.err), System.getenv(), Path.of(""));
  }

  /** Documents are UTF-8, so what we print of them is too, whatever the terminal says. */
  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  /** The value of an environment variable; empty text if it isn't set. */
  public String environment(String name) {
    return environment.getOrDefault(name, "");
  }

  /** A path as the user gave it, below the current folder unless it is absolute. */
  public Path resolve(String path) {
    return folder.resolve(path);
  }

  PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
