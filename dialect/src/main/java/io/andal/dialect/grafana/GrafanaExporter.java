package io.andal.dialect.grafana;

import io.andal.dialect.Export;
import io.andal.dialect.ExportRequest;
import io.andal.dialect.Exporter;
import io.andal.slo.SloDefinition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes one dashboard for each service and one over all, on what rules recorded. */
public final class GrafanaExporter implements Exporter {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** How the ids of all dashboards begin that Andal makes. */
  public static final String UID_START = "andal-";

  private final String format;
  private final SeriesNames names;

  public GrafanaExporter(String format, SeriesNames names) {
    this.format = format;
    this.names = names;
  }

  @Override
  public String format() {
    return format;
  }

  @Override
  public String description() {
    return "Grafana dashboards, one for each service and one over all, on series such as "
        + names.remaining().formatted("");
  }

  @Override
  public Export export(ExportRequest request) {
    return export(request.objectives(), Optional.empty());
  }

  /**
   * The dashboards of some SLOs.
   *
   * @param dataSource the uid of the one that they show; empty if their readers choose
   */
  public Export export(List<SloDefinition> objectives, Optional<String> dataSource) {
    List<Export.File> files = new ArrayList<>();
    files.add(file("overview", overview(), dataSource));
    TreeSet<String> services = new TreeSet<>();
    objectives.stream().map(SloDefinition::service).forEach(services::add);
    for (String service : services) {
      files.add(file("service-" + service, ofService(service), dataSource));
    }
    return new Export(files, List.of());
  }

  private static Export.File file(String name, Dashboard dashboard, Optional<String> dataSource) {
    ObjectNode json = dashboard.json();
    dataSource.ifPresent(uid -> FixedDataSource.set(json, uid));
    return new Export.File(name + ".json", JSON.writeValueAsString(json) + "\n");
  }

  private Dashboard overview() {
    String where =
        "%s=~\"$service\",%s=~\"$slo\"".formatted(names.serviceLabel(), names.sloLabel());
    String all = names.objective().formatted("");
    return new Dashboard(
        uid("overview"),
        "SLOs",
        "All service level objectives and their error budgets.",
        List.of(),
        List.of(
            new Dashboard.Variable("service", "Service", all, names.serviceLabel()),
            new Dashboard.Variable(
                "slo",
                "SLO",
                names.objective().formatted(names.serviceLabel() + "=~\"$service\""),
                names.sloLabel())),
        panels(where));
  }

  private Dashboard ofService(String service) {
    String own = "%s=\"%s\"".formatted(names.serviceLabel(), service);
    return new Dashboard(
        uid("service " + service),
        "SLOs of " + service,
        "The service level objectives of " + service + " and their error budgets.",
        List.of("service:" + service),
        List.of(
            new Dashboard.Variable(
                "slo", "SLO", names.objective().formatted(own), names.sloLabel())),
        panels(own + ",%s=~\"$slo\"".formatted(names.sloLabel())));
  }

  private List<Panel> panels(String where) {
    return List.of(
        new Panel(
            "Error budget left",
            "1 is untouched, 0 used up, below 0 overspent.",
            Panel.Look.BARS,
            Panel.Unit.BUDGET,
            new Panel.Place(0, 0, 12, 8),
            List.of(target(names.remaining(), where, names.legend(), true))),
        new Panel(
            names.alertTitle(),
            "What somebody should look at now.",
            Panel.Look.TABLE,
            Panel.Unit.COUNT,
            new Panel.Place(12, 0, 12, 8),
            List.of(target(names.alerts(), where, names.legend(), true))),
        new Panel(
            "Error budget left over time",
            "How the budget went.",
            Panel.Look.LINES,
            Panel.Unit.BUDGET,
            new Panel.Place(0, 8, 12, 9),
            List.of(target(names.remaining(), where, names.legend(), false))),
        new Panel(
            "Burn rates",
            "1 uses the budget up exactly at the end of its window.",
            Panel.Look.LINES,
            Panel.Unit.RATE,
            new Panel.Place(12, 8, 12, 9),
            List.of(target(names.burn(), where, names.burnLegend(), false))),
        new Panel(
            "Good events and objectives",
            "The share of good events over each SLO's window, and what was promised.",
            Panel.Look.LINES,
            Panel.Unit.SHARE,
            new Panel.Place(0, 17, 24, 9),
            List.of(
                target(names.sli(), where, names.legend(), false),
                target(names.objective(), where, names.legend() + " objective", false))));
  }

  private static Panel.Target target(String query, String where, String legend, boolean instant) {
    return new Panel.Target(query.formatted(where), legend, instant);
  }

  /** The same name has the same id, in every export. */
  private String uid(String name) {
    return UID_START
        + UUID.nameUUIDFromBytes(("andal " + format + " " + name).getBytes(StandardCharsets.UTF_8))
            .toString()
            .replace("-", "");
  }
}
