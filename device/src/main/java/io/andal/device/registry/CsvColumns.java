package io.andal.device.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;

/**
 * What the columns of a list are. An attribute's column has its name; one that is called like
 * another column is written {@code attribute:state}.
 */
record CsvColumns(List<Kind> kinds, List<String> names) {
  private static final String PREFIX = "attribute:";
  private static final int MOST = 3 + DeviceEdit.MOST_ATTRIBUTES;

  CsvColumns {
    kinds = List.copyOf(kinds);
    names = List.copyOf(names);
  }

  /** What a column says. */
  enum Kind {
    ID,
    STATE,
    UNTIL,
    ATTRIBUTE;

    /** As the first line writes it. */
    String spelling() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Reads the first line. */
  static CsvColumns of(CSVRecord header, long line, EditChecks checks) {
    List<Kind> kinds = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < header.size(); i++) {
      String text = header.get(i).strip();
      Kind kind = kind(text);
      String name = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
      kinds.add(kind);
      names.add(name);
      String place = "line %d, column %d".formatted(line, i + 1);
      if (!seen.add(kind + " " + name)) {
        checks.wrong(place, "The column %s is there twice.".formatted(text));
      } else if (kind == Kind.ATTRIBUTE && checks.isName(place, name) && header.size() > MOST) {
        checks.wrong(place, "A device has at most 20 attributes.");
      }
    }
    if (!kinds.contains(Kind.ID)) {
      checks.wrong(
          "line " + line, "There is no column id; the first line is such as id,state,until,site.");
    }
    return new CsvColumns(kinds, names);
  }

  private static Kind kind(String text) {
    for (Kind kind : Kind.values()) {
      if (kind != Kind.ATTRIBUTE && kind.spelling().equals(text)) {
        return kind;
      }
    }
    return Kind.ATTRIBUTE;
  }

  /** How the column of an attribute is called. */
  static String title(String attribute) {
    boolean plain = kind(attribute) == Kind.ATTRIBUTE && !attribute.startsWith(PREFIX);
    return plain ? attribute : PREFIX + attribute;
  }

  int size() {
    return kinds.size();
  }

  Kind kind(int column) {
    return kinds.get(column);
  }

  String name(int column) {
    return names.get(column);
  }

  /** Where a cell is, for people. */
  String place(long line, int column) {
    return "line %d, column %d (%s)".formatted(line, column + 1, names.get(column));
  }
}
