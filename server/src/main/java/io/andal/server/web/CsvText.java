package io.andal.server.web;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes CSV (RFC 4180) that spreadsheets show as text: what they would take for a formula gets an
 * apostrophe before it.
 */
public final class CsvText {
  private final List<String> lines = new ArrayList<>();

  /** Adds a line. */
  public CsvText line(String... values) {
    lines.add(String.join(",", List.of(values).stream().map(CsvText::field).toList()));
    return this;
  }

  private static String field(String value) {
    boolean formula = !value.isEmpty() && "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0;
    String safe = formula ? "'" + value : value;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  @Override
  public String toString() {
    return String.join("\r\n", lines) + "\r\n";
  }
}
