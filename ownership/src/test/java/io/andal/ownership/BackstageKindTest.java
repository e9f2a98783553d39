package io.andal.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.workspace.Checked;
import io.andal.workspace.Document;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.Documents;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackstageKindTest {
  private static final String CATALOG =
      """
      apiVersion: backstage.io/v1alpha1
      kind: Group
      metadata: {name: controls}
      spec: {type: team, children: []}
      ---
      apiVersion: backstage.io/v1alpha1
      kind: Domain
      metadata: {name: farming}
      spec: {owner: controls}
      ---
      apiVersion: backstage.io/v1alpha1
      kind: System
      metadata: {name: watering}
      spec: {owner: "group:controls", domain: farming}
      ---
      apiVersion: backstage.io/v1alpha1
      kind: Resource
      metadata: {name: pump-store}
      spec: {type: database, owner: controls, system: watering}
      ---
      apiVersion: backstage.io/v1alpha1
      kind: Component
      metadata: {name: commands, tags: [java]}
      spec:
        type: service
        lifecycle: production
        owner: controls
        system: watering
        providesApis: [Pumps]
        dependsOn: ["resource:pump-store"]
      ---
      apiVersion: backstage.io/v1alpha1
      kind: API
      metadata:
        name: pumps
        links: [{url: "https://pumps.example", title: Home}]
        somethingElse: kept
      spec:
        type: openapi
        lifecycle: production
        owner: group:default/controls
        system: watering
        definition:
          $text: ./openapi.yaml
      """;

  @Test
  void aWholeCatalogPasses() {
    assertThat(check(CATALOG).problems()).isEmpty();
  }

  @Test
  void anApiBelongsToItsOwnerAndTheAnswerSaysWhy() {
    assertThat(ownerOf(CATALOG, "API", "pumps"))
        .isEqualTo(new Owner("group:controls", "controls", none(), "spec.owner of API/pumps"));
  }

  @Test
  void theAnnotationIsAskedBeforeTheField() {
    String text =
        CATALOG.replace(
            "name: pumps\n", "name: pumps\n  annotations: {andal.io/owner: controls}\n");
    assertThat(ownerOf(text, "API", "pumps").rule())
        .isEqualTo("annotation andal.io/owner of API/pumps");
  }

  @ParameterizedTest
  @ValueSource(strings = {"watering", "system:watering", "System:default/Watering"})
  void aSystemAnswersForWhatIsInIt(String reference) {
    Documents documents = check(CATALOG).documents();
    assertThat(Owners.of(documents).ownerOfSystem(reference))
        .map(Owner::rule)
        .contains("spec.owner of System/watering");
    assertThat(Owners.of(documents).ownerOfSystem("group:controls")).isEmpty();
    assertThat(Owners.of(documents).ownerOfSystem("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "system: watering,system: waterings,There is no System 'waterings',Did you mean 'watering'?",
    "[Pumps],[pump],There is no API 'pump',Did you mean 'pumps'?",
    "resource:pump-store,resource:pumpstore,There is no Resource 'resource:pumpstore',Known names",
    "domain: farming,domain: farm,There is no Domain 'farm',Known names",
  })
  void aRelationToNobodyIsAWarningOnly(String right, String wrong, String message, String remedy) {
    Checked checked = check(CATALOG.replace(right, wrong));
    assertThat(checked.accepted()).isTrue();
    assertThat(checked.problems())
        .isNotEmpty()
        .allSatisfy(
            problem -> {
              assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
              assertThat(problem.message()).startsWith(message);
              assertThat(problem.remedy()).contains(remedy);
            });
  }

  @Test
  void anUnknownOwnerIsAWarningWithTheNearestName() {
    Checked checked = check(CATALOG.replace("group:default/controls", "group:contrls"));
    assertThat(checked.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo("owner-unknown");
              assertThat(problem.remedy()).startsWith("Did you mean 'group:controls'?");
            });
    assertThat(Owners.of(checked.documents()).ownerOf(document(checked, "API", "pumps"))).isEmpty();
  }

  @Test
  void anotherNamespaceIsSomewhereElse() {
    String text = CATALOG.replace("{name: watering}", "{name: watering, namespace: field}");
    assertThat(check(text).problems())
        .extracting(Problem::message)
        .contains(
            "The owner 'group:controls' of System/watering is not in this workspace",
            "There is no Domain 'farming' in this workspace",
            "There is no System 'watering' in this workspace");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  type: openapi\n",
        "  lifecycle: production\n",
        "  owner: group:default/controls\n"
      })
  void anApiNeedsTypeLifecycleAndOwner(String field) {
    int api = CATALOG.indexOf("kind: API");
    String text = CATALOG.substring(0, api) + CATALOG.substring(api).replace(field, "\n");
    assertThat(check(text).accepted()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'definition: |\n      openapi: 3.1.0',true",
    "'definition: {}',false",
    "'other: 1',false"
  })
  void anApiHasItsDefinitionInsideOrNamesItsFile(String definition, boolean right) {
    String text = CATALOG.replace("definition:\n    $text: ./openapi.yaml", definition);
    assertThat(check(text).accepted()).isEqualTo(right);
  }

  @Test
  void referencesHaveDefaults() {
    assertThat(EntityReference.parse("pumps", "API", "default"))
        .map(EntityReference::full)
        .contains("api:default/pumps");
    assertThat(EntityReference.parse("component:Field/Commands", "API", "default"))
        .contains(new EntityReference("Component", "field", "Commands"));
    assertThat(EntityReference.parse("a b", "API", "default")).isEmpty();
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private static Owner ownerOf(String text, String kind, String name) {
    Checked checked = check(text);
    return Owners.of(checked.documents()).ownerOf(document(checked, kind, name)).orElseThrow();
  }

  private static Document document(Checked checked, String kind, String name) {
    return checked.documents().find(kind, name).orElseThrow();
  }

  private static Checked check(String text) {
    return new DocumentChecker(Owners.kinds(), DocumentChecker.Limits.DEFAULT)
        .check(List.of(new SourceText("catalog-info.yaml", text)));
  }
}
