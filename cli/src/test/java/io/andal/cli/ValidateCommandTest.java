package io.andal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.cli.report.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ValidateCommandTest {
  private static final String GOOD =
      "apiVersion: openslo/v1\nkind: Service\nmetadata:\n  name: a\nspec: {}\n";
  private static final String BAD = GOOD.replace("spec: {}", "spec:\n  nonsense: 1");

  @TempDir Path folder;

  @Test
  void aFolderIsCheckedWithAllBelowItButForWhatIsHidden() throws IOException {
    write("a.yaml", GOOD);
    write("below/b.yml", GOOD.replace("name: a", "name: b"));
    write(".git/c.yaml", "not: [yaml");
    write("readme.txt", "not yaml");

    Calls.Call call = new Calls(folder).andal("validate");

    assertThat(call.code()).as(call.err()).isZero();
    assertThat(call.out()).isEqualTo("2 documents, 0 errors, 0 warnings\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pumps", "prometheus", "sparkplug"})
  void theExamplesHaveNoProblem(String example) {
    Path examples = Path.of("..", "examples").toAbsolutePath().normalize();

    Calls.Call call = new Calls(examples).andal("validate", example);

    assertThat(call.code()).as(call.out() + call.err()).isZero();
    assertThat(call.out()).contains(" documents, 0 errors, 0 warnings");
  }

  @Test
  void aProblemIsToldWithFileLineAndColumnAndExitsWith1() throws IOException {
    write("below/bad.yaml", BAD);

    Calls.Call call = new Calls(folder).andal("validate", "below");

    assertThat(call.code()).isEqualTo(1);
    assertThat(call.out().lines().findFirst().orElse(""))
        .startsWith(Path.of("below", "bad.yaml") + ":6:3: error: ");
  }

  @Test
  void jsonSaysTheSame() throws IOException {
    write("bad.yaml", BAD);

    Calls.Call call = new Calls(folder).andal("validate", "--format", "json");

    JsonNode report = Json.parse(call.out());
    assertThat(call.code()).isEqualTo(1);
    assertThat(report.path("valid").asBoolean(true)).isFalse();
    assertThat(report.at("/problems/0/file").asString()).isEqualTo("bad.yaml");
    assertThat(report.at("/problems/0/line").asInt()).isEqualTo(6);
    assertThat(report.at("/problems/0/remedy").asString()).isNotEmpty();
  }

  @Test
  void sarifHoldsOneResultPerProblem() throws IOException {
    write("bad.yaml", BAD);

    JsonNode log = Json.parse(new Calls(folder).andal("validate", "--format", "sarif").out());

    assertThat(log.at("/runs/0/results").size()).isEqualTo(1);
  }

  @Test
  void standardInputIsReadToo() {
    Calls.Call call = new Calls(folder).stdin(BAD).andal("validate", "-");

    assertThat(call.code()).isEqualTo(1);
    assertThat(call.out()).startsWith("<stdin>:6:3: error: ");
  }

  @Test
  void whatIsNotThereCanNotBeRead() {
    Calls.Call call = new Calls(folder).andal("validate", "nowhere");

    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).isEqualTo("andal: there is no file or folder 'nowhere'\n");
  }

  @Test
  void aFolderWithoutYamlIsNoGoodWorkspace() {
    Calls.Call call = new Calls(folder).andal("validate", ".");

    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).contains("holds no .yaml or .yml file");
  }

  @Test
  void aFileThatIsFarTooLargeIsRefusedWithoutReadingItAll() throws IOException {
    write("large.yaml", "a: " + "x".repeat(6 << 20));

    Calls.Call call = new Calls(folder).andal("validate");

    assertThat(call.code()).isEqualTo(1);
    assertThat(call.out()).startsWith("large.yaml:1:1: error: ");
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.resolveSibling("."));
    Files.writeString(path, text);
  }
}
