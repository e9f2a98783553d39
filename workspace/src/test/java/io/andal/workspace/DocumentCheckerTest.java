package io.andal.workspace;

import static io.andal.workspace.SampleKind.pump;
import static io.andal.workspace.SampleKind.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentCheckerTest {
  private final DocumentChecker checker = SampleKind.checker();

  @Test
  void aGoodDocumentPasses() {
    Checked checked = check(pump("north"));
    assertThat(checked.problems()).isEmpty();
    assertThat(checked.documents().find("Pump", "north")).isPresent();
  }

  @Test
  void anUnknownFieldIsShownAtItsNameWithTheNearestKnownOne() {
    Problem problem = only(pump("north").replace("feeds: []", "targt:\n    a: 1"));
    assertThat(problem.rule()).isEqualTo("unknown-field");
    assertThat(problem.position()).isEqualTo(new Position(6, 3));
    assertThat(problem.message()).isEqualTo("Unknown field 'targt' in spec");
    assertThat(problem.remedy())
        .isEqualTo(
            "Did you mean 'target'? Known fields: feeds, mode, password, source, target, window");
  }

  @Test
  void aWrongTypeSaysWhatIsThereAndWhatWouldBeRight() {
    Problem problem = only(spec("target: much"));
    assertThat(problem.oneLine())
        .isEqualTo("a.yaml:6:11: error: spec.target is a text. It must be a number [wrong-type]");
  }

  @Test
  void aNumberOutOfItsRangeIsRefused() {
    assertThat(only(spec("target: 100.1")).message()).isEqualTo("spec.target is 100.1");
    assertThat(only(spec("target: 100.1")).remedy()).isEqualTo("It must be at most 100");
    assertThat(only(spec("target: 0")).remedy()).isEqualTo("It must be more than 0");
  }

  @Test
  void aWrongWordIsCorrected() {
    assertThat(only(spec("mode: fats")).remedy()).startsWith("Did you mean 'fast'?");
  }

  @Test
  void aWrongFormIsExplainedByTheSchemasDescription() {
    assertThat(only(spec("window: 30 days")).remedy())
        .isEqualTo("A number and m, h or d, for example '30d'");
  }

  @Test
  void aSecretIsNeverRepeated() {
    assertThat(only(spec("password: hunter2")).oneLine()).doesNotContain("hunter2");
  }

  @Test
  void ofSeveralAlternativesTheOneThatWasMeantIsExplained() {
    assertThat(check(spec("source: {urll: x}")).problems())
        .extracting(Problem::message)
        .containsExactly(
            "The field 'url' is missing in spec.source", "Unknown field 'urll' in spec.source");
  }

  @Test
  void whereNoAlternativeIsNearAllAreNamed() {
    assertThat(only(spec("source: 3")).remedy())
        .isEqualTo("Write exactly one of: a name; or a source written out");
  }

  @Test
  void anUnknownKindListsTheKnownOnes() {
    Problem problem = only(pump("north").replace("Pump", "Pmup"));
    assertThat(problem.rule()).isEqualTo("kind-unknown");
    assertThat(problem.position()).isEqualTo(new Position(2, 7));
    assertThat(problem.remedy()).isEqualTo("Did you mean 'Pump'? Known kinds: Pump (sample/v1)");
  }

  @Test
  void anUnknownVersionNamesTheKnownOne() {
    assertThat(only(pump("north").replace("sample/v1", "sample/v9")).remedy())
        .isEqualTo("Write apiVersion: sample/v1");
  }

  @Test
  void aNameThatIsNoLabelIsRefused() {
    assertThat(only(pump("North_1")).rule()).isEqualTo("name-invalid");
    assertThat(only(pump("n".repeat(64))).rule()).isEqualTo("name-invalid");
    assertThat(check(pump("n".repeat(63))).problems()).isEmpty();
  }

  @Test
  void twoDocumentsOfOneNameAreRefusedWithBothPlaces() {
    Checked checked =
        checker.check(List.of(text("a.yaml", pump("north")), text("b.yaml", pump("north"))));
    assertThat(checked.problems()).hasSize(1);
    Problem problem = checked.problems().getFirst();
    assertThat(problem.file()).isEqualTo("b.yaml");
    assertThat(problem.position()).isEqualTo(new Position(4, 9));
    assertThat(problem.message()).endsWith("first at a.yaml:4:9");
  }

  @Test
  void aDanglingReferenceListsTheNearNames() {
    Checked checked = check(pump("north", "sotuh") + "---\n" + pump("south"));
    assertThat(checked.problems()).hasSize(1);
    Problem problem = checked.problems().getFirst();
    assertThat(problem.rule()).isEqualTo("reference-missing");
    assertThat(problem.position()).isEqualTo(new Position(6, 11));
    assertThat(problem.remedy()).startsWith("Did you mean 'south'?");
  }

  @Test
  void aReferenceMayPointToWhatIsPresent() {
    Documents present = check(pump("south")).documents();
    assertThat(checker.checkAgainst(present, List.of(text("b", pump("north", "south")))).accepted())
        .isTrue();
  }

  @Test
  void everyProblemOfEveryTextIsTold() {
    Checked checked =
        checker.check(
            List.of(
                text("a.yaml", spec("target: much") + "---\n" + pump("x").replace("Pump", "Y")),
                text("b.yaml", "[unclosed")));
    assertThat(checked.problems())
        .extracting(p -> p.file() + ":" + p.position().line())
        .containsExactly("a.yaml:6", "a.yaml:9", "b.yaml:1");
  }

  @Test
  void aWrongNameHidesNothingElseThatIsWrong() {
    String text = pump("North").replace("feeds: []", "feeds: [south]");
    assertThat(check(text).problems())
        .extracting(Problem::rule)
        .contains("reference-missing")
        .hasSize(2);
  }

  @Test
  void positionsOfALaterDocumentAreThoseInTheFile() {
    Checked checked = check("# first\n" + pump("a") + "---\n# second\n" + spec("target: much"));
    assertThat(checked.problems())
        .extracting(Problem::position)
        .containsExactly(new Position(15, 11));
    Document second = checked.documents().find("Pump", "north").orElseThrow();
    assertThat(second.text()).isEqualTo("# second\n" + spec("target: much"));
  }

  @Test
  void emptyDocumentsAndCommentsAreNoDocuments() {
    assertThat(check("---\n# nothing\n---\n...\n").problems()).isEmpty();
    assertThat(check("").documents().size()).isZero();
  }

  @Test
  void theSchemaForEditorsHoldsEveryKind() {
    assertThat(checker.schemas().all()).contains("\"const\" : \"Pump\"").contains("Percent.");
    assertThat(checker.schemas().find("Pump")).isPresent();
  }

  private Checked check(String text) {
    return checker.check(List.of(text("a.yaml", text)));
  }

  private Problem only(String text) {
    List<Problem> problems = check(text).problems();
    assertThat(problems).hasSize(1);
    return problems.getFirst();
  }

  private static String spec(String line) {
    return pump("north").replace("feeds: []", line);
  }
}
