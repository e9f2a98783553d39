package io.andal.alert.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.channel.Handover;
import io.andal.database.Database;
import io.andal.database.DatabaseConfig;
import io.andal.testing.MutableClock;
import io.andal.testing.Wait;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand alerts at once, and a {@code kill -9} in the middle. */
class StormTest {
  @TempDir Path folder;

  @Test
  void whatWasStoredIsToldAlthoughTheProcessWasKilled() throws Exception {
    Path file = folder.resolve("andal.db");
    int said = StormProcess.killAfter(file, 10_000);
    assertThat(said).isGreaterThanOrEqualTo(10_000);
    MutableClock clock = new MutableClock(Instant.now().plus(Duration.ofMinutes(1)));
    List<String> told = new CopyOnWriteArrayList<>();
    try (Database database = Database.open(DatabaseConfig.file(file))) {
      long before = System.nanoTime();
      GroupService groups =
          new GroupService(database, clock, GroupServiceTest.CONTEXT, GroupServiceTest.routing());
      assertThat(groups.standings()).hasSizeGreaterThanOrEqualTo(said);
      int kept = groups.standings().size();
      try (GroupSender sender =
          new GroupSender(
              groups,
              clock,
              name ->
                  message -> {
                    told.add(message.notice().summary());
                    return Handover.DONE;
                  })) {
        sender.run();
      }
      assertThat(told).singleElement().asString().startsWith(kept + " alerts fire");
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void tenThousandInASecondAreToldWithinFive() throws Exception {
    List<Instant> told = new CopyOnWriteArrayList<>();
    try (Database database = Database.open(DatabaseConfig.file(folder.resolve("andal.db")))) {
      GroupService groups =
          new GroupService(
              database,
              Clock.systemUTC(),
              GroupServiceTest.CONTEXT,
              GroupServiceTest.quickRouting());
      try (GroupSender sender =
          new GroupSender(
              groups,
              Clock.systemUTC(),
              name ->
                  message -> {
                    told.add(Instant.now());
                    return Handover.DONE;
                  })) {
        sender.start();
        Instant start = Instant.now();
        for (int from = 0; from < 10_000; from += StormProcess.BATCH) {
          groups.receive(StormProcess.alerts(from, from + StormProcess.BATCH));
        }
        Wait.until("somebody is told", () -> !told.isEmpty());
        assertThat(Duration.between(start, told.getFirst())).isLessThan(Duration.ofSeconds(5));
        assertThat(groups.standings()).hasSize(10_000);
      }
    }
  }
}
