package io.andal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.cli.Calls.Call;
import io.andal.cli.report.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code andal diff} of two API descriptions. */
class DiffCommandTest {
  private static final String BASE =
      """
      openapi: 3.0.3
      info: {title: Pumps, version: 1.0.0}
      paths:
        /pumps:
          get:
            parameters:
              - {name: site, in: query, schema: {type: string}}
            responses: {'200': {description: ok}}
        /pumps/{id}:
          delete:
            parameters:
              - {name: id, in: path, required: true, schema: {type: string}}
            responses: {'204': {description: gone}}
      """;
  private static final String REVISION =
      BASE.substring(0, BASE.indexOf("  /pumps/{id}:"))
          .replace("in: query,", "in: query, required: true,");

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("base.yaml"), BASE);
    Files.writeString(folder.resolve("revision.yaml"), REVISION);
  }

  private Call diff(String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "diff";
    arguments[1] = "base.yaml";
    arguments[2] = "revision.yaml";
    System.arraycopy(options, 0, arguments, 3, options.length);
    return new Calls(folder).andal(arguments);
  }

  @Test
  void textTellsWhatBreaksAndWhere() {
    Call call = diff();

    assertThat(call.code()).isEqualTo(1);
    assertThat(call.err()).isEmpty();
    assertThat(call.out())
        .contains("breaking in GET /pumps [request-parameter-became-required]")
        .contains("  revision.yaml:7:11")
        .contains("  base.yaml:11:7")
        .endsWith(
            "2 breaking, 0 dangerous and 0 safe changes between base.yaml and revision.yaml\n");
  }

  @Test
  void failOnDecidesTheExitCode() {
    assertThat(diff("--fail-on", "none").code()).isZero();
    assertThat(new Calls(folder).andal("diff", "base.yaml", "base.yaml", "--fail-on", "any").code())
        .isZero();
    assertThat(new Calls(folder).andal("diff", "revision.yaml", "base.yaml").code()).isZero();
    assertThat(
            new Calls(folder)
                .andal("diff", "revision.yaml", "base.yaml", "--fail-on", "any")
                .code())
        .isEqualTo(1);
  }

  @Test
  void jsonHasStableNames() {
    JsonNode json = Json.parse(diff("--format", "json").out());

    assertThat(json.at("/summary/breaking").asInt()).isEqualTo(2);
    assertThat(json.at("/format").asString()).isEqualTo("OpenAPI");
    assertThat(json.at("/changes/0").propertyNames())
        .contains("id", "level", "operation", "place", "text", "before", "after");
    assertThat(json.at("/changes").findValuesAsString("level")).containsOnly("breaking");
  }

  @Test
  void sarifPointsIntoTheFiles() {
    JsonNode sarif = Json.parse(diff("--format", "sarif").out());

    assertThat(sarif.at("/version").asString()).isEqualTo("2.1.0");
    assertThat(sarif.at("/runs/0/results").findValuesAsString("uri"))
        .containsExactlyInAnyOrder("revision.yaml", "base.yaml");
    assertThat(sarif.at("/runs/0/results/0/level").asString()).isEqualTo("error");
  }

  @Test
  void markdownIsACommentForAPullRequest() {
    assertThat(diff("--format", "markdown").out())
        .startsWith("### API changes: 2 breaking, 0 dangerous and 0 safe changes")
        .contains("<details open><summary>Breaking")
        .contains("| `request-parameter-became-required` |");
  }

  @Test
  void referencesLeadToOtherFilesOfTheFolderAndNotOutOfIt() throws IOException {
    String main =
        """
        openapi: 3.0.3
        info: {title: Pumps, version: 1.0.0}
        paths:
          /pumps:
            get:
              responses:
                '200':
                  description: ok
                  content: {application/json: {schema: {$ref: 'types.yaml#/Pump'}}}
        """;
    for (String side : new String[] {"one", "two"}) {
      Files.createDirectory(folder.resolve(side));
      Files.writeString(folder.resolve(side + "/api.yaml"), main);
    }
    Files.writeString(folder.resolve("one/types.yaml"), "Pump: {type: string}");
    Files.writeString(folder.resolve("two/types.yaml"), "Pump: {type: integer}");

    Call call = new Calls(folder).andal("diff", "one/api.yaml", "two/api.yaml");

    assertThat(call.out())
        .contains("[response-body-type-changed]")
        .contains("two/types.yaml#/Pump");
    Files.writeString(folder.resolve("types.yaml"), "Pump: {type: integer}");
    Files.writeString(folder.resolve("two/api.yaml"), main.replace("types.yaml", "../types.yaml"));
    assertThat(new Calls(folder.resolve("two")).andal("diff", "api.yaml", "api.yaml").err())
        .contains("api.yaml:9:");
  }

  @Test
  void oneSideMayComeFromStandardInput() {
    Call call = new Calls(folder).stdin(REVISION).andal("diff", "base.yaml", "-");

    assertThat(call.code()).isEqualTo(1);
    assertThat(call.out()).contains("<stdin>:7:11");
  }

  @Test
  void whatIsNoDescriptionIsToldInOneLine() throws IOException {
    Files.writeString(folder.resolve("other.yaml"), "apiVersion: v1\nkind: ConfigMap\n");
    Files.writeString(folder.resolve("broken.yaml"), "openapi: 3.0.3\ninfo: {title: [}\n");

    Call other = new Calls(folder).andal("diff", "base.yaml", "other.yaml");
    Call broken = new Calls(folder).andal("diff", "base.yaml", "broken.yaml");

    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).startsWith("andal: 'other.yaml' is no API description").hasLineCount(1);
    assertThat(broken.code()).isEqualTo(2);
    assertThat(broken.err()).contains("broken.yaml:2:").contains("error");
    assertThat(new Calls(folder).andal("diff", "base.yaml", "nothing.yaml").err())
        .isEqualTo("andal: there is no file 'nothing.yaml'\n");
    assertThat(new Calls(folder).andal("diff", "base.yaml").code()).isEqualTo(2);
  }

  @Test
  void aCommitOfGitMayBeTheBase() throws Exception {
    git("init", "-q");
    git("add", "base.yaml");
    git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "first");
    Files.writeString(folder.resolve("base.yaml"), REVISION);

    Call call = new Calls(folder).andal("diff", "git:HEAD:base.yaml", "base.yaml");

    assertThat(call.err()).isEmpty();
    assertThat(call.out()).contains("2 breaking");
    assertThat(new Calls(folder).andal("diff", "git:none:base.yaml", "base.yaml").err())
        .startsWith("andal: git finds no base.yaml in none");
    assertThat(new Calls(folder).andal("diff", "git:base.yaml", "base.yaml").code()).isEqualTo(2);
  }

  private void git(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = "git";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
  }
}
