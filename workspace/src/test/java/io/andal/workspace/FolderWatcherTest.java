package io.andal.workspace;

import static io.andal.workspace.SampleKind.pump;
import static org.assertj.core.api.Assertions.assertThat;

import io.andal.database.Database;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatcherTest {
  @TempDir Path parent;
  private final Database database = TestDatabases.sqlite();
  private final Workspace workspace =
      new Workspace(
          database, SampleKind.checker(), new MutableClock(Instant.parse("2026-11-22T10:00:00Z")));
  private Path folder = Path.of("");

  @BeforeEach
  void makesAFolder() throws IOException {
    folder = Files.createDirectory(parent.resolve("documents"));
  }

  @AfterEach
  void closes() {
    database.close();
  }

  @Test
  void aFolderIsReadWithTheFoldersInIt() throws IOException {
    write("a.yaml", pump("north"));
    write("deep/er/b.yml", pump("south"));
    write("readme.md", "no document");
    write(".git/c.yaml", "no: document");
    assertThat(read().accepted()).isTrue();
    assertThat(names()).containsExactly("north", "south");
  }

  @Test
  void whatTheFolderNoLongerHoldsGoesAwayAndWhatOthersBroughtStays() throws IOException {
    workspace.apply(List.of(new SourceText("request", pump("rest"))), "ayu", "", List.of(), false);
    write("a.yaml", pump("north") + "---\n" + pump("south"));
    read();
    write("a.yaml", pump("south"));
    assertThat(read().accepted()).isTrue();
    assertThat(names()).containsExactly("rest", "south");
  }

  @Test
  void aHalfSavedFileLeavesTheLastGoodDocumentsInForce() throws IOException {
    write("a.yaml", pump("north"));
    write("b.yaml", pump("south"));
    read();
    write("b.yaml", pump("south").substring(0, 40));
    try (FolderWatcher watcher = new FolderWatcher(workspace, folder)) {
      assertThat(watcher.read().accepted()).isFalse();
      assertThat(watcher.problems()).isNotEmpty();
      assertThat(names()).containsExactly("north", "south");
      write("b.yaml", pump("south"));
      assertThat(watcher.read().accepted()).isTrue();
      assertThat(watcher.problems()).isEmpty();
    }
  }

  @Test
  void aFolderThatIsGoneOrEmptyTakesNothingAway() throws IOException {
    Path file = write("a.yaml", pump("north"));
    read();
    Files.delete(file);
    assertThat(read().problems()).extracting(Problem::rule).containsExactly("folder-empty");
    Files.delete(folder);
    assertThat(read().problems()).extracting(Problem::rule).containsExactly("file-unreadable");
    assertThat(names()).containsExactly("north");
  }

  @Test
  void aFileThatIsNotUtf8IsAProblemOfThatFile() throws IOException {
    Files.write(folder.resolve("a.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9});
    Problem problem = read().problems().getFirst();
    assertThat(problem.rule()).isEqualTo("not-utf-8");
    assertThat(problem.position()).isEqualTo(new Position(1, 4));
  }

  @Test
  void linksOutOfTheFolderAreNotFollowed() throws IOException {
    Path outside = Files.writeString(parent.resolve("outside.yaml"), pump("outside"));
    write("..data/inside.yaml", pump("inside"));
    Files.createSymbolicLink(folder.resolve("out.yaml"), outside);
    Files.createSymbolicLink(folder.resolve("in.yaml"), Path.of("..data/inside.yaml"));
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    read();
    assertThat(names()).containsExactly("inside");
  }

  @Test
  void aChangeIsNoticed() throws Exception {
    write("a.yaml", pump("north"));
    CountDownLatch noticed = new CountDownLatch(1);
    try (FolderWatcher watcher = new FolderWatcher(workspace, folder, Duration.ofMillis(20))) {
      watcher.start();
      workspace.subscribe(_ -> noticed.countDown());
      write("b.yaml", pump("south"));
      assertThat(noticed.await(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(names()).containsExactly("north", "south");
  }

  private Applied read() {
    try (FolderWatcher watcher = new FolderWatcher(workspace, folder)) {
      return watcher.read();
    }
  }

  private List<String> names() {
    return workspace.current().all().stream().map(Document::name).toList();
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
