package io.andal.server.web;

import io.andal.alert.Alert;
import io.andal.alert.AlertState;
import io.andal.alert.Delivery;
import io.andal.ownership.Owner;
import io.andal.signal.MinuteRange;
import io.andal.signal.Slice;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceHealth;
import io.andal.slo.Budget;
import io.andal.slo.BurnDown;
import io.andal.slo.GateDecision;
import io.andal.slo.SloDefinition;
import io.andal.slo.annotation.Annotation;
import io.andal.slo.annotation.AnnotationQuery;
import io.andal.slo.engine.SliceBlock;
import io.andal.slo.replay.History;
import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.DocumentVersion;
import io.andal.workspace.Documents;
import io.andal.workspace.Position;
import io.andal.workspace.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A small company on one morning, with something of everything that pages must show. */
final class PumpCompany implements Insight {
  static final Instant NOW = Instant.parse("2026-11-22T09:55:00Z");

  private final Map<String, PumpSlo> slos = new TreeMap<>();
  private final List<Alert> alerts = new ArrayList<>();

  PumpCompany() {
    add(new PumpSlo("telemetry-availability", "Telemetry is taken", "telemetry", 0.999, 0.82));
    add(
        new PumpSlo(
            "telemetry-latency", "Telemetry is stored within 2 s", "telemetry", 0.99, 0.91));
    add(new PumpSlo("commands-availability", "Commands are accepted", "commands", 0.999, 0.74));
    add(
        new PumpSlo(
                "commands-latency", "Commands are accepted within 300 ms", "commands", 0.999, 0.09)
            .burning(6.2));
    add(new PumpSlo("identity-availability", "Devices can log in", "identity", 0.9995, 0.64));
    add(new PumpSlo("identity-latency", "Devices log in within 500 ms", "identity", 0.99, 0.88));
    add(new PumpSlo("firmware-downloads", "Firmware downloads complete", "firmware", 0.995, 0.41));
    add(
        new PumpSlo("firmware-freshness", "Firmware lists are fresh", "firmware", 0.99, 0.70)
            .reading());
    add(
        new PumpSlo("alarms-delivery", "Alarms reach a person", "alarms", 0.9999, -0.12)
            .burning(2.4));
    add(new PumpSlo("alarms-latency", "Alarms are sent within 10 s", "alarms", 0.99, 0.55));
    add(
        new PumpSlo("billing-availability", "Bills can be paid", "billing", 0.995, 0.5)
            .unmeasured());
    add(new PumpSlo("billing-latency", "Bills open within 1 s", "billing", 0.95, 0.97));
    alert("0005", "commands-latency", "page", "2026-11-22T08:55:00Z", "", false);
    alert("0004", "alarms-delivery", "page", "2026-11-22T06:40:00Z", "", false);
    alert("0003", "billing-availability", "ticket", "2026-11-21T22:05:00Z", "", true);
    alert(
        "0002", "commands-latency", "page", "2026-11-19T13:10:00Z", "2026-11-19T14:25:00Z", false);
    alert(
        "0001",
        "firmware-downloads",
        "ticket",
        "2026-11-17T02:00:00Z",
        "2026-11-18T20:30:00Z",
        false);
  }

  private void add(PumpSlo slo) {
    slos.put(slo.name(), slo);
  }

  private void alert(
      String id, String slo, String severity, String from, String to, boolean frozen) {
    Instant start = Instant.parse(from);
    PumpSlo of = find(slo).orElseThrow();
    alerts.add(
        new Alert(
            id,
            slo,
            of.definition().service(),
            severity,
            severity,
            to.isEmpty() ? AlertState.FIRING : AlertState.RESOLVED,
            frozen,
            start.minusSeconds(120),
            Optional.of(start),
            Optional.of(to).filter(t -> !t.isEmpty()).map(Instant::parse),
            6.2,
            of.budget().remaining(),
            "“"
                + slo
                + "” burns its budget 6.2 times too fast over 6 h and 7.4 times over 30 min."));
  }

  @Override
  public Instant now() {
    return NOW;
  }

  @Override
  public long changes() {
    return 0;
  }

  @Override
  public List<SloDefinition> slos() {
    return slos.values().stream().map(PumpSlo::definition).toList();
  }

  @Override
  public Optional<SloDefinition> slo(String name) {
    return find(name).map(PumpSlo::definition);
  }

  private Optional<PumpSlo> find(String name) {
    return Optional.ofNullable(slos.get(name));
  }

  @Override
  public Optional<Budget> budget(String slo) {
    return find(slo).map(PumpSlo::budget);
  }

  @Override
  public Optional<BurnDown> burnDown(String slo, int steps) {
    return find(slo).map(found -> found.burnDown(steps));
  }

  @Override
  public List<Slice> slices(String slo, MinuteRange range) {
    return find(slo).map(found -> found.slices(range)).orElse(List.of());
  }

  @Override
  public Optional<History> history(String slo, MinuteRange range) {
    return find(slo).map(found -> found.history(range));
  }

  @Override
  public Optional<SourceFailure> failure(SloDefinition definition) {
    return Optional.empty();
  }

  @Override
  public Optional<Budget> unadjusted(String slo) {
    return find(slo).map(PumpSlo::unadjusted);
  }

  @Override
  public Optional<BurnDown> unadjustedBurnDown(String slo, int steps) {
    return find(slo).map(found -> found.unadjustedBurnDown(steps));
  }

  @Override
  public Optional<List<SliceBlock>> raw(String slo, MinuteRange range) {
    return find(slo).map(found -> List.of(SliceBlock.of(range, found.slices(range))));
  }

  @Override
  public List<Annotation> annotations(AnnotationQuery query) {
    return PumpNotes.matching(query);
  }

  @Override
  public Optional<GateDecision> gateForSlo(String slo) {
    return new PumpGate(this).ofSlo(slo);
  }

  @Override
  public Optional<Owner> ownerOfSlo(String slo) {
    return find(slo).flatMap(found -> ownerOfService(found.definition().service()));
  }

  @Override
  public Optional<Owner> ownerOf(Document document) {
    return Optional.of(new Owner("group:platform", "Platform", Optional.empty(), "here"));
  }

  @Override
  public Optional<Owner> ownerOfService(String service) {
    String group =
        switch (service) {
          case "telemetry" -> "Platform";
          case "commands", "alarms" -> "Controls";
          case "identity" -> "Security";
          case "firmware" -> "Embedded";
          default -> "Commerce";
        };
    return Optional.of(
        new Owner(
            "group:" + group.toLowerCase(java.util.Locale.ROOT),
            group,
            Optional.of(group.toLowerCase(java.util.Locale.ROOT) + "@pumps.example"),
            "annotation andal.io/owner of Service/" + service));
  }

  @Override
  public List<Alert> activeAlerts() {
    return alerts.stream().filter(a -> a.state() != AlertState.RESOLVED).toList();
  }

  @Override
  public List<Alert> alerts(
      Optional<String> slo, Optional<AlertState> state, Optional<String> before, int limit) {
    return alerts.stream()
        .filter(a -> slo.map(a.slo()::equals).orElse(true))
        .filter(a -> state.map(s -> s == a.state()).orElse(true))
        .filter(a -> before.map(id -> a.id().compareTo(id) < 0).orElse(true))
        .sorted(Comparator.comparing(Alert::id).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<Alert> alert(String id) {
    return alerts.stream().filter(a -> a.id().equals(id)).findFirst();
  }

  @Override
  public List<Delivery> deliveries(String alert) {
    Instant at = NOW.minus(Duration.ofHours(1));
    return List.of(
        new Delivery(
            alert,
            "started",
            "mail",
            "controls@pumps.example",
            1,
            at,
            Optional.of(at.plusSeconds(2)),
            Optional.empty(),
            Optional.empty()),
        new Delivery(
            alert,
            "started",
            "mail",
            "ops@pumps.example",
            3,
            at,
            Optional.empty(),
            Optional.of(NOW.plusSeconds(240)),
            Optional.of("mail.pumps.example:587 refused the connection.")));
  }

  @Override
  public List<SourceHealth> sources() {
    return List.of(
        new SourceHealth(
            "eu-prod",
            "Prometheus",
            SourceHealth.State.HEALTHY,
            "Prometheus 2.42.0",
            Optional.of(NOW.minusSeconds(20)),
            Optional.empty(),
            Optional.empty(),
            10,
            0),
        new SourceHealth(
            "shop-eu",
            "Prometheus",
            SourceHealth.State.DOWN,
            "",
            Optional.of(Instant.parse("2026-11-21T22:03:00Z")),
            Optional.of(Instant.parse("2026-11-21T22:04:00Z")),
            Optional.of(
                new SourceFailure(
                    SourceFailure.Cause.UNAVAILABLE,
                    "shop-eu answers 503: “store gateway is starting”.",
                    "Look at the store gateway behind http://thanos-eu.pumps.example:10902.")),
            2,
            1,
            List.of(
                new SourceHealth.Wait(
                    new SourceFailure(
                        SourceFailure.Cause.UNAVAILABLE,
                        "shop-eu answers 503: “store gateway is starting”.",
                        "Look at the store gateway behind http://thanos-eu.pumps.example:10902."),
                    slos.values().stream()
                        .filter(one -> one.name().startsWith("billing"))
                        .map(one -> one.definition().series())
                        .toList(),
                    2))),
        new SourceHealth(
            "otlp",
            "OTLP",
            SourceHealth.State.UNKNOWN,
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            0));
  }

  @Override
  public Documents documents() {
    List<Document> documents = new ArrayList<>();
    for (String service :
        List.of("telemetry", "commands", "identity", "firmware", "alarms", "billing")) {
      String title =
          switch (service) {
            case "telemetry" -> "Telemetry ingest";
            case "commands" -> "Commands";
            case "identity" -> "Device identity";
            case "firmware" -> "Firmware";
            case "alarms" -> "Alarm service";
            default -> "Billing API";
          };
      documents.add(document("Service", service, title));
    }
    slos.values()
        .forEach(s -> documents.add(document("SLO", s.name(), s.definition().displayName())));
    documents.add(document("DataSource", "eu-prod", "Prometheus, Europe"));
    documents.add(document("DataSource", "shop-eu", "Thanos of the shop"));
    return Documents.of(documents);
  }

  private static Document document(String kind, String name, String title) {
    JsonMapper json = JsonMapper.shared();
    ObjectNode body = json.createObjectNode();
    body.put("kind", kind).putObject("metadata").put("name", name).put("displayName", title);
    return new Document(
        DocumentId.of(kind, name),
        "openslo/v1",
        body,
        "",
        kind.toLowerCase(java.util.Locale.ROOT) + "s/" + name + ".yaml",
        Position.START,
        Map.of());
  }

  @Override
  public List<DocumentVersion> history(DocumentId id) {
    if (documents().find(id).isEmpty()) {
      return List.of();
    }
    String before =
        """
        apiVersion: openslo/v1
        kind: %s
        metadata:
          name: %s
        spec:
          service: commands
          objectives:
            - target: 0.99
        """
            .formatted(id.kind(), id.name());
    String after = before.replace("0.99", "0.999") + "  alertPolicies: [fast-burn]\n";
    return List.of(
        new DocumentVersion(
            id, 2, 7, NOW.minus(Duration.ofDays(3)), "ayu", "Promise one nine more", false, after),
        new DocumentVersion(id, 1, 1, NOW.minus(Duration.ofDays(40)), "folder", "", false, before));
  }

  @Override
  public List<Problem> folderProblems() {
    return List.of(
        new Problem(
            Problem.Severity.ERROR,
            "reference-missing",
            "slos/pump-map.yaml",
            new Position(9, 12),
            "SLO/pump-map names the service “maps”, which isn’t there",
            "Add a Service named “maps”, or name one of: alarms, billing, commands, firmware, identity, telemetry."));
  }
}
