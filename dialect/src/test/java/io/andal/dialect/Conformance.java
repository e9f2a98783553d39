package io.andal.dialect;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.workspace.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Other projects' cases, read in place when {@code -Dandal.conformance=DIR} says where. */
public final class Conformance {
  private Conformance() {}

  /** The folder of a corpus; skips the test without one. */
  public static Path folder(String corpus) {
    String folder = System.getProperty("andal.conformance", "");
    assumeTrue(!folder.isEmpty(), "no -Dandal.conformance=DIR");
    return Path.of(folder, corpus);
  }

  /** YAML files below a folder, by name. */
  public static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file under its own name. */
  public static SourceText text(Path file) {
    try {
      return new SourceText(String.valueOf(file.getFileName()), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
