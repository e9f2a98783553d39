package io.andal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir Path folder;

  @Test
  void sqliteKeepsWhatWasWrittenAndMigratesTwiceWithoutHarm() {
    DatabaseConfig config = DatabaseConfig.file(folder.resolve("andal.db"));
    try (Database database = Database.open(config)) {
      writesAndReads(database);
    }
    try (Database database = Database.open(config)) {
      database.migrate("sample");
      assertThat(names(database)).containsExactly("pump");
    }
  }

  @Test
  void theFileIsItsOwnersAlone() throws Exception {
    Path file = folder.resolve("andal.db");
    try (Database database = Database.open(DatabaseConfig.file(file))) {
      writesAndReads(database);
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aBusyWriterLetsOthersWriteInTurn() throws InterruptedException {
    try (Database database = Database.open(DatabaseConfig.file(folder.resolve("andal.db")))) {
      database.migrate("sample");
      AtomicBoolean ended = new AtomicBoolean();
      AtomicInteger busy = new AtomicInteger();
      Thread writer =
          Thread.startVirtualThread(
              () -> {
                while (!ended.get()) {
                  write(database, "busy");
                  busy.incrementAndGet();
                }
              });
      while (busy.get() < 10) {
        Thread.onSpinWait();
      }
      int before = busy.get();
      for (int i = 0; i < 20; i++) {
        write(database, "other");
      }
      int meanwhile = busy.get() - before;
      ended.set(true);
      writer.join();
      assertThat(meanwhile).isLessThan(100);
    }
  }

  @Test
  void whatFailedLeavesTheTurnToOthers() {
    try (Database database = Database.open(DatabaseConfig.file(folder.resolve("andal.db")))) {
      database.migrate("sample");
      assertThatThrownBy(
              () -> database.jdbi().useTransaction(handle -> handle.execute("INSERT INTO nowhere")))
          .hasMessageContaining("incomplete input");
      try (Handle left = database.jdbi().open()) {
        left.begin();
        left.execute("DELETE FROM sample");
        left.rollback();
      }
      write(database, "after");
      database.migrate("sample");
      assertThat(names(database)).containsExactly("after");
    }
  }

  private static void write(Database database, String name) {
    database
        .jdbi()
        .useTransaction(
            handle ->
                handle.execute(
                    "INSERT INTO sample (name, body, weight) VALUES (?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                    name,
                    new byte[] {1},
                    1.0));
  }

  @Test
  void postgresqlSpeaksTheSameScripts() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        Database database =
            Database.open(
                new DatabaseConfig(server.getJdbcUrl("postgres", "postgres"), "postgres", null))) {
      writesAndReads(database);
    }
  }

  @Test
  void anotherKindOfDatabaseIsRefusedWithTheKindsThatExist() {
    assertThatThrownBy(() -> Database.open(new DatabaseConfig("jdbc:h2:mem:x", null, null)))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("jdbc:sqlite:")
        .hasMessageContaining("jdbc:postgresql:");
  }

  @Test
  void aPasswordInTheUrlIsNotPrinted() {
    assertThat(new DatabaseConfig("jdbc:postgresql://db/andal?password=geheim", "u", "p"))
        .asString()
        .doesNotContain("geheim");
  }

  private static void writesAndReads(Database database) {
    database.migrate("sample");
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO sample (name, body, weight) VALUES (?, ?, ?)",
                    "pump",
                    new byte[] {1, 2},
                    0.5));
    assertThat(names(database)).containsExactly("pump");
  }

  private static java.util.List<String> names(Database database) {
    return database
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("SELECT name FROM sample").mapTo(String.class).list());
  }
}
