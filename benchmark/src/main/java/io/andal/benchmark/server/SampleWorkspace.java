package io.andal.benchmark.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder as a company with many services has it: one file per service, five SLOs in each. */
final class SampleWorkspace {
  private static final int SLOS_PER_SERVICE = 5;
  private static final int TEAMS = 40;

  private SampleWorkspace() {}

  /** Nothing listens at the source's address: what is measured is the server, not a Prometheus. */
  static void write(Path folder, int slos) throws IOException {
    Files.createDirectories(folder.resolve("services"));
    StringBuilder common =
        new StringBuilder(
            """
            apiVersion: openslo/v1
            kind: DataSource
            metadata:
              name: metrics
            spec:
              type: Prometheus
              connectionDetails:
                url: http://127.0.0.1:9
            """);
    for (int team = 0; team < TEAMS; team++) {
      common.append(
          """
          ---
          apiVersion: backstage.io/v1alpha1
          kind: Group
          metadata:
            name: team-%1$d
          spec:
            type: team
            profile:
              displayName: Team %1$d
              email: team-%1$d@pumps.example
            children: []
          """
              .formatted(team));
    }
    Files.writeString(folder.resolve("common.yaml"), common);
    for (int first = 0; first < slos; first += SLOS_PER_SERVICE) {
      int service = first / SLOS_PER_SERVICE;
      StringBuilder text = new StringBuilder(service(service));
      for (int i = first; i < Math.min(slos, first + SLOS_PER_SERVICE); i++) {
        text.append("---\n").append(slo(i, service));
      }
      Files.writeString(folder.resolve("services/service-" + service + ".yaml"), text);
    }
  }

  private static String service(int number) {
    return """
    apiVersion: openslo/v1
    kind: Service
    metadata:
      name: service-%1$d
      displayName: Service %1$d
      annotations:
        andal.io/owner: group:team-%2$d
    spec:
      description: What the pumps of plant %1$d tell.
    """
        .formatted(number, number % TEAMS);
  }

  private static String slo(int number, int service) {
    return """
    apiVersion: openslo/v1
    kind: SLO
    metadata:
      name: slo-%1$d
      displayName: Promise %1$d of service %2$d
      labels:
        tier: tier-%3$d
    spec:
      description: Requests that don't end with a server error.
      service: service-%2$d
      indicator:
        metadata:
          name: slo-%1$d
        spec:
          ratioMetric:
            counter: true
            bad:
              metricSource:
                metricSourceRef: metrics
                spec:
                  query: http_requests_total{slo="slo-%1$d",code=~"5.."}
            total:
              metricSource:
                metricSourceRef: metrics
                spec:
                  query: http_requests_total{slo="slo-%1$d"}
      timeWindow:
        - duration: 30d
          isRolling: true
      budgetingMethod: Occurrences
      objectives:
        - displayName: Answered
          target: 0.999
    """
        .formatted(number, service, number % 3);
  }
}
