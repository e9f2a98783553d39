package io.andal.alert;

import io.andal.channel.Handover;
import io.andal.channel.email.EmailChannel;
import io.andal.channel.email.EmailSettings;
import io.andal.database.Database;
import io.andal.database.DatabaseConfig;
import io.andal.slo.RuleVerdict.Verdict;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

/** A process that starts an alert and dies as by {@code kill -9}, before or after the mail left. */
final class DyingProcess {
  static final int KILLED = 137;

  private DyingProcess() {}

  /** Arguments: the SQLite file, the port of the mail server, {@code before} or {@code after}. */
  public static void main(String[] arguments) throws InterruptedException {
    Clock clock = Clock.fixed(Pump.NOON, ZoneOffset.UTC);
    Pump pump = new Pump();
    EmailSettings settings =
        EmailSettings.of(Mail.channel("ops-mail", Integer.parseInt(arguments[1])));
    try (Database database = Database.open(DatabaseConfig.file(Path.of(arguments[0])));
        Outbox outbox =
            new Outbox(
                database,
                clock,
                name ->
                    message -> {
                      if (arguments[2].equals("after")) {
                        new EmailChannel(settings, clock).send(message);
                      }
                      Runtime.getRuntime().halt(KILLED);
                      return Handover.DONE;
                    })) {
      new AlertService(database, clock, pump).accept(List.of(pump.says(Verdict.HOLDS, 0)));
      outbox.runDue();
    }
  }

  /** Runs it until it is dead. */
  static int run(Path file, int port, String when) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                // What it unpacks would stay behind.
                "-Djava.io.tmpdir=" + file.getParent(),
                "-cp",
                System.getProperty("java.class.path"),
                DyingProcess.class.getName(),
                file.toString(),
                Integer.toString(port),
                when)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor();
  }
}
