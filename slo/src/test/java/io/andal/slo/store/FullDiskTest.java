package io.andal.slo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.database.Database;
import io.andal.signal.MinuteRange;
import io.andal.slo.Budget;
import io.andal.slo.RuleVerdict;
import io.andal.slo.SloDefinition;
import io.andal.slo.SloService;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class FullDiskTest {
  private static final SloDefinition SLO = Recordings.SLOS.getFirst();
  private static final int CONNECTIONS = 8;
  private static final int UNLIMITED = 1_000_000_000;

  private final MutableClock clock = new MutableClock(Recordings.START);

  private SloService service(Database database) {
    SloService service = new SloService(database, clock);
    service.define(Recordings.SLOS);
    return service;
  }

  /** SQLite's own way to run out of space; each connection of the pool has its own limit. */
  private static void limitPages(Database database, int pages) {
    List<Handle> handles = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      handles.add(database.jdbi().open());
    }
    handles.forEach(handle -> handle.execute("PRAGMA max_page_count = " + pages));
    handles.forEach(Handle::close);
  }

  private static int pages(Database database) {
    return database
        .jdbi()
        .withHandle(handle -> handle.createQuery("PRAGMA page_count").mapTo(Integer.class).one());
  }

  private void recordAndTick(SloService service, int number) {
    service.record(Recordings.recording(number));
    clock.set(Recordings.START.plus(Duration.ofMinutes(number + 1L)));
    service.tick(_ -> Recordings.MINUTE + number + 1);
  }

  @Test
  void aFullDiskRefusesARecordingAsAWholeAndRoomMakesItWorkAgain() {
    try (Database database = TestDatabases.sqlite()) {
      SloService service = service(database);
      limitPages(database, pages(database) + 30);
      int[] stored = {0};
      assertThatThrownBy(
              () -> {
                while (stored[0] < 10_000) {
                  recordAndTick(service, stored[0]);
                  stored[0]++;
                }
              })
          .isInstanceOf(SliceStoreException.class)
          .hasMessageContaining("can't be stored")
          .hasMessageContaining("SQLITE_FULL");
      assertKnown(service, stored[0]);
      Budget budget = service.budget(SLO.name()).orElseThrow();

      limitPages(database, UNLIMITED);
      SloService restarted = service(database);
      assertKnown(restarted, stored[0]);
      assertThat(restarted.budget(SLO.name())).contains(budget);

      for (int number = stored[0]; number < stored[0] + 100; number++) {
        recordAndTick(service, number);
      }
      assertKnown(service, stored[0] + 100);
      assertKnown(service(database), stored[0] + 100);
    }
  }

  private static void assertKnown(SloService service, int recordings) {
    MinuteRange all =
        new MinuteRange(Recordings.MINUTE - 50_000, Recordings.MINUTE + recordings + 1);
    for (SloDefinition slo : Recordings.SLOS) {
      assertThat(service.slices(slo.name(), all))
          .isEqualTo(Recordings.after(recordings, slo.series()));
    }
  }

  @Test
  void verdictsAreSaidAlsoWhenTheStoreCantBeTidiedUpAndThatIsMadeUpForLater() {
    try (Database database = TestDatabases.sqlite()) {
      SloService service = service(database);
      execute(
          database,
          "CREATE TRIGGER refuse BEFORE DELETE ON slice_journal"
              + " BEGIN SELECT RAISE(ABORT, 'not now'); END");
      for (int number = 0; number < 70; number++) {
        service.record(Recordings.recording(number));
      }
      clock.set(Recordings.START.plus(Duration.ofMinutes(70)));

      assertThat(service.tick(_ -> Recordings.MINUTE + 70))
          .extracting(RuleVerdict::slo)
          .contains("checkout", "search");
      assertThat(journal(database)).isEqualTo(70);
      assertKnown(service(database), 70);

      execute(database, "DROP TRIGGER refuse");
      service.tick(_ -> Recordings.MINUTE + 70);
      assertThat(journal(database)).isZero();
      assertKnown(service(database), 70);
    }
  }

  private static void execute(Database database, String sql) {
    database.jdbi().useHandle(handle -> handle.execute(sql));
  }

  private static int journal(Database database) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT COUNT(*) FROM slice_journal")
                    .mapTo(Integer.class)
                    .one());
  }
}
