package io.andal.signal.prometheus;

import io.andal.signal.Matcher;
import io.andal.signal.Matcher.Operator;
import io.andal.signal.Selector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One query that serves several demands: its selector covers all of theirs, and each series of the
 * answer is handed to those it fits.
 *
 * @param selector what is asked
 * @param demands all that are served
 * @param indexLabel a label that every demand fixes; empty if there is none
 * @param byValue the demands by the value of that label
 */
record Fetch(
    Selector selector, List<Demand> demands, String indexLabel, Map<String, List<Demand>> byValue) {
  private static final String META = "\\.+*?()|[]{}^$";

  /** Characters of alternatives, which become at most twice as many by escaping. */
  private static final int LONG = 4_000;

  /** The query that covers these demands, which share a metric's name. */
  static Fetch covering(List<Demand> demands, String indexLabel) {
    Demand first = demands.getFirst();
    if (demands.size() == 1 && !first.asksBound()) {
      return new Fetch(first.selector(), demands, "", Map.of());
    }
    List<Matcher> matchers = new ArrayList<>();
    for (Matcher matcher : first.selector().matchers()) {
      String label = matcher.label();
      if (matcher.operator() == Operator.EQUAL && !first.accepted(label).isEmpty()) {
        TreeSet<String> values = union(demands, label);
        boolean index = label.equals(indexLabel);
        if (!values.isEmpty() && (index || values.size() == 1 || !isLong(values))) {
          matchers.add(oneOf(label, values));
        }
      } else if (demands.stream().allMatch(d -> d.selector().matchers().contains(matcher))) {
        matchers.add(matcher);
      }
    }
    Map<String, List<Demand>> byValue = new HashMap<>();
    if (!indexLabel.isEmpty()) {
      for (Demand demand : demands) {
        for (String value : demand.accepted(indexLabel)) {
          byValue.computeIfAbsent(value, _ -> new ArrayList<>()).add(demand);
        }
      }
    }
    Selector selector = Selector.of(first.selector().name(), matchers);
    return new Fetch(selector, List.copyOf(demands), indexLabel, byValue);
  }

  /** The demands that a series counts for. */
  List<Demand> takers(Map<String, String> labels) {
    List<Demand> candidates =
        indexLabel.isEmpty()
            ? demands
            : byValue.getOrDefault(labels.getOrDefault(indexLabel, ""), List.of());
    List<Demand> takers = new ArrayList<>(candidates.size());
    for (Demand demand : candidates) {
      if (demand.selector().matches(labels)) {
        takers.add(demand);
      }
    }
    return takers;
  }

  /** All values that the demands accept for a label; empty if one of them accepts any. */
  static TreeSet<String> union(Collection<Demand> demands, String label) {
    TreeSet<String> values = new TreeSet<>();
    for (Demand demand : demands) {
      List<String> accepted = demand.accepted(label);
      if (accepted.isEmpty()) {
        return new TreeSet<>();
      }
      values.addAll(accepted);
    }
    return values;
  }

  /** Whether values are too long to be alternatives of one regular expression. */
  static boolean isLong(Collection<String> values) {
    return values.stream().mapToInt(String::length).sum() > LONG;
  }

  /** A condition that takes one of these values. */
  static Matcher oneOf(String label, Collection<String> values) {
    if (values.size() == 1) {
      return Matcher.of(label, Operator.EQUAL, values.iterator().next());
    }
    return Matcher.of(
        label,
        Operator.REGEX,
        values.stream().map(Fetch::literal).collect(Collectors.joining("|")));
  }

  private static String literal(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (META.indexOf(c) >= 0) {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString();
  }
}
