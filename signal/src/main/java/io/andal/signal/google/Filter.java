package io.andal.signal.google;

import io.andal.signal.BadSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A monitoring filter, taken apart as far as it is a row of comparisons.
 *
 * @param type of the metric that it asks for
 * @param conditions all others; empty if {@code whole} is false
 * @param whole whether the conditions say all that the text says
 */
record Filter(String text, String type, List<Condition> conditions, boolean whole) {
  private static final String QUOTED = "\"((?:[^\"\\\\]|\\\\.)*)\"";
  private static final Pattern TYPE =
      Pattern.compile("\\bmetric\\.type\\s*=\\s*\"([A-Za-z0-9._/:-]{1,400})\"");
  private static final Pattern COMPARISON =
      Pattern.compile(
          "\\s*([a-z_]+(?:\\.[A-Za-z0-9_]+)*)\\s*(!=|>=|<=|=|>|<)\\s*(?:"
              + QUOTED
              + "|one_of\\s*\\(((?:[^()\"]|"
              + QUOTED
              + ")*)\\)|([A-Za-z0-9_.+-]+))(?=\\s|$)\\s*(AND\\b|$)?");
  private static final Pattern ONE = Pattern.compile(QUOTED);
  private static final int LONGEST = 2048;

  Filter {
    conditions = List.copyOf(conditions);
  }

  static Filter parse(String text) throws BadSpec {
    String stripped = text.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST) {
      throw new BadSpec(
          "A filter has 1 to %d characters.".formatted(LONGEST),
          "Write one such as metric.type=\"run.googleapis.com/request_count\".");
    }
    Set<String> types = new LinkedHashSet<>();
    Matcher type = TYPE.matcher(stripped);
    while (type.find()) {
      types.add(type.group(1));
    }
    if (types.size() != 1) {
      throw new BadSpec(
          "A filter names one metric, and this one names %s."
              .formatted(types.isEmpty() ? "none" : String.join(" and ", types)),
          "Write metric.type=\"run.googleapis.com/request_count\" and what else it has to be.");
    }
    List<Condition> conditions = new ArrayList<>();
    boolean whole = comparisons(stripped, conditions);
    return new Filter(stripped, types.iterator().next(), whole ? conditions : List.of(), whole);
  }

  /** Whether the whole text is comparisons with AND between them. */
  private static boolean comparisons(String text, List<Condition> into) {
    Matcher next = COMPARISON.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!next.region(at, text.length()).lookingAt()) {
        return false;
      }
      Condition condition = condition(next);
      if (condition.key().equals("metric.type")) {
        if (!condition.operator().equals("=")) {
          return false;
        }
      } else {
        into.add(condition);
      }
      at = next.end();
    }
    return !text.endsWith("AND");
  }

  private static Condition condition(Matcher found) {
    String key =
        found
            .group(1)
            .replaceFirst("^metric\\.label\\.", "metric.labels.")
            .replaceFirst("^resource\\.label\\.", "resource.labels.");
    String literal = text(found, text(found, text(found, "", 6), 3, "\"%s\""), 4, "one_of(%s)");
    if (found.group(4) != null) {
      List<String> values = new ArrayList<>();
      Matcher one = ONE.matcher(found.group(4));
      while (one.find()) {
        values.add(unquoted(one.group(1)));
      }
      // Only an equality can be one of several.
      boolean equal = found.group(2).equals("=");
      return new Condition(
          key, equal ? "one_of" : found.group(2), equal ? values : List.of(), literal);
    }
    String value = found.group(3) == null ? text(found, "", 6) : unquoted(found.group(3));
    return new Condition(key, found.group(2), List.of(value), literal);
  }

  private static String text(Matcher found, String otherwise, int group) {
    String text = found.group(group);
    return text == null ? otherwise : text;
  }

  private static String text(Matcher found, String otherwise, int group, String form) {
    String text = found.group(group);
    return text == null ? otherwise : form.formatted(text);
  }

  private static String unquoted(String text) {
    return text.replaceAll("\\\\(.)", "$1");
  }

  /** The text with other conditions. */
  static String text(String type, Iterable<String> conditions) {
    StringBuilder text = new StringBuilder("metric.type=\"").append(type).append('"');
    conditions.forEach(condition -> text.append(" AND ").append(condition));
    return text.toString();
  }
}
