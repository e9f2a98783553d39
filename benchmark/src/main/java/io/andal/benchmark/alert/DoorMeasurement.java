package io.andal.benchmark.alert;

import io.andal.benchmark.server.Folders;
import io.andal.server.AndalServer;
import io.andal.server.security.Scope;
import io.andal.server.security.Tokens;
import io.andal.testing.RealAlertmanager;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;

/**
 * Alerts through {@code POST /api/v2/alerts} of a whole server, each request answered when its
 * alerts are stored (SQLite, synced): new ones, and the same again, as a Prometheus sends them. A
 * real Alertmanager, which keeps them in memory only, gets the same in the same run.
 */
final class DoorMeasurement {
  private static final int ALERTS = 60_000;
  private static final int CLIENTS = 8;

  private static final String CONFIGURATION =
      """
      route: {receiver: nobody, group_by: [alertname], group_wait: 5m}
      receivers: [{name: nobody}]
      """;

  private DoorMeasurement() {}

  static void run() throws IOException, InterruptedException {
    System.out.printf(
        Locale.ROOT,
        "alerts: %,d alerts through POST /api/v2/alerts, %d clients on the same machine%n",
        ALERTS,
        CLIENTS);
    double[] theirs = new double[0];
    if (RealAlertmanager.isInstalled()) {
      try (RealAlertmanager alertmanager = RealAlertmanager.start(CONFIGURATION)) {
        theirs =
            measure(
                "Alertmanager",
                new PostedAlerts(alertmanager.url().resolve("/api/v2/alerts"), "", CLIENTS));
      }
    } else {
      System.out.println("  Alertmanager is not installed: nothing to compare with");
    }
    Path data = Files.createTempDirectory("andal-benchmark");
    try (AndalServer server = AndalServer.start(Rig.options(data), Rig.SILENT)) {
      String token =
          new Tokens(server.runtime().database(), Clock.systemUTC())
              .create("benchmark", EnumSet.of(Scope.INGEST), Optional.empty(), "benchmark")
              .secret();
      URI door = URI.create(server.url() + "/api/v2/alerts");
      double[] ours = measure("Andal", new PostedAlerts(door, token, CLIENTS));
      for (int i = 0; i < theirs.length; i++) {
        System.out.printf(
            Locale.ROOT, "  %-36s %.2f of Alertmanager%n", WHAT[i], ours[i] / theirs[i]);
      }
      System.out.printf(
          Locale.ROOT, "  %,d alerts are kept%n", server.runtime().groups().standings().size());
    } finally {
      Folders.delete(data);
    }
  }

  private static final String[] WHAT = {
    "new, 64 a request", "again, 64 a request", "new, 1000 a request", "again, 1000 a request"
  };

  private static double[] measure(String who, PostedAlerts door) throws InterruptedException {
    door.send(0, ALERTS, 64);
    double[] perSecond = {
      ALERTS / door.send(1, ALERTS, 64),
      ALERTS / door.send(1, ALERTS, 64),
      ALERTS / door.send(2, ALERTS, 1000),
      ALERTS / door.send(2, ALERTS, 1000)
    };
    for (int i = 0; i < perSecond.length; i++) {
      System.out.printf(Locale.ROOT, "  %-12s %-23s %,8.0f alerts/s%n", who, WHAT[i], perSecond[i]);
    }
    return perSecond;
  }
}
