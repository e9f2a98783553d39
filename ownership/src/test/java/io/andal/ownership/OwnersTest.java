package io.andal.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.workspace.Checked;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.DocumentChecker.Limits;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnersTest {
  private static final String GROUP =
      """
      # who answers
      apiVersion: backstage.io/v1alpha1
      kind: Group
      metadata:
        name: controls
        annotations:
          andal.io/owner: %s
      spec:
        type: team
        profile: {displayName: Controls, email: controls@pumps.example}
        children: []
      """;
  private final DocumentChecker checker = new DocumentChecker(Owners.kinds(), Limits.DEFAULT);

  @Test
  void theAnnotationNamesAGroupThatExistsAndTheRuleSaysSo() {
    Checked checked =
        checker.check(List.of(new SourceText("team.yaml", GROUP.formatted("group:controls"))));
    assertThat(checked.problems()).isEmpty();
    Owners owners = Owners.of(checked.documents());
    Owner owner =
        owners.ownerOf(checked.documents().find("Group", "controls").orElseThrow()).orElseThrow();
    assertThat(owner.displayName()).isEqualTo("Controls");
    assertThat(owner.email()).contains("controls@pumps.example");
    assertThat(owner.rule()).contains("andal.io/owner of Group/controls");
    assertThat(owners.problems()).isEmpty();
  }

  @Test
  void anOwnerWhoIsNotThereIsNobodyAndAWarning() {
    Checked checked =
        checker.check(List.of(new SourceText("team.yaml", GROUP.formatted("user:default/nobody"))));
    Owners owners = Owners.of(checked.documents());
    assertThat(owners.ownerOf(checked.documents().find("Group", "controls").orElseThrow()))
        .isEmpty();
    assertThat(owners.problems()).extracting(Problem::rule).containsExactly("owner-missing");
    assertThat(owners.problems().getFirst().position().line()).isEqualTo(7);
  }

  @Test
  void everyMistakeIsToldWithItsPlaceAndItsRemedy() {
    String text =
        GROUP
            .formatted("x")
            .replace("type: team", "typ: team")
            .replace("children: []", "children: none");
    Checked checked = checker.check(List.of(new SourceText("team.yaml", text)));
    assertThat(checked.problems())
        .extracting(Problem::oneLine)
        .hasSize(2)
        .anySatisfy(
            line ->
                assertThat(line).startsWith("team.yaml:9:3: error: the field 'type' is missing"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("team.yaml:11:13: error: 'spec.children' is text ('none')")
                    .contains("a list"));
  }
}
