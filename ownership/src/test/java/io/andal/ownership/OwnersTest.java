package io.andal.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.workspace.Checked;
import io.andal.workspace.Document;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnersTest {
  private static final String PEOPLE =
      """
      apiVersion: backstage.io/v1alpha1
      kind: Group
      metadata:
        name: Controls_1
        links: [{url: "https://pumps.example"}]
      spec:
        type: team
        profile: {displayName: Controls, email: controls@pumps.example}
        children: []
        ourOwnField: kept
      ---
      apiVersion: backstage.io/v1alpha1
      kind: User
      metadata: {name: ayu, title: Ayu W.}
      spec: {memberOf: [controls_1]}
      """;

  @Test
  void anSloBelongsToWhomItNamesItself() {
    Owners owners = owners(service("group:controls_1") + slo("user:ayu"));
    assertThat(owners.ownerOfSlo("fast"))
        .contains(
            new Owner(
                "user:ayu", "Ayu W.", Optional.empty(), "annotation andal.io/owner of SLO/fast"));
  }

  @Test
  void anSloWithoutAnOwnerBelongsToTheOwnerOfItsService() {
    Owners owners = owners(service("group:Controls_1") + slo(""));
    assertThat(owners.ownerOfSlo("fast"))
        .contains(
            new Owner(
                "group:Controls_1",
                "Controls",
                Optional.of("controls@pumps.example"),
                "annotation andal.io/owner of Service/commands"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"group:controls_1", "controls_1", "group:default/Controls_1", "Group:Controls_1"})
  void aGroupMayBeWrittenInSeveralForms(String reference) {
    assertThat(owners(service(reference)).ownerOfService("commands"))
        .map(Owner::displayName)
        .contains("Controls");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"group:nobody", "user:controls_1", "group:other/controls_1", "a b", "x:y"})
  void anOwnerWhoIsNotKnownIsNobodyAndIsWarnedOf(String reference) {
    Documents documents = documents(service(reference));
    assertThat(Owners.of(documents).ownerOfService("commands")).isEmpty();
    assertThat(Owners.problems(documents))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
              assertThat(problem.message()).contains(reference);
            });
  }

  @Test
  void anUnknownOwnerOfAnSloIsNotReplacedByThatOfTheService() {
    assertThat(owners(service("group:controls_1") + slo("group:nobody")).ownerOfSlo("fast"))
        .isEmpty();
  }

  @Test
  void whatNobodyOwnsHasNoOwner() {
    Owners owners = owners(slo(""));
    assertThat(owners.ownerOfSlo("fast")).isEmpty();
    assertThat(owners.ownerOfSlo("slow")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "@acme/Controls_1,group:Controls_1",
    "@controls_1,group:Controls_1",
    "@acme/pump-people,group:Controls_1",
    "Controls@pumps.example,group:Controls_1",
    "@ayu,user:ayu",
  })
  void namesOfCodeHostsMeanPeopleAndGroups(String handle, String reference) {
    String people =
        PEOPLE.replace(
            "  name: Controls_1\n",
            "  name: Controls_1\n  annotations: {github.com/team-slug: acme/pump-people}\n");
    assertThat(Owners.of(check(people).documents()).named(handle))
        .map(Owner::reference)
        .contains(reference);
    assertThat(owners("").named("@acme/ayu")).isEmpty();
  }

  @Test
  void aMemberOfAnUnknownGroupIsAWarningOnly() {
    Checked checked = check("---\n" + PEOPLE.replace("[controls_1]", "[controls_2]"));
    assertThat(checked.accepted()).isTrue();
    assertThat(checked.problems()).extracting(Problem::rule).containsExactly("relation-unknown");
    assertThat(checked.problems().getFirst().remedy()).startsWith("Did you mean 'Controls_1'?");
  }

  private static Owners owners(String more) {
    return Owners.of(documents(more));
  }

  private static Documents documents(String more) {
    Checked checked = check(PEOPLE + more);
    assertThat(checked.problems()).isEmpty();
    return checked.documents();
  }

  private static Checked check(String text) {
    List<Kind> kinds = new ArrayList<>(Owners.kinds());
    kinds.add(new Thing("Service"));
    kinds.add(new Thing("SLO"));
    return new DocumentChecker(kinds, DocumentChecker.Limits.DEFAULT)
        .check(List.of(new SourceText("a.yaml", text)));
  }

  private static String service(String owner) {
    return thing("Service", "commands", owner, "{}");
  }

  private static String slo(String owner) {
    return thing("SLO", "fast", owner, "{service: commands}");
  }

  private static String thing(String kind, String name, String owner, String spec) {
    String annotations = owner.isEmpty() ? "{}" : "{andal.io/owner: \"%s\"}".formatted(owner);
    return """
        ---
        apiVersion: sample/v1
        kind: %s
        metadata: {name: %s, annotations: %s}
        spec: %s
        """
        .formatted(kind, name, annotations, spec);
  }

  /** A kind that takes anything. */
  private record Thing(String name) implements Kind {
    @Override
    public String apiVersion() {
      return "sample/v1";
    }

    @Override
    public String schema() {
      return "/io/andal/ownership/thing.json";
    }

    @Override
    public List<Reference> references(Document document) {
      return List.of();
    }

    @Override
    public List<Problem> check(Document document, Documents all) {
      return List.of();
    }
  }
}
