package io.andal.benchmark.specification;

import io.andal.specification.SpecificationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Real descriptions, from the folder with other projects' cases. */
final class Corpus {
  private static final String FOLDER = "inventory/openapi-directory/APIs";

  private Corpus() {}

  /**
   * The folder of the descriptions: below {@code ANDAL_CONFORMANCE}, the property {@code
   * andal.conformance}, or the folder {@code shared/conformance} beside the checkout.
   */
  static Optional<Path> folder() {
    return Stream.of(
            System.getenv().getOrDefault("ANDAL_CONFORMANCE", ""),
            System.getProperty("andal.conformance", ""),
            "../shared/conformance")
        .filter(root -> !root.isBlank())
        .map(root -> Path.of(root).resolve(FOLDER))
        .filter(Files::isDirectory)
        .findFirst();
  }

  /** All of them, in the order of their paths. */
  static List<SpecificationFile> files(Path folder) throws IOException {
    List<SpecificationFile> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        files.add(read(folder, file));
      }
    }
    return files;
  }

  /** GitHub's, the largest with many references. */
  static Optional<Path> github(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("github.com/api.github.com"))) {
      return all.filter(Files::isRegularFile).findFirst();
    }
  }

  static SpecificationFile read(Path folder, Path file) throws IOException {
    return new SpecificationFile(folder.relativize(file).toString(), Files.readAllBytes(file));
  }
}
