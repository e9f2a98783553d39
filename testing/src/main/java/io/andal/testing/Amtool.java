package io.andal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Alertmanager's own checker. Ask {@link #isInstalled} first. */
public final class Amtool {
  private Amtool() {}

  /** Whether {@code amtool} is there; for {@code assumeTrue}. */
  public static boolean isInstalled() {
    boolean there =
        List.of(String.valueOf(System.getenv("PATH")).split(":", -1)).stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "amtool")));
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new IllegalStateException(
          "CI needs `amtool` on the PATH: apt-get install prometheus-alertmanager");
    }
    return there;
  }

  /** Why tests are skipped where it isn't installed. */
  public static String skipped() {
    return "amtool is not installed (apt-get install prometheus-alertmanager): skipped";
  }

  /** Checks a configuration. */
  public static Promtool.Answer check(String configuration) {
    return run(configuration, List.of("amtool", "check-config", "FILE"));
  }

  /** Asks which receivers get an alert with these labels ({@code name=value}). */
  public static Promtool.Answer route(String configuration, List<String> labels) {
    List<String> command =
        new ArrayList<>(List.of("amtool", "config", "routes", "test", "--config.file=FILE"));
    command.addAll(labels);
    return run(configuration, command);
  }

  private static Promtool.Answer run(String configuration, List<String> command) {
    try {
      Path file = Files.createTempFile("andal-alertmanager", ".yaml");
      try {
        Files.writeString(file, configuration);
        Process process =
            new ProcessBuilder(
                    command.stream().map(text -> text.replace("FILE", file.toString())).toList())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Promtool.Answer(process.waitFor() == 0, output);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
