package io.andal.workspace;

import static io.andal.workspace.SampleKind.pump;
import static io.andal.workspace.SampleKind.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.database.Database;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases.Fresh;
import io.andal.workspace.Applied.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkspaceTest {
  private static final String ALL = "io.andal.testing.TestDatabases#all";
  private static final DocumentId NORTH = DocumentId.of("Pump", "north");
  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T10:00:00Z"));

  @ParameterizedTest
  @MethodSource(ALL)
  void documentsSurviveARestartWithTheirPlaceAndHistory(Fresh fresh) {
    try (Database database = fresh.open()) {
      apply(open(database), "# hello\n" + pump("south") + "---\n# two\n" + pump("north"));
      Workspace again = open(database);
      assertThat(again.revision()).isEqualTo(1);
      Document north = again.current().find(NORTH).orElseThrow();
      assertThat(north.text()).isEqualTo("# two\n" + pump("north"));
      assertThat(north.file()).isEqualTo("a.yaml");
      assertThat(north.positionOf("/metadata/name")).isEqualTo(new Position(13, 9));
      assertThat(again.history(NORTH))
          .containsExactly(
              new DocumentVersion(
                  NORTH, 1, 1, clock.instant(), "ayu", "why", false, "# two\n" + pump("north")));
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void anApplyIsAllOrNothing(Fresh fresh) {
    try (Database database = fresh.open()) {
      Workspace workspace = open(database);
      Applied applied = apply(workspace, pump("south") + "---\n" + pump("north", "nobody"));
      assertThat(applied.accepted()).isFalse();
      assertThat(workspace.current().size()).isZero();
      assertThat(workspace.history(DocumentId.of("Pump", "south"))).isEmpty();
      assertThat(open(database).revision()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void aFailureInTheDatabaseLeavesNothingBehind(Fresh fresh) {
    try (Database database = fresh.open()) {
      Workspace workspace = open(database);
      apply(workspace, pump("south"));
      // Stands in the way of version 1 of 'north', so the second insert of the apply fails.
      database
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "INSERT INTO document_version SELECT kind, 'north', 1, revision, at_millis,"
                          + " author, change_note, 1, '', file, line FROM document_version"));
      assertThatThrownBy(() -> apply(workspace, pump("east") + "---\n" + pump("north")))
          .isInstanceOf(RuntimeException.class);
      assertThat(workspace.revision()).isEqualTo(1);
      assertThat(workspace.current().find("Pump", "east")).isEmpty();
      Workspace again = open(database);
      assertThat(again.revision()).isEqualTo(1);
      assertThat(again.current().all()).extracting(Document::name).containsExactly("south");
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void whatHasNotChangedMakesNoVersion(Fresh fresh) {
    try (Database database = fresh.open()) {
      Workspace workspace = open(database);
      apply(workspace, pump("south"));
      Applied applied = apply(workspace, pump("south") + "---\n" + pump("north"));
      assertThat(applied.changes())
          .containsExactly(
              new Applied.Change(NORTH, Action.CREATED, 1),
              new Applied.Change(DocumentId.of("Pump", "south"), Action.UNCHANGED, 1));
      assertThat(apply(workspace, pump("south")).revision()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void aDryRunOnlySaysWhatWouldHappen(Fresh fresh) {
    try (Database database = fresh.open()) {
      Workspace workspace = open(database);
      Applied applied =
          workspace.apply(List.of(text("a", pump("north"))), "ayu", "", List.of(), true);
      assertThat(applied.accepted()).isTrue();
      assertThat(applied.changes())
          .extracting(Applied.Change::action)
          .containsExactly(Action.CREATED);
      assertThat(workspace.current().size()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void deletingWhatOthersReferToIsRefusedWithTheList(Fresh fresh) {
    try (Database database = fresh.open()) {
      Workspace workspace = open(database);
      apply(
          workspace,
          pump("north") + "---\n" + pump("east", "north") + "---\n" + pump("west", "north"));
      Applied refused = workspace.delete(List.of(NORTH), "ayu", "");
      assertThat(refused.accepted()).isFalse();
      assertThat(refused.problems().getFirst().message())
          .isEqualTo("Pump/north can't be deleted: Pump/east, Pump/west refer to it");
      assertThat(
              workspace
                  .delete(
                      List.of(NORTH, DocumentId.of("Pump", "east"), DocumentId.of("Pump", "west")),
                      "ayu",
                      "")
                  .accepted())
          .isTrue();
      assertThat(workspace.current().size()).isZero();
      assertThat(workspace.history(NORTH))
          .extracting(DocumentVersion::deleted)
          .containsExactly(true, false);
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void deletingWhatIsNotThereGuessesWhatWasMeant(Fresh fresh) {
    try (Database database = fresh.open()) {
      Workspace workspace = open(database);
      apply(workspace, pump("north"));
      Applied refused = workspace.delete(List.of(DocumentId.of("Pump", "nroth")), "ayu", "");
      assertThat(refused.problems().getFirst().remedy()).startsWith("Did you mean 'north'?");
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void rollbackBringsAnOldTextBackAsANewVersion(Fresh fresh) {
    try (Database database = fresh.open()) {
      Workspace workspace = open(database);
      apply(workspace, pump("north"));
      apply(workspace, pump("north") + "# changed\n");
      workspace.delete(List.of(NORTH), "ayu", "");
      Applied applied = workspace.rollback(NORTH, 1, "budi");
      assertThat(applied.changes()).containsExactly(new Applied.Change(NORTH, Action.CREATED, 4));
      assertThat(workspace.current().find(NORTH).orElseThrow().text()).isEqualTo(pump("north"));
      assertThat(workspace.rollback(NORTH, 3, "budi").problems().getFirst().rule())
          .isEqualTo("version-deleted");
      assertThat(workspace.rollback(NORTH, 9, "budi").problems().getFirst().rule())
          .isEqualTo("version-missing");
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void listenersAreToldAfterItIsStored(Fresh fresh) {
    try (Database database = fresh.open()) {
      Workspace workspace = open(database);
      List<Long> stored = new ArrayList<>();
      workspace.subscribe(
          _ -> {
            throw new IllegalStateException("one that fails");
          });
      workspace.subscribe(_ -> stored.add(open(database).revision()));
      apply(workspace, pump("north"));
      apply(workspace, pump("north", "nobody"));
      apply(workspace, pump("south"));
      assertThat(stored).containsExactly(1L, 2L);
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void processesOnOneDatabaseSeeEachOthersDocuments(Fresh fresh) {
    try (Database database = fresh.open()) {
      Workspace one = open(database);
      Workspace two = open(database);
      apply(one, pump("north"));
      assertThat(apply(two, pump("south", "north")).accepted()).isTrue();
      assertThat(one.refresh()).isTrue();
      assertThat(one.refresh()).isFalse();
      assertThat(one.current().size()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void concurrentAppliesLoseNothing(Fresh fresh) throws Exception {
    try (Database database = fresh.open();
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Applied>> tasks = new ArrayList<>();
      for (int process = 0; process < 4; process++) {
        Workspace workspace = open(database);
        for (int i = 0; i < 5; i++) {
          String name = "p" + process + "-" + i;
          tasks.add(
              () -> apply(workspace, pump(name) + "---\n" + pump("shared") + "# " + name + "\n"));
        }
      }
      for (Future<Applied> done : threads.invokeAll(tasks)) {
        assertThat(done.get().accepted()).isTrue();
      }
      Workspace again = open(database);
      assertThat(again.revision()).isEqualTo(20);
      assertThat(again.current().size()).isEqualTo(21);
      assertThat(again.history(DocumentId.of("Pump", "shared"))).hasSize(20);
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void aDocumentThatNoLongerPassesStaysAsAProblemWithWhatNeedsIt(Fresh fresh) {
    try (Database database = fresh.open()) {
      String good = pump("good") + "  mode: fast\n";
      String needs = pump("needs", "north") + "  mode: fast\n";
      apply(open(database), String.join("---\n", pump("north"), good, needs));

      Workspace upgraded = new Workspace(database, SampleKind.strictChecker(), clock);
      assertThat(upgraded.current().all()).extracting(Document::name).containsExactly("good");
      assertThat(upgraded.problems())
          .extracting(Problem::rule)
          .containsExactlyInAnyOrder("pump", "reference-missing");

      apply(upgraded, pump("north") + "  mode: slow\n");
      assertThat(upgraded.problems()).isEmpty();
      assertThat(upgraded.current().size()).isEqualTo(3);
    }
  }

  private Workspace open(Database database) {
    return new Workspace(database, SampleKind.checker(), clock);
  }

  private static Applied apply(Workspace workspace, String text) {
    return workspace.apply(List.of(text("a.yaml", text)), "ayu", "why", List.of(), false);
  }
}
