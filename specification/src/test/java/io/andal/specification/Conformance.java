package io.andal.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Other projects' cases, read where {@code -Dandal.conformance} says that they lie. */
public final class Conformance {
  private Conformance() {}

  /** A folder of cases; the test is skipped if it isn't there. */
  public static Path folder(String name) {
    String root = System.getProperty("andal.conformance", "");
    Path folder = Path.of(root).resolve(name);
    assumeTrue(
        !root.isBlank() && Files.isDirectory(folder),
        name + " is skipped: -Dandal.conformance names no folder that has it");
    return folder;
  }

  /** The files below a folder whose names end so, in order. */
  public static List<Path> files(Path folder, String... endings) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static SpecificationFile read(Path file) {
    try {
      return new SpecificationFile(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files where they lie. */
  public static OtherFiles onDisk() {
    return (from, reference) -> {
      Path file = Path.of(RelativeNames.resolve(from, reference));
      return Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
    };
  }

  /** Reads all files and counts those that agree. */
  static void count(String corpus, List<Path> files, int least, Predicate<Specification> agrees) {
    SpecificationReader reader = new SpecificationReader(SpecificationLimits.DEFAULT);
    int agree = 0;
    for (Path file : files) {
      Optional<Specification> read = reader.read(read(file), onDisk());
      if (read.filter(agrees).isPresent()) {
        agree++;
      } else {
        System.out.println(
            corpus
                + ": "
                + file
                + ": "
                + read.map(s -> s.problems().stream().limit(3).toList().toString())
                    .orElse("no description"));
      }
    }
    System.out.println(corpus + ": " + agree + " of " + files.size() + " cases agree");
    assertThat(agree).isGreaterThanOrEqualTo(least);
  }
}
