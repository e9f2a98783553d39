package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.ApiException;
import io.andal.cli.client.Request;
import io.andal.cli.report.Json;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the demo's company deployed: noted over REST, once, however often the demo is started. */
final class DemoTimeline {
  /** One of them is what the trouble of {@code commands} began with. */
  private static final List<Deployment> DEPLOYMENTS =
      List.of(
          new Deployment("identity", "v5.9.0", Duration.ofDays(9)),
          new Deployment("telemetry", "v3.2.1", Duration.ofDays(3)),
          new Deployment("commands", "v2.30.4", Duration.ofDays(2)),
          new Deployment("commands", "v2.31.0", Duration.ofMinutes(92)));

  private DemoTimeline() {}

  /**
   * Notes all deployments; the demo goes on without them if the server wants none.
   *
   * @param now when the story goes live
   */
  static void tell(Api api, Instant now, PrintStream out) throws InterruptedException {
    try {
      for (Deployment deployment : DEPLOYMENTS) {
        api.send(Request.post("annotations").json(Json.compact(deployment.body(now))));
      }
    } catch (ApiException e) {
      out.println("Demo: its deployments are not on the line of time: " + e.getMessage());
    }
  }

  /**
   * One deployment.
   *
   * @param ago how long before the story goes live
   */
  private record Deployment(String service, String version, Duration ago) {
    Map<String, Object> body(Instant now) {
      String title = service + " " + version;
      return Map.of(
          "category",
          "deployment",
          "service",
          service,
          "title",
          title,
          "labels",
          Map.of("version", version),
          "at",
          now.minus(ago).toString(),
          "key",
          "demo " + title);
    }
  }
}
