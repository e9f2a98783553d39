package io.andal.demo;

import java.util.List;
import java.util.Optional;

/**
 * Where one service of the company is asked over HTTP.
 *
 * @param signal what it measures of the same requests; empty if it measures nothing
 * @param perMinute requests in an average minute, where nothing is measured
 */
record Door(
    String service, String host, Optional<Signal> signal, double perMinute, List<Route> routes) {
  private static final Route.Client GATEWAY = new Route.Client("pump-gateway", "4.2.0");
  private static final Route.Client APP = new Route.Client("pump-app", "7.3.1");
  private static final Route.Client PORTAL = new Route.Client("customer-portal", "2.0.4");
  private static final Route.Client PUMP = new Route.Client("pump-firmware", "12.4");
  private static final Route.Client OLD_PUMP = new Route.Client("pump-firmware", "11.9");
  private static final Route.Client OLD_PANEL = new Route.Client("plant-panel", "1.1");

  Door {
    routes = List.copyOf(routes);
  }

  /** All of them. Nobody ever described {@code firmware}; {@code pump-control} should be gone. */
  static final List<Door> ALL =
      List.of(
          new Door(
              "telemetry",
              "telemetry.pumps.example",
              Optional.of(Signal.TELEMETRY),
              0,
              List.of(
                  route("POST", "/v3/pumps/{serial}/readings", "", 80, 202, GATEWAY),
                  route("GET", "/v3/pumps/{serial}/readings/latest", "", 15, 200, APP, PORTAL),
                  route(
                      "GET",
                      "/v3/pumps/{serial}/readings",
                      "from={day}&to={day}",
                      5,
                      200,
                      PORTAL))),
          new Door(
              "commands",
              "commands.pumps.example",
              Optional.of(Signal.COMMANDS),
              0,
              List.of(
                  route("POST", "/v2/pumps/{serial}/commands", "", 50, 202, APP),
                  route("GET", "/v2/commands/{uuid}", "", 40, 200, APP),
                  route("GET", "/v2/pumps/{serial}/commands", "limit={number}", 10, 200, PORTAL))),
          new Door(
              "identity",
              "identity.pumps.example",
              Optional.of(Signal.IDENTITY),
              0,
              List.of(
                  route("POST", "/tokens", "", 60, 201, APP, PORTAL),
                  route("GET", "/users/me", "", 30, 200, APP, PORTAL),
                  route("GET", "/users/{number}", "", 8, 200, PORTAL),
                  route("POST", "/devices/{serial}/certificates", "", 2, 201, GATEWAY))),
          new Door(
              "firmware",
              "firmware.pumps.example",
              Optional.of(Signal.FIRMWARE),
              0,
              List.of(
                  route("GET", "/pumps/{serial}/release", "", 70, 200, PUMP, OLD_PUMP),
                  route("POST", "/pumps/{serial}/updates", "", 20, 201, PUMP, OLD_PUMP),
                  route("GET", "/releases/latest", "", 10, 200, GATEWAY))),
          new Door(
              "alarms",
              "alarms.pumps.example",
              Optional.empty(),
              25,
              List.of(
                  route("GET", "/v1/alarms", "state=open", 80, 200, APP, PORTAL),
                  route("PUT", "/v1/alarms/{number}/acknowledgement", "", 20, 204, APP))),
          new Door(
              "billing",
              "billing.pumps.example",
              Optional.of(Signal.BILLING),
              0,
              List.of(
                  route("GET", "/customers/{customer}/invoices", "year=2026", 60, 200, PORTAL),
                  route("GET", "/invoices/INV-{number}", "", 40, 200, PORTAL))),
          new Door(
              "pump-control",
              "control.pumps.example",
              Optional.empty(),
              4,
              List.of(
                  route("POST", "/api/pump/{serial}/start", "", 55, 200, OLD_PANEL),
                  route("POST", "/api/pump/{serial}/stop", "", 45, 200, OLD_PANEL))));

  private static Route route(
      String method, String path, String query, int weight, int good, Route.Client... clients) {
    return new Route(method, path, query, weight, good, List.of(clients));
  }
}
