package io.andal.server.web;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe in
 * front, because names come from people.
 */
public final class CsvTable {
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private final StringBuilder out = new StringBuilder();

  public CsvTable(String... columns) {
    row(List.of(columns));
  }

  /** Adds a row; numbers and null (an empty cell) stand as they are. */
  public CsvTable add(@org.jspecify.annotations.Nullable Object... cells) {
    row(java.util.Arrays.asList(cells));
    return this;
  }

  private void row(List<? extends @org.jspecify.annotations.Nullable Object> cells) {
    out.append(cells.stream().map(CsvTable::cell).collect(Collectors.joining(","))).append("\r\n");
  }

  private static String cell(@org.jspecify.annotations.Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Number) {
      return value.toString();
    }
    String text = value.toString();
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return quoted(formula ? "'" + text : text);
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** The whole table. */
  @Override
  public String toString() {
    return out.toString();
  }
}
