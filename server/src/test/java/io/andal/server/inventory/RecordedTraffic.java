package io.andal.server.inventory;

import io.andal.traffic.KnownApi;
import io.andal.traffic.SeenApi;
import io.andal.traffic.SeenConsumer;
import io.andal.traffic.SeenOperation;
import io.andal.traffic.SeenOperation.Undocumented;
import io.andal.traffic.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was seen at the pump company. */
public final class RecordedTraffic implements Traffic {
  private static final Instant NOW = RecordedApi.NOW;
  private static final String PROPOSED =
      """
      openapi: 3.1.0
      info:
        title: maintenance-planner
        version: 0.0.1
      paths:
        /plans:
          get:
            responses:
              "200": {description: Seen 31004 times}
        /plans/{plan}:
          get:
            responses:
              "200": {description: Seen 10204 times}
      """;

  private final List<SeenApi> seen =
      List.of(
          api(
              "pump-telemetry",
              true,
              9_204_118,
              2,
              operation("POST", "/measurements", true, 9_204_118, 1_204)),
          api(
              "pump-commands",
              true,
              412_006,
              5,
              operation(
                  "GET",
                  "/pumps",
                  true,
                  301_222,
                  12,
                  new Undocumented("query parameter", "verbose", 4_019, NOW.minusSeconds(90))),
              operation("GET", "/pumps/{id}", true, 80_109, 4),
              operation("POST", "/pumps/{id}/start", true, 30_579, 61),
              operation("POST", "/pumps/{id}/calibrate", false, 96, 0)),
          api(
              "alarms",
              true,
              20_400,
              3,
              operation(
                  "POST",
                  "/alarms",
                  true,
                  20_339,
                  9,
                  new Undocumented("status", "409", 212, NOW.minusSeconds(600))),
              operation("GET", "/alarms/export", false, 61, 0)),
          api(
              "maintenance-planner",
              false,
              41_208,
              120,
              operation("GET", "/plans", false, 31_004, 3),
              operation("GET", "/plans/{plan}", false, 10_204, 1)),
          api(
              "pump-commands-v1",
              true,
              1_904,
              400,
              operation("POST", "/pump/{n}/on", true, 1_904, 30)),
          api(
              "hostile",
              true,
              12,
              60,
              operation("GET", "/" + RecordedApis.HOSTILE.substring(0, 600), false, 12, 1)));

  private static SeenApi api(
      String id, boolean known, long requests, long secondsAgo, SeenOperation... operations) {
    List<String> keys = List.of(operations).stream().map(SeenOperation::key).toList();
    return new SeenApi(
        id,
        known ? Optional.of(id) : Optional.empty(),
        List.of("api.pumps.example"),
        List.of("gateway"),
        NOW.minus(Duration.ofDays(14)),
        NOW.minusSeconds(secondsAgo),
        requests,
        List.of(operations),
        List.of(
            consumer("pump-panel", "3.1", requests / 2, 40, keys),
            consumer("fieldtool", "2.0", requests / 3, 3_000, keys.subList(0, 1)),
            consumer(
                id.equals("hostile") ? RecordedApis.HOSTILE.substring(0, 300) : "curl",
                "",
                requests / 50,
                90_000,
                keys.subList(0, 1))));
  }

  private static SeenConsumer consumer(
      String client, String version, long requests, long secondsAgo, List<String> keys) {
    return new SeenConsumer(
        client,
        version,
        NOW.minus(Duration.ofDays(12)),
        NOW.minusSeconds(secondsAgo),
        requests,
        keys);
  }

  private static SeenOperation operation(
      String verb,
      String template,
      boolean documented,
      long requests,
      long failures,
      Undocumented... undocumented) {
    return new SeenOperation(
        verb,
        template,
        documented,
        NOW.minus(Duration.ofDays(14)),
        NOW.minusSeconds(30),
        requests,
        failures,
        failures == 0
            ? Map.of("200", requests)
            : Map.of("200", requests - failures, "503", failures),
        Map.of("site", "text"),
        List.of(),
        List.of("application/json"),
        List.of(undocumented));
  }

  @Override
  public void know(Collection<KnownApi> apis) {}

  @Override
  public List<SeenApi> seen() {
    return seen;
  }

  @Override
  public Optional<SeenApi> seen(String id) {
    return seen.stream().filter(api -> api.id().equals(id)).findFirst();
  }

  @Override
  public Optional<String> proposedDescription(String id) {
    return seen(id).map(_ -> PROPOSED.replace("maintenance-planner", id));
  }
}
