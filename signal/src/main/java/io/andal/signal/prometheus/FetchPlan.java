package io.andal.signal.prometheus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts demands together so that few queries serve them all: those on one metric that fix a common
 * label share a query for all its values.
 */
final class FetchPlan {
  /** Prometheus looks up alternatives of a regular expression by index up to 256 of them. */
  private static final int VALUES_PER_QUERY = 200;

  private FetchPlan() {}

  static List<Fetch> of(List<Demand> demands) {
    Map<String, List<Group>> byName = new LinkedHashMap<>();
    for (Demand demand : demands) {
      String name = demand.selector().name();
      String key = name.isEmpty() ? demand.selector().toString() : name;
      List<Group> groups = byName.computeIfAbsent(key, _ -> new ArrayList<>());
      groups.stream()
          .filter(group -> group.fits(demand))
          .findFirst()
          .orElseGet(
              () -> {
                Group group = new Group(demand.fixedLabels());
                groups.add(group);
                return group;
              })
          .add(demand);
    }
    List<Fetch> fetches = new ArrayList<>();
    byName.values().forEach(groups -> groups.forEach(group -> fetches.addAll(group.fetches())));
    return fetches;
  }

  /**
   * Demands on one metric with at least one label that all of them fix, or that one leaves open.
   */
  private static final class Group {
    private final List<Demand> demands = new ArrayList<>();
    private final Set<String> common;

    Group(Set<String> fixed) {
      common = new HashSet<>(fixed);
    }

    /** A metric asked for as a whole is asked for by itself, or it would widen other queries. */
    boolean fits(Demand demand) {
      Set<String> fixed = demand.fixedLabels();
      return common.isEmpty() ? fixed.isEmpty() : fixed.stream().anyMatch(common::contains);
    }

    void add(Demand demand) {
      demands.add(demand);
      common.retainAll(demand.fixedLabels());
    }

    List<Fetch> fetches() {
      String index = widest();
      if (index.isEmpty()) {
        return List.of(Fetch.covering(demands, ""));
      }
      List<Demand> sorted = new ArrayList<>(demands);
      sorted.sort(Comparator.comparing(demand -> demand.accepted(index).getFirst()));
      List<Fetch> fetches = new ArrayList<>();
      List<Demand> together = new ArrayList<>();
      Set<String> values = new HashSet<>();
      for (Demand demand : sorted) {
        boolean full = values.size() >= VALUES_PER_QUERY || Fetch.isLong(values);
        if (full && !values.containsAll(demand.accepted(index))) {
          fetches.add(Fetch.covering(together, index));
          together = new ArrayList<>();
          values.clear();
        }
        together.add(demand);
        values.addAll(demand.accepted(index));
      }
      fetches.add(Fetch.covering(together, index));
      return fetches;
    }

    /** The common label with the most values, which tells demands apart best. */
    private String widest() {
      String widest = "";
      int most = 1;
      for (String label : new TreeSet<>(common)) {
        int values = Fetch.union(demands, label).size();
        if (values > most) {
          widest = label;
          most = values;
        }
      }
      return widest;
    }
  }
}
