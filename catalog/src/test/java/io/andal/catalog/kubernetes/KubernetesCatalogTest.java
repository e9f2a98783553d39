package io.andal.catalog.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.andal.catalog.CatalogSurroundings;
import io.andal.catalog.Found;
import io.andal.catalog.FoundDeployment;
import io.andal.catalog.OwnerClaim;
import io.andal.catalog.document.CatalogSettings;
import io.andal.catalog.document.CatalogType;
import io.andal.catalog.document.Selection;
import io.andal.catalog.kit.Shelf;
import io.andal.catalog.kit.Told;
import io.andal.signal.SourceFailure;
import io.andal.signal.http.Details;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesCatalogTest {
  @TempDir private Path folder;

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve("m"));
    Files.writeString(folder.resolve("m").resolve(name), text);
  }

  private Told scan(Told told) throws Exception {
    CatalogSettings settings =
        new CatalogSettings(
            "cluster",
            CatalogType.KUBERNETES,
            CatalogSettings.USUAL,
            "",
            Selection.ALL,
            new Details(Map.of("folder", folder.resolve("m").toString())),
            new Details(Map.of()));
    CatalogSurroundings surroundings =
        CatalogSurroundings.real(Clock.systemUTC(), folder.resolve("copies"));
    try (KubernetesCatalog catalog = new KubernetesCatalog(settings, surroundings)) {
      catalog.scan(told, "", told);
    }
    return told;
  }

  private static Found found(Told told, String key) {
    return told.found().stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }

  @Test
  void anIngressIsAnApiAtItsHostsAndPaths() throws Exception {
    write(
        "ingress.yaml",
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: pumps
          namespace: field
          labels: {app.kubernetes.io/part-of: watering, env: test}
          annotations: {andal.io/owner: "group:controls"}
        spec:
          tls: [{hosts: [api.pumps.example]}]
          rules:
            - host: api.pumps.example
              http:
                paths:
                  - {path: /pumps/, pathType: Prefix}
                  - {path: "/tanks(/|$)(.*)", pathType: ImplementationSpecific}
            - host: plain.pumps.example
              http: {paths: [{path: /}]}
            - host: "*.pumps.example"
              http: {paths: [{path: /}]}
        """);

    Found pumps = found(scan(new Told()), "ingress:field/pumps");

    assertThat(pumps.deployments())
        .containsExactly(
            test("https://api.pumps.example/pumps"),
            test("https://api.pumps.example/tanks"),
            test("http://plain.pumps.example"));
    assertThat(pumps.system()).isEqualTo("watering");
    assertThat(pumps.owners())
        .extracting(OwnerClaim::reference, OwnerClaim::evidence)
        .containsExactly(
            tuple("group:controls", "annotation andal.io/owner of Ingress/pumps in ingress.yaml"));
    assertThat(pumps.labels()).containsEntry("namespace", "field").containsEntry("kind", "Ingress");
  }

  private static FoundDeployment test(String address) {
    return new FoundDeployment("test", address, Optional.empty());
  }

  @Test
  void routesThatNameTheSameApiAreOneWithItsDescription() throws Exception {
    String route =
        """
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: %s
        metadata:
          name: %s
          annotations: {andal.io/api: Pumps, andal.io/openapi: "descriptions/pumps.yaml"}
        spec:
          hostnames: [api.pumps.example]
          rules: [{matches: [%s]}]
        """;
    String text = Shelf.text("Pumps", "1.0.0", "");
    write(
        "routes.yaml",
        route.formatted("HTTPRoute", "a", "{path: {type: PathPrefix, value: /v1/pumps}}")
            + route.formatted("GRPCRoute", "b", "{method: {service: pumps.v1.Pumps}}")
            + "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: descriptions}\ndata:\n"
            + "  pumps.yaml: |\n"
            + text.indent(4)
            + "---\napiVersion: v1\nkind: Service\nmetadata: {name: inside}\nspec: {}\n");

    Told told = scan(new Told());

    assertThat(told.present()).containsExactly("api:default/Pumps@");
    Found pumps = found(told, "api:default/Pumps");
    assertThat(pumps.deployments())
        .extracting(FoundDeployment::address)
        .containsExactly(
            "https://api.pumps.example/v1/pumps", "https://api.pumps.example/pumps.v1.Pumps");
    assertThat(pumps.content().orElseThrow().main().bytes())
        .asString(StandardCharsets.UTF_8)
        .isEqualToIgnoringNewLines(text);
    assertThat(scan(told.next()).found()).isEmpty();
  }

  @Test
  void knativeServicesAreApis() throws Exception {
    write(
        "service.yaml",
        """
        apiVersion: serving.knative.dev/v1
        kind: Service
        metadata: {name: wells, annotations: {andal.io/openapi: "https://wells.example/openapi.json"}}
        spec: {}
        status: {url: "https://wells.default.example"}
        """);
    Found wells = found(scan(new Told()), "service:default/wells");
    assertThat(wells.deployments())
        .containsExactly(
            new FoundDeployment("production", "https://wells.default.example", Optional.empty()));
    assertThat(wells.labels()).containsEntry("openapi", "https://wells.example/openapi.json");
  }

  @Test
  void templatesAndBrokenFilesAreSkippedWithTheReason() throws Exception {
    write("helm.yaml", "kind: Ingress\nmetadata: {name: {{ .Values.name }}}\n");
    write("broken.yaml", "kind: Ingress\nmetadata: {name: [}\n");
    write(
        "right.yaml",
        "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a}\nspec: {}\n");

    Told told = scan(new Told());

    assertThat(told.present()).containsExactly("ingress:default/a@");
    assertThat(told.skipped())
        .extracting(SourceFailure::message)
        .satisfiesExactlyInAnyOrder(
            one -> assertThat(one).contains("helm.yaml is a template"),
            one -> assertThat(one).startsWith("broken.yaml:2:").contains("is no YAML"));
  }
}
