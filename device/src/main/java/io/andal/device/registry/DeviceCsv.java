package io.andal.device.registry;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A list of devices as CSV (RFC 4180, UTF-8): columns {@code id}, {@code state}, {@code until}, and
 * one for each attribute. {@link CsvColumns} says what a column is.
 */
public final class DeviceCsv {
  /** No longer list is read. */
  public static final int MAX_BYTES = 16 << 20;

  private DeviceCsv() {}

  /**
   * Reads edits: an empty {@code state} or {@code until} leaves what is known, an empty attribute
   * takes it away, and what has no column stays.
   *
   * @throws EditsRefused if something is wrong, by line and column, from 1
   */
  public static List<DeviceEdit> read(byte[] body) throws EditsRefused {
    if (body.length > MAX_BYTES) {
      throw EditsRefused.of("", "A list has at most 16 MiB; split it.");
    }
    String text = text(body);
    String header = text.lines().findFirst().orElse("");
    // Spreadsheets write semicolons where the comma is in numbers.
    char delimiter = header.contains(";") && !header.contains(",") ? ';' : ',';
    try (CSVParser parser =
        CSVParser.builder()
            .setReader(new StringReader(text))
            .setFormat(
                CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(delimiter)
                    .setIgnoreEmptyLines(false)
                    .get())
            .get()) {
      return read(parser);
    } catch (IOException e) {
      throw EditsRefused.of("", "This is no CSV.");
    }
  }

  private static List<DeviceEdit> read(CSVParser parser) throws EditsRefused {
    EditChecks checks = new EditChecks();
    Iterator<CSVRecord> records = parser.iterator();
    long line = 1;
    CsvColumns columns = null;
    List<DeviceEdit> edits = new ArrayList<>();
    try {
      while (records.hasNext()) {
        CSVRecord row = records.next();
        if (row.size() == 1 && row.get(0).isBlank()) {
          line = parser.getCurrentLineNumber() + 1;
          continue;
        }
        if (columns == null) {
          columns = CsvColumns.of(row, line, checks);
          // Without columns nothing that follows means anything.
          checks.end(edits);
        } else if (edits.size() == EditChecks.MOST_DEVICES) {
          throw EditsRefused.of(
              "line " + line,
              "At most %d devices are changed at once; split the list."
                  .formatted(EditChecks.MOST_DEVICES));
        } else {
          edits.add(edit(columns, row, line, checks));
        }
        line = parser.getCurrentLineNumber() + 1;
      }
    } catch (UncheckedIOException | IllegalStateException e) {
      checks.wrong(
          "line " + line, "This is no row of CSV; is a quotation mark missing, or one too many?");
    }
    if (columns == null) {
      throw EditsRefused.of("line 1", "The list is empty; the first line is id,state,until,…");
    }
    return checks.end(edits);
  }

  private static String text(byte[] body) throws EditsRefused {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw EditsRefused.of("", "The list isn't UTF-8; save it as \"CSV UTF-8\".");
    }
  }

  private static DeviceEdit edit(CsvColumns columns, CSVRecord row, long line, EditChecks checks) {
    if (row.size() != columns.size()) {
      checks.wrong(
          "line " + line,
          "The row has %d fields, and the first line %d.".formatted(row.size(), columns.size()));
    }
    String id = "";
    Optional<io.andal.device.document.DeviceLife> life = Optional.empty();
    Optional<Instant> until = Optional.empty();
    Map<String, String> attributes = new TreeMap<>();
    for (int i = 0; i < Math.min(row.size(), columns.size()); i++) {
      String place = columns.place(line, i);
      String cell = SpreadsheetCell.read(row.get(i));
      switch (columns.kind(i)) {
        case ID -> id = checks.id(place, cell);
        case STATE -> life = checks.life(place, cell);
        case UNTIL -> until = checks.until(place, cell);
        case ATTRIBUTE -> attributes.put(columns.name(i), checks.value(place, cell.strip()));
      }
    }
    return new DeviceEdit("line " + line, id, life, until, attributes);
  }
}
