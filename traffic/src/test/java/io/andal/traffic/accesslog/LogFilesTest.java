package io.andal.traffic.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.testing.MutableClock;
import io.andal.traffic.door.Intake;
import io.andal.traffic.door.Origin;
import io.andal.traffic.door.TrafficSourceState;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files, and what becomes of them. */
class LogFilesTest {
  @TempDir Path folder;

  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-28T12:00:00Z"));
  private final KeptTraffic kept = new KeptTraffic();
  private Intake intake = new Intake();
  private Path log;
  private LogFiles files;

  @BeforeEach
  void open() {
    log = folder.resolve("access.log");
    files = follow(log.toString(), false);
  }

  @AfterEach
  void close() {
    files.close();
  }

  @Test
  void whatIsAddedIsReadOnce() throws IOException {
    write(log, 1, 2);
    read();
    write(log, 3);
    read();
    read();
    assertThat(kept.paths()).containsExactly("/1", "/2", "/3");
  }

  @Test
  void aHalfWrittenLineWaitsForItsEnd() throws IOException {
    String line = line(1);
    append(log, line.substring(0, 40));
    read();
    assertThat(kept.exchanges).isEmpty();
    append(log, line.substring(40));
    read();
    assertThat(kept.paths()).containsExactly("/1");
  }

  @Test
  void theLastLinesOfARenamedFileAreRead() throws IOException {
    write(log, 1);
    read();
    Path old = folder.resolve("access.log.1");
    Files.move(log, old);
    write(old, 2);
    write(log, 3);
    read();
    // the server goes on writing until it is told to open the new file
    write(old, 4);
    read();
    assertThat(kept.paths()).containsExactlyInAnyOrder("/1", "/2", "/3", "/4");
  }

  @Test
  void theLastLinesOfAFileThatWasMovedAwayAreRead() throws IOException {
    write(log, 1);
    read();
    write(log, 2);
    Files.move(log, folder.resolve("elsewhere"));
    write(log, 3);
    read();
    read();
    assertThat(kept.paths()).containsExactly("/1", "/2", "/3");
  }

  @Test
  void aFileThatWasCopiedAndEmptiedBeginsAnew() throws IOException {
    write(log, 1, 2);
    read();
    Path copy = folder.resolve("access.log.1");
    Files.copy(log, copy);
    read();
    assertThat(kept.paths()).as("a copy is no news").containsExactly("/1", "/2");
    write(copy, 3);
    Files.writeString(log, "");
    read();
    write(log, 4);
    read();
    assertThat(kept.paths()).containsExactly("/1", "/2", "/3", "/4");
  }

  @Test
  void aFileThatWasEmptiedAndGrewLongerIsSeenToBeAnother() throws IOException {
    write(log, 1);
    read();
    clock.advance(Duration.ofSeconds(1));
    Files.writeString(log, line(5) + line(6) + line(7));
    read();
    assertThat(kept.paths()).containsExactly("/1", "/5", "/6", "/7");
  }

  @Test
  void aPackedFileIsReadOnceAndOnWhereThePlainOneWas() throws IOException {
    write(log, 1, 2);
    read();
    write(log, 3);
    Path packed = folder.resolve("access.log.1.gz");
    pack(log, packed);
    files.close();
    Files.delete(log);
    write(log, 4);
    restart();
    read();
    read();
    assertThat(kept.paths()).containsExactlyInAnyOrder("/1", "/2", "/3", "/4");
    restart();
    read();
    assertThat(kept.exchanges).hasSize(4);
  }

  @Test
  void olderPackedFilesAreReadOnce() throws IOException {
    Path plain = folder.resolve("plain");
    write(plain, 1, 2, 3);
    pack(plain, folder.resolve("access.log-20261127.gz"));
    read();
    read();
    restart();
    read();
    assertThat(kept.paths()).containsExactly("/1", "/2", "/3");
  }

  @Test
  void aPackedFileThatIsStillWrittenWaits() throws IOException {
    Path plain = folder.resolve("plain");
    write(plain, IntStream.range(0, 2000).toArray());
    Path whole = folder.resolve("whole");
    pack(plain, whole);
    byte[] bytes = Files.readAllBytes(whole);
    Path packed = folder.resolve("access.log.1.gz");
    Files.write(packed, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    read();
    Files.write(packed, bytes);
    read();
    assertThat(kept.paths())
        .containsExactlyElementsOf(IntStream.range(0, 2000).mapToObj(i -> "/" + i).toList());
  }

  @Test
  void aRestartGoesOnWhereItWas() throws IOException {
    write(log, 1, 2);
    read();
    append(log, line(3).substring(0, 30));
    read();
    restart();
    append(log, line(3).substring(30));
    read();
    assertThat(kept.paths()).containsExactly("/1", "/2", "/3");
  }

  @Test
  void aRotationWhileNobodyLookedLosesNothing() throws IOException {
    write(log, 1);
    read();
    files.close();
    write(log, 2);
    Files.move(log, folder.resolve("access.log.1"));
    write(log, 3);
    restart();
    read();
    assertThat(kept.paths()).containsExactlyInAnyOrder("/1", "/2", "/3");
  }

  @Test
  void whatCouldNotBeCountedIsReadAgain() throws IOException {
    write(log, 1);
    kept.down = true;
    assertThatThrownBy(this::read).hasMessage("the database is away");
    kept.down = false;
    write(log, 2);
    read();
    assertThat(kept.paths()).containsExactly("/1", "/2");
    assertThat(state().taken()).isEqualTo(2);
  }

  @Test
  void twoFilesThatBeginAlikeAreBothReadOnceTheyDiffer() throws IOException {
    Path one = folder.resolve("a.log");
    Path two = folder.resolve("b.log");
    files = follow(folder + "/*.log", false);
    write(one, 1);
    write(two, 1);
    read();
    assertThat(kept.paths()).containsExactly("/1");
    write(one, 2);
    write(two, 3);
    read();
    read();
    assertThat(kept.paths()).containsExactlyInAnyOrder("/1", "/2", "/1", "/3");
  }

  @Test
  void fromTheEndOnlyWhatIsAddedCounts() throws IOException {
    write(log, 1);
    files = follow(log.toString(), true);
    read();
    write(log, 2);
    read();
    restart();
    read();
    assertThat(kept.paths()).containsExactly("/2");
  }

  @Test
  void aFileThatIsNotThereIsAStateAndNoEnd() throws IOException {
    read();
    assertThat(state().trouble()).contains("There is no such file yet");
    write(log, 1);
    read();
    assertThat(state().trouble()).isEmpty();
    files = follow(folder.resolve("no/access.log").toString(), false);
    read();
    assertThat(state().trouble().orElseThrow()).startsWith("The folder isn't there");
  }

  @Test
  void junkIsCountedWithItsPlace() throws IOException {
    write(log, 1);
    Files.write(log, new byte[] {0, -1, 27, 10, -2, 10}, StandardOpenOption.APPEND);
    append(log, "x".repeat(200_000) + "\n");
    write(log, 2);
    read();
    assertThat(kept.paths()).containsExactly("/1", "/2");
    assertThat(state().refused().stream().map(r -> r.firstAt() + " " + r.reason()))
        .containsExactly(
            "access.log:2 The line doesn't have the shape of the format",
            "access.log:4 The line is longer than 64 kB");
    assertThat(state().refusedLines()).isEqualTo(3);
  }

  @Test
  void timeIsWatchedWhileAllIsRead() throws IOException {
    write(log, 1);
    read();
    clock.advance(Duration.ofSeconds(10));
    read();
    long start = Instant.parse("2026-11-28T12:00:00Z").toEpochMilli();
    assertThat(kept.watched).containsExactly(start + ".." + (start + 10_000));
  }

  @Test
  void wildcardsLeadThroughFolders() throws IOException {
    Files.createDirectories(folder.resolve("shop/logs"));
    write(folder.resolve("shop/logs/access.log"), 1);
    write(folder.resolve("shop/other.log"), 2);
    files = follow(folder + "/*/logs/*.log", false);
    read();
    assertThat(kept.paths()).containsExactly("/1");
  }

  private LogFiles follow(String path, boolean fromEnd) {
    intake = new Intake();
    return new LogFiles(
        LogSettings.of(LogFormat.COMBINED), Origin.of("logs"), path, fromEnd, intake, kept, clock);
  }

  private void restart() {
    files.close();
    files = follow(log.toString(), false);
  }

  private void read() {
    while (files.readOn()) {
      // there is more
    }
  }

  private TrafficSourceState state() {
    return intake.state("logs", "AccessLog", "");
  }

  private static String line(int number) {
    return "10.0.0.1 - - [28/Nov/2026:07:05:01 +0000] \"GET /%d HTTP/1.1\" 200 1 \"-\" \"-\"\n"
        .formatted(number);
  }

  private static void write(Path file, int... numbers) throws IOException {
    for (int number : numbers) {
      append(file, line(number));
    }
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(
        file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static void pack(Path plain, Path packed) throws IOException {
    Path begun = packed.resolveSibling("begun");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(begun))) {
      Files.copy(plain, out);
    }
    Files.move(begun, packed, StandardCopyOption.ATOMIC_MOVE);
  }
}
