package io.andal.device.registry;

import java.util.regex.Pattern;

/**
 * Texts that a spreadsheet would take for a formula get an apostrophe in front, for devices choose
 * them, and people open lists with a click. Reading takes it away again.
 */
final class SpreadsheetCell {
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+([.,][0-9]+)?");

  private SpreadsheetCell() {}

  static String written(String text) {
    return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
  }

  static String read(String cell) {
    return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
  }
}
