package io.andal.signal.google;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges filters as a fake Google: comparisons with AND between them, and nothing else. */
record FakeFilter(String type, List<Comparison> comparisons) {
  private static final Pattern COMPARISON =
      Pattern.compile("([a-z_.A-Z0-9]+) ?(!?=) ?(one_of\\([^)]*\\)|\"[^\"]*\"|[0-9]+)");

  record Comparison(String key, boolean equal, List<String> values) {
    boolean holds(FakeMetric.Row row) {
      return values.contains(row.label(key)) == equal;
    }
  }

  static FakeFilter parse(String text) {
    String type = "";
    List<Comparison> comparisons = new ArrayList<>();
    for (String part : text.split(" AND ", -1)) {
      Matcher matcher = COMPARISON.matcher(part.strip());
      if (!matcher.matches()) {
        throw new IllegalArgumentException("The fake doesn't understand " + part);
      }
      List<String> values = new ArrayList<>();
      for (String value : matcher.group(3).replaceAll("one_of\\(|\\)", "").split(", ?", -1)) {
        values.add(value.replace("\"", ""));
      }
      if (matcher.group(1).equals("metric.type")) {
        type = values.getFirst();
      } else {
        comparisons.add(new Comparison(matcher.group(1), matcher.group(2).equals("="), values));
      }
    }
    return new FakeFilter(type, comparisons);
  }

  boolean takes(FakeMetric.Row row) {
    return comparisons.stream().allMatch(one -> one.holds(row));
  }
}
