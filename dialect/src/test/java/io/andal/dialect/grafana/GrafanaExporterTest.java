package io.andal.dialect.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.andal.dialect.Export;
import io.andal.dialect.ExportRequest;
import io.andal.dialect.prometheus.Objectives;
import io.andal.testing.Promtool;
import io.andal.testing.RealPrometheus;
import io.andal.workspace.Documents;
import io.andal.workspace.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class GrafanaExporterTest {
  static List<GrafanaExporter> exporters() {
    return List.of(
        new GrafanaExporter("grafana", SeriesNames.exact()),
        new GrafanaExporter("grafana-metrics", SeriesNames.metrics()),
        new GrafanaExporter("grafana-sloth", SeriesNames.sloth()));
  }

  @ParameterizedTest
  @MethodSource("exporters")
  void dashboardsAreWhatGrafanasOwnSchemasSay(GrafanaExporter exporter) throws IOException {
    String folder = System.getProperty("andal.conformance", "");
    assumeTrue(!folder.isEmpty(), "-Dandal.conformance is not set");
    Path schemas = Path.of(folder, "connectors", "grafana");
    Schema whole = schema(schemas.resolve("dashboard.jsonschema.json"));
    Schema query = schema(schemas.resolve("prometheus.jsonschema.json"));
    List<Export.File> files = new ArrayList<>(exported(exporter).files());
    files.addAll(
        exporter
            .export(List.of(Objectives.counted(0.99, Duration.ofDays(30))), Optional.of("mimir"))
            .files());
    for (Export.File file : files) {
      assertThat(whole.validate(file.text(), InputFormat.JSON)).as(file.name()).isEmpty();
      for (JsonNode targets : JsonMapper.shared().readTree(file.text()).findValues("targets")) {
        for (JsonNode target : targets) {
          assertThat(query.validate(target.toString(), InputFormat.JSON)).isEmpty();
        }
      }
    }
  }

  private static Schema schema(Path file) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
        .getSchema(Files.readString(file));
  }

  @Test
  void aFixedDataSourceLeavesNothingToChoose() {
    for (Export.File file :
        exporters()
            .getFirst()
            .export(List.of(Objectives.counted(0.99, Duration.ofDays(30))), Optional.of("mimir"))
            .files()) {
      assertThat(file.text()).contains("\"mimir\"").doesNotContain("${datasource}");
      assertThat(JsonMapper.shared().readTree(file.text()).at("/templating/list"))
          .noneMatch(one -> one.path("type").asString().equals("datasource"));
    }
  }

  @Test
  void provisioningHasAProviderBesideTheDashboards() {
    Export files = Provisioning.of(exported(exporters().getFirst()), "/srv/$x", "Andal's");
    assertThat(files.files().stream().map(Export.File::name))
        .containsExactly("andal.yaml", "andal/overview.json", "andal/service-shop.json");
    assertThat(files.files().getFirst().text())
        .contains("apiVersion: 1")
        .contains("folder: 'Andal''s'")
        .contains("path: '/srv/$$x'");
  }

  @Test
  void thereIsOneDashboardForAllAndOneForEachService() {
    assertThat(exported(exporters().getFirst()).files().stream().map(Export.File::name))
        .containsExactly("overview.json", "service-shop.json");
  }

  @ParameterizedTest
  @MethodSource("exporters")
  void prometheusUnderstandsEveryExpression(GrafanaExporter exporter) {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
    ObjectNode rules = JsonNodeFactory.instance.objectNode();
    ArrayNode list = rules.putArray("groups").addObject().put("name", "all").putArray("rules");
    for (Export.File file : exported(exporter).files()) {
      for (JsonNode target : JsonMapper.shared().readTree(file.text()).findValues("expr")) {
        String name = "expression" + list.size();
        list.addObject()
            .put("record", name)
            .put("expr", target.asString("").replace("$service", "a|b").replace("$slo", ".*"));
      }
    }

    Promtool.Answer answer = Promtool.check(YamlText.write(rules));

    assertThat(list).hasSize(12);
    assertThat(answer.accepted()).as(answer.output()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("exporters")
  void dashboardsAreWhatTheirDescriptionSays(GrafanaExporter exporter) throws IOException {
    Schema schema;
    try (InputStream text =
        Objects.requireNonNull(getClass().getResourceAsStream("dashboard.json"))) {
      schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    }
    for (Export.File file : exported(exporter).files()) {
      assertThat(schema.validate(file.text(), InputFormat.JSON)).as(file.name()).isEmpty();
    }
  }

  @Test
  void panelsOfADashboardDoNotOverlap() {
    for (Export.File file : exported(exporters().getFirst()).files()) {
      Set<String> cells = new HashSet<>();
      for (JsonNode panel : JsonMapper.shared().readTree(file.text()).path("panels")) {
        JsonNode grid = panel.path("gridPos");
        for (int x = 0; x < grid.path("w").asInt(); x++) {
          for (int y = 0; y < grid.path("h").asInt(); y++) {
            String cell = (grid.path("x").asInt() + x) + "," + (grid.path("y").asInt() + y);
            assertThat(cells.add(cell)).as(cell).isTrue();
          }
        }
      }
    }
  }

  private static Export exported(GrafanaExporter exporter) {
    return exporter.export(
        new ExportRequest(
            Documents.empty(),
            List.of(Objectives.counted(0.99, Duration.ofDays(30))),
            Map.of(),
            false));
  }
}
