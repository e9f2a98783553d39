package io.andal.slo.store;

import io.andal.database.Database;
import io.andal.database.DatabaseConfig;
import io.andal.slo.SloService;
import io.andal.testing.MutableClock;
import java.nio.file.Path;
import java.time.Duration;

/** A process that records until it is killed, and says after each recording that it is stored. */
final class RecordingProcess {
  private RecordingProcess() {}

  /** The database's file, and the number of the first recording. */
  public static void main(String[] arguments) {
    int first = Integer.parseInt(arguments[1]);
    MutableClock clock = new MutableClock(Recordings.START.plus(Duration.ofMinutes(first)));
    try (Database database = Database.open(DatabaseConfig.file(Path.of(arguments[0])))) {
      SloService service = new SloService(database, clock);
      service.define(Recordings.SLOS);
      for (int number = first; true; number++) {
        service.record(Recordings.recording(number));
        System.out.println(number);
        clock.advance(Duration.ofMinutes(1));
        long now = Recordings.MINUTE + number + 1;
        service.tick(_ -> now);
      }
    }
  }
}
