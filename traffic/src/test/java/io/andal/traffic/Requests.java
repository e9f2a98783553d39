package io.andal.traffic;

import java.time.Instant;

/** Requests for tests. */
public final class Requests {
  public static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  private Requests() {}

  /** A successful GET of the API pumps.example, seen by the source log. */
  public static Exchange get(String path) {
    return request("GET", path, 200, 20);
  }

  public static Exchange request(String verb, String path, int status, long millis) {
    return at(NOW, verb, path, status, millis);
  }

  public static Exchange at(Instant time, String verb, String path, int status, long millis) {
    int question = path.indexOf('?');
    return new Exchange(
        time.toEpochMilli(),
        "log",
        "",
        "pumps.example",
        verb,
        question < 0 ? path : path.substring(0, question),
        false,
        question < 0 ? "" : path.substring(question + 1),
        status,
        millis < 0 ? -1 : millis * 1000,
        verb.equals("GET") ? "" : "application/json",
        "application/json",
        "pump-gateway",
        "1.4");
  }
}
