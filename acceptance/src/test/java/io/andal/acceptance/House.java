package io.andal.acceptance;

import com.icegreen.greenmail.util.GreenMail;
import io.andal.database.DatabaseConfig;
import io.andal.server.AndalRuntime;
import io.andal.server.ServerOptions;
import io.andal.testing.MutableClock;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The workspace that these tests serve, and the modules composed around a clock they move. */
final class House {
  private House() {}

  /** All modules of a server, without its doors and without its threads. */
  static AndalRuntime open(Path folder, MutableClock clock) {
    AndalRuntime runtime =
        AndalRuntime.open(
            new ServerOptions(
                Optional.of(folder.resolve("workspace")),
                folder.resolve("data"),
                DatabaseConfig.file(folder.resolve("data").resolve("andal.db")),
                "127.0.0.1",
                0,
                Optional.empty(),
                Optional.of("https://andal.pumps.example")),
            clock);
    runtime.load();
    return runtime;
  }

  /** The finished jar on this workspace, in a process that can be killed. */
  static AndalProcess serve(Path folder) {
    return AndalProcess.up(folder.resolve("workspace"), folder.resolve("data"), Map.of());
  }

  /** Everything that is due at the clock's time: readings, budgets, alerts, mail. */
  static void step(AndalRuntime runtime) {
    try {
      runtime.collector().runDue();
      runtime.beat();
      runtime.outbox().runDue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Writes a workspace: one Prometheus, one SLO counted exactly, its owner, and a mail server. */
  static void write(Path folder, URI prometheus, int smtpPort) {
    AndalProcess.write(
        folder.resolve("workspace").resolve("pumps.yaml"),
        """
        apiVersion: openslo/v1
        kind: DataSource
        metadata: {name: plant}
        spec:
          type: Prometheus
          connectionDetails: {url: "%s", delay: 20s}
        ---
        apiVersion: backstage.io/v1alpha1
        kind: Group
        metadata: {name: controls}
        spec:
          type: team
          children: []
          profile: {displayName: Controls, email: controls@pumps.example}
        ---
        apiVersion: andal.io/v1
        kind: Channel
        metadata: {name: mail}
        spec: {type: Email, host: 127.0.0.1, port: %d, security: none, from: andal@pumps.example}
        ---
        apiVersion: openslo/v1
        kind: Service
        metadata:
          name: pumps
          annotations: {andal.io/owner: "group:controls"}
        spec: {}
        ---
        apiVersion: openslo/v1
        kind: AlertNotificationTarget
        metadata: {name: controls-mail}
        spec: {target: "mailto:controls@pumps.example"}
        ---
        apiVersion: openslo/v1
        kind: SLO
        metadata: {name: availability, displayName: Pumps answer}
        spec:
          service: pumps
          budgetingMethod: Occurrences
          timeWindow: [{duration: 30d, isRolling: true}]
          indicator:
            metadata: {name: requests}
            spec:
              ratioMetric:
                counter: true
                bad:
                  metricSource:
                    metricSourceRef: plant
                    spec: {query: 'http_requests_total{job="pumps",code="503"}'}
                total:
                  metricSource:
                    metricSourceRef: plant
                    spec: {query: 'http_requests_total{job="pumps"}'}
          objectives: [{target: 0.999}]
        """
            .formatted(prometheus, smtpPort));
  }

  static int smtpPort(GreenMail mail) {
    return mail.getSmtp().getPort();
  }
}
