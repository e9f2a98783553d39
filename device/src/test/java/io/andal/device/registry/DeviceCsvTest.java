package io.andal.device.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.andal.device.document.DeviceLife;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Lists of devices come from spreadsheets. */
class DeviceCsvTest {
  private static List<DeviceEdit> read(String text) throws EditsRefused {
    return DeviceCsv.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> problems(String text) {
    EditsRefused refused = catchThrowableOfType(EditsRefused.class, () -> read(text));
    return refused.problems().stream().map(EditProblem::toString).toList();
  }

  @Test
  void columnsAreIdStateUntilAndAttributes() throws Exception {
    assertThat(
            read(
                """
                id,state,until,site,"attribute:state"
                pump-1,maintenance,2026-12-24T22:00:00+07:00,north,Java
                "pump, 2",,,,
                """))
        .containsExactly(
            new DeviceEdit(
                "line 2",
                "pump-1",
                Optional.of(DeviceLife.MAINTENANCE),
                Optional.of(Instant.parse("2026-12-24T15:00:00Z")),
                Map.of("site", "north", "state", "Java")),
            new DeviceEdit(
                "line 3",
                "pump, 2",
                Optional.empty(),
                Optional.empty(),
                Map.of("site", "", "state", "")));
  }

  @Test
  void whatSpreadsheetsWriteIsRead() throws Exception {
    assertThat(read("\uFEFFid;site\r\n\r\np1;nord\r\n"))
        .singleElement()
        .satisfies(edit -> assertThat(edit.place()).isEqualTo("line 3"))
        .satisfies(edit -> assertThat(edit.attributes()).isEqualTo(Map.of("site", "nord")));
  }

  @Test
  void eachMistakeIsToldWithItsPlace() {
    assertThat(problems("id,state,until\np1,broken,\n,retired,\np3,,tomorrow\np4\n"))
        .satisfiesExactly(
            each -> assertThat(each).startsWith("line 2, column 2 (state): \"broken\" is no state"),
            each -> assertThat(each).startsWith("line 3, column 1 (id): There is no id"),
            each -> assertThat(each).startsWith("line 4, column 3 (until): \"tomorrow\" is no"),
            each ->
                assertThat(each).isEqualTo("line 5: The row has 1 fields, and the first line 3."));
    assertThat(problems("state\nretired\n").getFirst()).contains("There is no column id");
    assertThat(problems("id,site,site\n").getFirst())
        .contains("column 3: The column site is there");
    assertThat(problems(""))
        .containsExactly("line 1: The list is empty; the first line is id,state,until,…");
    assertThat(problems("id\n\"p1\n").getFirst()).startsWith("line 2: This is no row of CSV");
    EditsRefused refused =
        catchThrowableOfType(
            EditsRefused.class, () -> DeviceCsv.read(new byte[] {'i', 'd', '\n', (byte) 0xfc}));
    assertThat(refused.problems().getFirst().message()).contains("isn't UTF-8");
  }

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    StringBuilder text = new StringBuilder();
    DeviceCsvWriter writer =
        new DeviceCsvWriter(text, new TreeSet<>(List.of("site", "until", "attribute:x")));
    Map<String, String> attributes =
        Map.of("site", "say \"north\", or", "until", "late", "attribute:x", "y");
    writer.add(
        "p1",
        new DeviceStatus(
            DeviceLife.COMMISSIONED,
            Instant.parse("2026-12-24T15:00:00Z").toEpochMilli(),
            attributes));
    assertThat(read(text.toString()))
        .containsExactly(
            new DeviceEdit(
                "line 2",
                "p1",
                Optional.of(DeviceLife.COMMISSIONED),
                Optional.of(Instant.parse("2026-12-24T15:00:00Z")),
                attributes));
  }

  @Test
  void jsonIsReadByPointers() throws Exception {
    assertThat(
            DeviceJsonEdits.list(
                "[{\"id\": \"p1\", \"until\": null, \"attributes\": {\"site\": null, \"bar\": 4}}]"
                    .getBytes(StandardCharsets.UTF_8)))
        .containsExactly(
            new DeviceEdit(
                "/0",
                "p1",
                Optional.empty(),
                Optional.of(Instant.EPOCH),
                Map.of("site", "", "bar", "4")));
    EditsRefused refused =
        catchThrowableOfType(
            EditsRefused.class,
            () ->
                DeviceJsonEdits.list(
                    "[{\"id\": \"p1\", \"live\": 1, \"state\": \"gone\"}, 7]"
                        .getBytes(StandardCharsets.UTF_8)));
    assertThat(refused.problems())
        .extracting(EditProblem::place)
        .containsExactly("/0/live", "/0/state", "/1/id", "/1");
  }

  @Test
  void noCellIsAFormulaInASpreadsheetAndEachIsReadAsItWas() {
    for (String text :
        List.of("=1+1", "+GROUP", "-cmd", "@sum", "\t=x", "'=quoted", "'plain", "a=b", "-12.5")) {
      String cell = SpreadsheetCell.written(text);
      assertThat(cell).doesNotMatch("[=+@\t].*|-[^0-9].*");
      assertThat(SpreadsheetCell.read(cell)).isEqualTo(text);
    }
    assertThat(SpreadsheetCell.written("-12.5")).isEqualTo("-12.5");
  }
}
