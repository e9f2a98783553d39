package io.andal.slo.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.database.Database;
import io.andal.database.DatabaseConfig;
import io.andal.signal.MinuteRange;
import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.slo.Budget;
import io.andal.slo.SloDefinition;
import io.andal.slo.SloService;
import io.andal.slo.engine.SloEngine;
import io.andal.testing.MutableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {
  /** Each process is killed after a different number, the journal being packed after 60. */
  private static final int[] KILLED_AFTER = {64, 5};

  @Test
  void whatAKilledProcessSaidIsStoredAndNothingElseByHalves(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path file = folder.resolve("andal.db");
    int stored = 0;
    for (int recordings : KILLED_AFTER) {
      int acknowledged = recordAndKill(file, stored, recordings);
      assertThat(acknowledged).isGreaterThanOrEqualTo(stored + recordings);
      stored = stored(file, acknowledged);
    }
  }

  /** Returns how many recordings were acknowledged by this process and those before it. */
  private static int recordAndKill(Path file, int first, int recordings)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                RecordingProcess.class.getName(),
                file.toString(),
                Integer.toString(first))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int acknowledged = first;
    try (BufferedReader output = process.inputReader()) {
      String line = output.readLine();
      while (line != null) {
        acknowledged = Math.max(acknowledged, Integer.parseInt(line) + 1);
        if (acknowledged >= first + recordings) {
          // By its handle, for the process itself would also close its output unread.
          process.toHandle().destroyForcibly();
        }
        line = output.readLine();
      }
    }
    process.waitFor();
    return acknowledged;
  }

  /** How many recordings are in the file: those acknowledged, or one more. */
  private static int stored(Path file, int acknowledged) {
    MutableClock clock =
        new MutableClock(Recordings.START.plus(Duration.ofMinutes(acknowledged + 1)));
    long now = Recordings.MINUTE + acknowledged + 1;
    try (Database database = Database.open(DatabaseConfig.file(file))) {
      SloService service = new SloService(database, clock);
      service.define(Recordings.SLOS);
      Map<SeriesId, List<Slice>> found = new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
      for (SloDefinition slo : Recordings.SLOS) {
        found.put(slo.series(), service.slices(slo.name(), new MinuteRange(now - 50_000, now)));
      }
      int count = found.equals(truth(acknowledged)) ? acknowledged : acknowledged + 1;
      assertThat(found).isEqualTo(truth(count));
      for (SloDefinition slo : Recordings.SLOS) {
        assertThat(service.budget(slo.name()).orElseThrow())
            .isEqualTo(budget(slo, found.getOrDefault(slo.series(), List.of()), now));
      }
      return count;
    }
  }

  private static Map<SeriesId, List<Slice>> truth(int count) {
    Map<SeriesId, List<Slice>> slices = new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
    Recordings.SLOS.forEach(slo -> slices.put(slo.series(), Recordings.after(count, slo.series())));
    return slices;
  }

  private static Budget budget(SloDefinition slo, List<Slice> slices, long now) {
    SloEngine engine = new SloEngine(slo, now);
    engine.put(slices);
    return engine.budget();
  }
}
