package io.andal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.cli.report.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ExportCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void documents() {
    Calls.Call imported =
        new Calls(folder)
            .stdin(ImportCommandTest.SLOTH)
            .andal("import", "-", "--source-url", "http://localhost:9090", "--out", "in");
    assertThat(imported.code()).as(imported.err()).isZero();
  }

  private Calls.Call export(String... more) {
    String[] all = new String[more.length + 1];
    all[0] = "export";
    System.arraycopy(more, 0, all, 1, more.length);
    Calls.Call call = new Calls(folder).andal(all);
    assertThat(call.code()).as(call.err()).isZero();
    return call;
  }

  @Test
  void severalDashboardsArePrintedAsOneArray() {
    JsonNode printed = Json.parse(export("grafana", "in").out());

    assertThat(printed.isArray()).isTrue();
    assertThat(printed).hasSize(2).allMatch(dashboard -> dashboard.has("panels"));
  }

  @Test
  void jsonHoldsEachFileWithItsName() {
    JsonNode files = Json.parse(export("sloth", "in", "-o", "json").out()).path("files");

    assertThat(files).hasSize(1);
    assertThat(files.path(0).path("name").asString()).endsWith(".yaml");
    assertThat(files.path(0).path("text").asString()).isEqualTo(export("sloth", "in").out());
  }

  @Test
  void filesThatAreWrittenAreListed() {
    String text = export("grafana", "in", "--out", "dashboards").out();
    JsonNode written =
        Json.parse(export("grafana", "in", "--out", "dashboards", "-o", "json").out())
            .path("written");

    assertThat(text).contains(Path.of("dashboards", "overview.json") + "\n");
    assertThat(written.values())
        .map(JsonNode::asString)
        .containsExactlyElementsOf(text.lines().toList());
    assertThat(folder.resolve("dashboards/overview.json")).exists();
  }

  @Test
  void provisioningSaysWhereGrafanaFindsTheDashboards() {
    export(
        "grafana-metrics", "in", "--provisioning", "made", "--provisioning-path", "/etc/grafana/p");

    assertThat(folder.resolve("made/andal.yaml"))
        .content()
        .contains("path: '/etc/grafana/p/andal'");
    assertThat(folder.resolve("made/andal/overview.json"))
        .content()
        .contains("andal_slo_error_budget_remaining_ratio");
  }

  @Test
  void onlyGrafanaIsProvisioned() {
    Calls.Call call = new Calls(folder).andal("export", "sloth", "in", "--provisioning", "made");

    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).contains("--provisioning");
  }
}
