package io.andal.benchmark.specification;

import io.andal.specification.OtherFiles;
import io.andal.specification.Specification;
import io.andal.specification.SpecificationFile;
import io.andal.specification.SpecificationLimits;
import io.andal.specification.SpecificationReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads real descriptions, and the largest one in a process of its own with a small heap. */
public final class SpecificationBenchmark {
  private static final int RUNS = 5;

  private SpecificationBenchmark() {}

  public static void run() throws IOException, InterruptedException {
    Optional<Path> folder = Corpus.folder();
    if (folder.isEmpty()) {
      System.out.println(
          "specifications: skipped, there are no descriptions; ANDAL_CONFORMANCE names the folder"
              + " that holds inventory/openapi-directory");
      return;
    }
    largeOne(folder.get());
    allOfThem(folder.get());
  }

  private static void largeOne(Path folder) throws IOException, InterruptedException {
    Optional<Path> github = Corpus.github(folder);
    if (github.isEmpty()) {
      System.out.println("specifications: GitHub's description is not among those in " + folder);
      return;
    }
    int status =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                LargeDescription.class.getName(),
                folder.toString(),
                github.get().toString())
            .inheritIO()
            .start()
            .waitFor();
    if (status != 0) {
      throw new IllegalStateException("reading GitHub's description ended with " + status);
    }
  }

  private static void allOfThem(Path folder) throws IOException {
    List<SpecificationFile> files = Corpus.files(folder);
    long bytes = files.stream().mapToLong(file -> file.bytes().length).sum();
    SpecificationReader reader = new SpecificationReader(SpecificationLimits.DEFAULT);
    Times times = new Times();
    int operations = 0;
    int read = 0;
    for (int run = 0; run < RUNS; run++) {
      operations = 0;
      read = 0;
      times.start();
      for (SpecificationFile file : files) {
        Optional<Specification> specification = reader.read(file, OtherFiles.NONE);
        read += specification.filter(found -> !found.broken()).isPresent() ? 1 : 0;
        operations += specification.map(found -> found.outline().operations().size()).orElse(0);
      }
      times.stop();
    }
    System.out.printf(
        "%d of %d descriptions (%.1f MB) read with %,d operations, one thread: %s%n",
        read, files.size(), bytes / 1e6, operations, times);
  }
}
