package io.andal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Prometheus' own checker of rules. Ask {@link RealPrometheus#isInstalled} first; the answers are
 * what it printed.
 */
public final class Promtool {
  private Promtool() {}

  /** Checks rule files' syntax, and all their expressions. */
  public static Answer check(String rules) {
    return inFolder(
        folder -> {
          Files.writeString(folder.resolve("rules.yaml"), rules);
          return run(folder, List.of("check", "rules", "rules.yaml"));
        });
  }

  /**
   * Runs rules on made-up series, and compares.
   *
   * @param tests a file for {@code promtool test rules} whose {@code rule_files} is {@code
   *     [rules.yaml]}
   */
  public static Answer test(String rules, String tests) {
    return inFolder(
        folder -> {
          Files.writeString(folder.resolve("rules.yaml"), rules);
          Files.writeString(folder.resolve("tests.yaml"), tests);
          return run(folder, List.of("test", "rules", "tests.yaml"));
        });
  }

  /** What it said. */
  public record Answer(boolean accepted, String output) {}

  private interface Work {
    Answer in(Path folder) throws IOException;
  }

  private static Answer inFolder(Work work) {
    try {
      Path folder = Files.createTempDirectory("andal-promtool");
      try {
        return work.in(folder);
      } finally {
        for (String file : List.of("rules.yaml", "tests.yaml", "output.txt")) {
          Files.deleteIfExists(folder.resolve(file));
        }
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer run(Path folder, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(arguments);
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean accepted = process.waitFor() == 0;
      return new Answer(accepted, Files.readString(output));
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
