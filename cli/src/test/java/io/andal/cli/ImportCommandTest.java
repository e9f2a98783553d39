package io.andal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.cli.report.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
  static final String SLOTH =
      """
      version: prometheus/v1
      service: alarms
      slos:
        - name: delivered
          objective: 99.9
          sli:
            events:
              error_query: sum(rate(alarms_total{result="lost"}[{{.window}}]))
              total_query: sum(rate(alarms_total[{{.window}}]))
          alerting: {name: AlarmsLost}
      """;

  @TempDir Path folder;

  @Test
  void importedDocumentsAreValid() throws IOException {
    write("sloth/alarms.yaml", SLOTH);

    Calls.Call call =
        new Calls(folder)
            .andal("import", "sloth", "--source-url", "http://localhost:9090", "--out", "openslo");
    Calls.Call validate = new Calls(folder).andal("validate", "openslo");

    assertThat(call.code()).as(call.err()).isZero();
    assertThat(call.out()).isEqualTo(Path.of("openslo", "sloth", "alarms.yaml") + "\n");
    assertThat(validate.out()).isEqualTo("3 documents, 0 errors, 0 warnings\n");
  }

  @Test
  void whatWasImportedIsExportedAsSlothsRules() throws IOException {
    write("alarms.yaml", SLOTH);
    new Calls(folder)
        .andal("import", "alarms.yaml", "--source-url", "http://localhost:9090", "--out", "in");

    Calls.Call call = new Calls(folder).andal("export", "sloth", "in", "-l", "site=north");

    assertThat(call.code()).as(call.err()).isZero();
    assertThat(call.out()).contains("alert: AlarmsLost").contains("site: north");
  }

  @Test
  void jsonIsOneListAndNotesGoElsewhere() {
    Calls.Call call = new Calls(folder).stdin(SLOTH).andal("import", "-", "-o", "json");

    assertThat(call.code()).isZero();
    assertThat(Json.parse(call.out())).hasSize(2);
    assertThat(call.err()).contains("counted exactly");
  }

  @Test
  void whatCannotBeSaidIsToldWithItsPlaceAndNothingIsWritten() throws IOException {
    write("alarms.yaml", SLOTH.replace("objective: 99.9", "objective: 99.9\n    tier: 1"));

    Calls.Call call = new Calls(folder).andal("import", "alarms.yaml", "--out", "in");
    Calls.Call lossy = new Calls(folder).andal("import", "alarms.yaml", "--lossy");

    assertThat(call.code()).isEqualTo(1);
    assertThat(call.err()).startsWith("alarms.yaml:6:11: error: The field 'tier'");
    assertThat(folder.resolve("in")).doesNotExist();
    assertThat(lossy.code()).isZero();
    assertThat(lossy.err()).contains("warning: The field 'tier'");
  }

  @Test
  void anUnknownDialectOrFormatIsWrongUsage() throws IOException {
    write("alarms.yaml", SLOTH);

    assertThat(new Calls(folder).andal("import", "alarms.yaml", "--from", "excel").code())
        .isEqualTo(2);
    assertThat(new Calls(folder).andal("export", "excel", "alarms.yaml").code()).isEqualTo(2);
    assertThat(new Calls(folder).andal("import", "alarms.yaml", "--period", "soon").code())
        .isEqualTo(2);
  }

  @Test
  void onlyTheNamedDialectIsRead() throws IOException {
    write("alarms.yaml", SLOTH);

    Calls.Call call = new Calls(folder).andal("import", "alarms.yaml", "--from", "pyrra");

    assertThat(call.code()).isEqualTo(1);
    assertThat(call.err()).contains("of no tool");
  }

  @Test
  void twoInputsNeverBecomeTheSameFile() throws IOException {
    write("work/x.yaml", "");
    write("a/alarms.yaml", SLOTH);
    write("b/alarms.yaml", SLOTH.replace("alarms", "billing"));

    Calls.Call call =
        new Calls(folder.resolve("work"))
            .andal("import", "../a/alarms.yaml", "../b/alarms.yaml", "--out", "in");

    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).contains("both");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
