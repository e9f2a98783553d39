package io.andal.server.inventory;

import io.andal.inventory.ApiFinding;
import io.andal.inventory.Lifecycle;
import io.andal.inventory.Wording;
import io.andal.specification.Format;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The pump company's APIs: most are well kept, some are what inventories are made for. */
final class RecordedApis {
  /** Ten thousand letters, right to left, and what would be a script if anybody believed it. */
  static final String HOSTILE =
      "\u202e<script>alert(1)</script><img src=x onerror=alert(1)> \u0634\u0631\u0643\u0629 "
          + "Pumpenüberwachungsdatenschnittstelle".repeat(280);

  private final List<RecordedApi> all = new ArrayList<>();
  private final List<ApiFinding> findings = new ArrayList<>();

  RecordedApis() {
    wellKept();
    troubled();
    find();
  }

  private RecordedApi add(String id, String title) {
    RecordedApi api = new RecordedApi(id, title);
    all.add(api);
    return api;
  }

  private void wellKept() {
    add("pump-telemetry", "Pump telemetry")
        .described(Format.OPENAPI, "What pumps measured, by minute.", 14, "telemetry", "devices")
        .ownedBy("platform", "Platform", "backstage", "catalog-info.yaml of telemetry, line 9")
        .ofTier("1")
        .promisedBy("telemetry")
        .at("repositories", "Git", "telemetry/openapi.yaml", "first seen here")
        .at(
            "gateway",
            "TrafficSource",
            "telemetry",
            "same server https://api.pumps.example/telemetry/v3")
        .runs("3.4.0", "production", "https://api.pumps.example/telemetry/v3")
        .version("3.4.0", 9, "ayu", 0, 1, 4)
        .version("3.3.1", 80, "budi", 0, 0, 1)
        .changed(9);
    add("pump-commands", "Pump commands")
        .described(
            Format.OPENAPI,
            "Starts, stops and sets pumps.\nA command is accepted within 300 ms or refused.",
            9,
            "devices",
            "control")
        .ownedBy(
            "controls", "Controls", "codeowners", "CODEOWNERS line 12 of github.example/acme/pumps")
        .ofTier("1")
        .promisedBy("commands")
        .at("repositories", "Git", "commands/v2.yaml", "first seen here")
        .at("hub", "SwaggerHub", "acme/pump-commands", "same title and 9 of 9 operations")
        .at(
            "gateway",
            "TrafficSource",
            "commands",
            "same server https://api.pumps.example/commands/v2")
        .runs("2.1.0", "production", "https://api.pumps.example/commands/v2")
        .runs("2.2.0-rc1", "test", "https://test.pumps.example/commands/v2")
        .version("2.1.0", 2, "ayu", 2, 1, 3)
        .version("2.0.0", 120, "ayu", 5, 2, 8)
        .version("1.9.0", 300, "budi", 0, 0, 2)
        .changed(2)
        .withFindings(3);
    add("device-identity", "Device identity")
        .described(Format.OPENAPI, "Certificates and logins of devices.", 11, "security")
        .ownedBy("security", "Security", "field", "x-owner of its description")
        .ofTier("1")
        .promisedBy("identity")
        .at("repositories", "Git", "identity/openapi.yaml", "first seen here")
        .version("5.0.2", 16, "citra", 0, 0, 1)
        .changed(16);
    add("telemetry-topics", "Telemetry topics")
        .described(Format.ASYNCAPI, "MQTT topics that pumps publish to.", 6, "devices", "mqtt")
        .ownedBy("platform", "Platform", "system", "owner of system pumps")
        .at("repositories", "Git", "telemetry/devices.yaml", "first seen here")
        .version("1.2.0", 30, "budi", 0, 0, 3)
        .changed(30);
    add("firmware", "Firmware rollout")
        .described(Format.GRAPHQL, "Which firmware goes where.", 8, "devices")
        .ownedBy("embedded", "Embedded", "backstage", "catalog-info.yaml of firmware, line 4")
        .promisedBy("firmware")
        .at("repositories", "Git", "firmware/schema.graphql", "first seen here")
        .version("2026-10", 33, "dewi", 0, 1, 0)
        .changed(33);
    add("device-registry", "Device registry")
        .described(Format.PROTOBUF, "Which devices there are.", 12)
        .ownedBy(
            "platform",
            "Platform",
            "codeowners",
            "CODEOWNERS line 3 of github.example/acme/devices")
        .at("repositories", "Git", "registry/registry.proto", "first seen here")
        .version("v1", 90, "budi", 0, 0, 0)
        .in(Lifecycle.EXPERIMENTAL, null)
        .changed(90);
  }

  private void troubled() {
    add("pump-commands-v1", "Pump commands, first generation")
        .described(Format.OPENAPI, "Use version 2.", 7, "devices")
        .ownedBy(
            "controls", "Controls", "codeowners", "CODEOWNERS line 12 of github.example/acme/pumps")
        .in(Lifecycle.DEPRECATED, "2026-09-30")
        .at("repositories", "Git", "commands/v1.yaml", "first seen here")
        .version("1.4.0", 800, "budi", 0, 0, 0)
        .changed(53)
        .withFindings(1);
    add("alarms", "Alarms")
        .described(Format.OPENAPI, "Who is told, and when.", 10, "alarms")
        .ownedBy("controls", "Controls", "backstage", "catalog-info.yaml of alarms, line 6")
        .ofTier("1")
        .promisedBy("alarms")
        .at("repositories", "Git", "alarms/openapi.yaml", "first seen here")
        .version("4.1.0", 21, "ayu", 0, 0, 2)
        .changed(21)
        .withFindings(2);
    add("billing", "Billing")
        .described(Format.OPENAPI, "Bills and payments.", 18, "money")
        .ownedBy("commerce", "Commerce", "field", "x-owner of its description")
        .promisedBy("billing")
        .at("hub", "SwaggerHub", "acme/billing", "first seen here")
        .version("1.8.0", 5, "eka", 1, 0, 2)
        .version("1.7.0", 60, "eka", 0, 0, 4)
        .changed(5)
        .withFindings(1);
    add("map-tiles", "Map tiles")
        .described(Format.OPENAPI, "Pictures of sites.", 3)
        .ownedBy("web", "Web", "codeowners", "CODEOWNERS line 1 of github.example/acme/web")
        .at("repositories", "Git", "tiles/openapi.json", "first seen here")
        .version("0.9.0", 400, "fajar", 0, 0, 0)
        .changed(97)
        .withFindings(1);
    add("maintenance-planner", "maintenance-planner")
        .at("gateway", "TrafficSource", "maintenance-planner", "seen since 8 November")
        .changed(14)
        .withFindings(2);
    add("partner-gateway", "Partner gateway")
        .described(Format.WSDL, "Orders of resellers.", 5, "money")
        .at("apigee", "Apigee", "partner-gateway", "first seen here")
        .version("1", 700, "", 0, 0, 0)
        .changed(33)
        .withFindings(1);
    add("site-reports", "Site reports")
        .described(Format.OPENAPI, "", 0)
        .ownedBy("commerce", "Commerce", "system", "owner of system reports")
        .at("repositories", "Git", "reports/openapi.yaml", "first seen here")
        .version("0.1.0", 4, "eka", 0, 0, 0)
        .changed(4)
        .in(Lifecycle.DESIGN, null)
        .withFindings(1);
    add("hostile", HOSTILE)
        .described(Format.OPENAPI, HOSTILE, 1, HOSTILE.substring(0, 300))
        .at("repositories", "Git", "hostile/openapi.yaml", HOSTILE.substring(0, 400))
        .runs("1", "production", "javascript:alert(1)")
        .version("1", 4, HOSTILE.substring(0, 300), 1, 0, 0)
        .withFindings(1);
  }

  private void find() {
    find("maintenance-planner", "shadow-api", "error", "", Wording.of("shadow-api"), 14);
    find(
        "pump-commands-v1",
        "zombie",
        "error",
        "",
        Wording.of("zombie.deprecated.callers", "pump-panel, fieldtool"),
        53);
    find(
        "site-reports",
        "broken-description",
        "error",
        "0.1.0",
        Wording.of("broken-description", "0.1.0"),
        4);
    find(
        "pump-commands",
        "breaking-without-major",
        "error",
        "2.1.0",
        Wording.of("breaking-without-major", "2.1.0", "2.0.0", 2, "3"),
        2);
    find(
        "billing",
        "breaking-without-major",
        "error",
        "1.8.0",
        Wording.of("breaking-without-major", "1.8.0", "1.7.0", 1, "2"),
        5);
    find(
        "hostile",
        "drift",
        "warning",
        HOSTILE.substring(0, 300),
        Wording.of("drift.query-parameter", "GET /pumps", HOSTILE, 3),
        5);
    find(
        "alarms",
        "drift",
        "warning",
        "POST /alarms",
        Wording.of("drift.status", "POST /alarms", "409", 212),
        6);
    find(
        "alarms",
        "shadow-operation",
        "warning",
        "GET /alarms/export",
        Wording.of("shadow-operation", "GET /alarms/export", 61),
        11);
    find(
        "pump-commands",
        "shadow-operation",
        "warning",
        "POST /pumps/{id}/calibrate",
        Wording.of("shadow-operation", "POST /pumps/{id}/calibrate", 96),
        3);
    find(
        "pump-commands",
        "drift",
        "warning",
        "GET /pumps",
        Wording.of("drift.query-parameter", "GET /pumps", "verbose", 4_019),
        9);
    find("partner-gateway", "unowned", "warning", "", Wording.of("unowned"), 33);
    find("maintenance-planner", "unowned", "warning", "", Wording.of("unowned"), 14);
    find("map-tiles", "orphan", "info", "", Wording.of("orphan.since", 97), 97);
  }

  private void find(
      String api, String rule, String severity, String subject, Wording wording, long days) {
    findings.add(
        ApiFinding.of(
            api, rule, severity, subject, wording, RecordedApi.NOW.minus(Duration.ofDays(days))));
  }

  List<RecordedApi> all() {
    return List.copyOf(all);
  }

  List<ApiFinding> findings() {
    return List.copyOf(findings);
  }
}
