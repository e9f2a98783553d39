package io.andal.alert.kill;

import io.andal.alert.AlertService;
import io.andal.alert.Outbox;
import io.andal.alert.Pace;
import io.andal.alert.Pump;
import io.andal.alert.TrackedChannels;
import io.andal.channel.Background;
import io.andal.channel.Channel;
import io.andal.channel.Channels;
import io.andal.channel.Handover;
import io.andal.database.Database;
import io.andal.database.DatabaseConfig;
import io.andal.slo.RuleVerdict;
import io.andal.slo.RuleVerdict.Verdict;
import io.andal.workspace.Documents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A process that tells of one alert over channels of all types at the same time, and says on its
 * standard output how far it is, until it is killed.
 */
final class MortalProcess {
  private MortalProcess() {}

  /**
   * Arguments: the SQLite file, the file of channels, the SLO that burns, and {@code sent} if what
   * a channel took is never to be noted.
   */
  public static void main(String[] arguments) throws Exception {
    Clock clock = Clock.fixed(Pump.NOON, ZoneOffset.UTC);
    List<Wired> channels = Wired.read(Files.readString(Path.of(arguments[1])));
    Documents documents = Wired.documents(channels);
    boolean stops = arguments[3].equals("sent");
    try (Database database = Database.open(DatabaseConfig.file(Path.of(arguments[0])));
        TrackedChannels tracked =
            TrackedChannels.open(
                database, clock, () -> documents, _ -> {}, Background.NONE, new Pace());
        Outbox outbox = new Outbox(database, clock, telling(tracked, stops))) {
      new AlertService(database, clock, Wired.pump(arguments[2], channels))
          .accept(List.of(verdict(arguments[2], Verdict.HOLDS, 0)));
      outbox.runDue();
      say("noted");
      // Whoever kills it needs a moment.
      Thread.sleep(60_000);
    }
  }

  private static Channels telling(TrackedChannels tracked, boolean stops) {
    return name -> {
      Channel channel = tracked.open(name);
      return message -> {
        Handover handover = channel.send(message);
        say("sent " + name);
        if (stops) {
          Thread.sleep(60_000);
        }
        return handover;
      };
    };
  }

  private static synchronized void say(String word) {
    System.out.println(word);
    System.out.flush();
  }

  static RuleVerdict verdict(String slo, Verdict verdict, long minute) {
    return new RuleVerdict(slo, Pump.page(), Pump.MINUTE + minute, verdict);
  }

  static Process start(Path database, Path channels, String slo, String stops) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            // What it unpacks would stay behind.
            "-Djava.io.tmpdir=" + database.getParent(),
            "-cp",
            System.getProperty("java.class.path"),
            MortalProcess.class.getName(),
            database.toString(),
            channels.toString(),
            slo,
            stops)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
