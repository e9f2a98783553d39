package io.andal.benchmark.sloth;

import io.andal.dialect.Import;
import io.andal.dialect.ImportOptions;
import io.andal.dialect.Importers;
import io.andal.server.Kinds;
import io.andal.workspace.Checked;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.DocumentChecker.Limits;
import io.andal.workspace.SourceText;
import io.andal.workspace.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How long it takes to read Sloth's SLOs from files, turn, check and write them. */
public final class ImportBenchmark {
  private static final int SLOS_PER_FILE = 10;
  private static final int RUNS = 5;

  private ImportBenchmark() {}

  /** Measures with {@code slos} SLOs, ten to a file, and prints the median of five runs. */
  public static void run(int slos) throws IOException {
    Path folder = Files.createTempDirectory("andal-import");
    List<Path> files = write(folder, slos);
    double[] seconds = new double[RUNS];
    for (int run = 0; run < RUNS; run++) {
      long before = System.nanoTime();
      int documents = turn(files, folder.resolve("openslo-" + run));
      seconds[run] = (System.nanoTime() - before) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "run %d: %d SLOs of %d files became %d valid documents in %.2f s%n",
          run + 1,
          slos,
          files.size(),
          documents,
          seconds[run]);
    }
    Arrays.sort(seconds);
    System.out.printf(
        Locale.ROOT,
        "import of %d Sloth SLOs, read, checked and written: median %.2f s (first runs are cold)%n",
        slos,
        seconds[RUNS / 2]);
  }

  private static List<Path> write(Path folder, int slos) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int first = 0; first < slos; first += SLOS_PER_FILE) {
      List<String> services = new ArrayList<>();
      for (int i = first; i < Math.min(slos, first + SLOS_PER_FILE); i++) {
        services.add(Requests.service(i));
      }
      Path file = folder.resolve("sloth-%05d.yaml".formatted(first / SLOS_PER_FILE));
      Files.writeString(file, SlothSpecs.of(services));
      files.add(file);
    }
    return files;
  }

  private static int turn(List<Path> files, Path out) throws IOException {
    Files.createDirectory(out);
    List<SourceText> texts = new ArrayList<>();
    for (Path file : files) {
      texts.add(new SourceText(String.valueOf(file.getFileName()), Files.readString(file)));
    }
    List<Import> imports =
        Importers.read(
            texts,
            Optional.empty(),
            new ImportOptions("prometheus", Optional.of("http://localhost:9090"), "30d", false));
    List<SourceText> written = new ArrayList<>();
    for (Import of : imports) {
      written.add(new SourceText(of.file(), YamlText.write(of.documents())));
    }
    Checked checked = new DocumentChecker(Kinds.all(), Limits.DEFAULT).check(written);
    if (!imports.stream().allMatch(Import::accepted) || !checked.accepted()) {
      throw new IllegalStateException("not all SLOs were imported: " + checked.problems());
    }
    for (SourceText text : written) {
      Files.writeString(out.resolve(text.file()), text.text());
    }
    return checked.documents().size();
  }
}
