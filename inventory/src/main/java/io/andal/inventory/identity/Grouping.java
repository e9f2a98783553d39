package io.andal.inventory.identity;

import io.andal.inventory.identity.PlaceTraits.Form;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes groups of connected places. What is described joins by any evidence; a place that only
 * names an API or was only seen joins one group of described ones, if there is exactly one that it
 * can mean, and never joins two; those that are left join each other. What was decided to be apart
 * stays apart: the stronger evidence is heeded first.
 */
final class Grouping {
  private static final int SENTENCES = 4;

  private final Set<Long> places;
  private final Map<Long, PlaceTraits> traits;
  private final List<Edge> edges;
  private final Set<Link> apart;
  private final Map<Long, Long> parent = new HashMap<>();

  Grouping(
      Set<Long> places,
      Map<Long, List<Edge>> edges,
      Map<Long, PlaceTraits> traits,
      Set<Link> apart) {
    this.places = places;
    this.traits = traits;
    this.apart = apart;
    // both ends found each edge
    this.edges =
        edges.entrySet().stream()
            .flatMap(
                entry ->
                    entry.getValue().stream().filter(edge -> edge.one().place() == entry.getKey()))
            .sorted()
            .toList();
  }

  List<Group> groups() {
    edges.stream().filter(edge -> !edge.leaf() && !edge.betweenLeaves()).forEach(this::join);
    attachLeaves();
    Set<Long> attached = rootsOfDescribed();
    for (Edge edge : edges) {
      if (edge.betweenLeaves()
          && !attached.contains(root(edge.one().place()))
          && !attached.contains(root(edge.two().place()))) {
        join(edge);
      }
    }
    return collect();
  }

  private Set<Long> rootsOfDescribed() {
    Set<Long> roots = new TreeSet<>();
    for (long place : places) {
      if (Objects.requireNonNull(traits.get(place)).form() == Form.DESCRIBED) {
        roots.add(root(place));
      }
    }
    return roots;
  }

  /** Only the strongest evidence of a leaf counts, and only if it all leads to one group. */
  private void attachLeaves() {
    Set<Long> described = rootsOfDescribed();
    Map<Long, List<Edge>> ofLeaf = new TreeMap<>();
    for (Edge edge : edges) {
      if (edge.leaf()) {
        PlaceTraits leaf = edge.one().form() == Form.DESCRIBED ? edge.two() : edge.one();
        long root = root(leaf.place());
        if (!described.contains(root)) {
          ofLeaf.computeIfAbsent(root, _ -> new ArrayList<>()).add(edge);
        }
      }
    }
    List<Edge> accepted = new ArrayList<>();
    for (List<Edge> own : ofLeaf.values()) {
      int best = own.getFirst().evidence().strength();
      List<Edge> strongest =
          own.stream().filter(edge -> edge.evidence().strength() == best).toList();
      if (strongest.stream().map(this::describedRoot).distinct().count() == 1) {
        accepted.add(strongest.getFirst());
      }
    }
    accepted.stream().sorted().forEach(this::join);
  }

  private long describedRoot(Edge edge) {
    return root(edge.one().form() == Form.DESCRIBED ? edge.one().place() : edge.two().place());
  }

  private void join(Edge edge) {
    long one = root(edge.one().place());
    long other = root(edge.two().place());
    if (one != other && !forbidden(one, other)) {
      parent.put(Math.max(one, other), Math.min(one, other));
    }
  }

  private boolean forbidden(long one, long other) {
    for (Link link : apart) {
      if (!places.contains(link.one()) || !places.contains(link.other())) {
        continue;
      }
      long first = root(link.one());
      long second = root(link.other());
      if ((first == one && second == other) || (first == other && second == one)) {
        return true;
      }
    }
    return false;
  }

  private long root(long place) {
    long root = place;
    for (Long up = parent.get(root); up != null; up = parent.get(root)) {
      root = up;
    }
    if (root != place) {
      parent.put(place, root);
    }
    return root;
  }

  private List<Group> collect() {
    Map<Long, TreeSet<Long>> byRoot = new TreeMap<>();
    for (long place : places) {
      byRoot.computeIfAbsent(root(place), _ -> new TreeSet<>()).add(place);
    }
    Map<Long, List<String>> evidence = new HashMap<>();
    for (Edge edge : edges) {
      if (root(edge.one().place()) == root(edge.two().place())) {
        note(evidence, edge.one().place(), edge);
        note(evidence, edge.two().place(), edge);
      }
    }
    return byRoot.values().stream()
        .sorted(Comparator.comparing(TreeSet::first))
        .map(group -> new Group(group, ofGroup(group, evidence)))
        .toList();
  }

  private static Map<Long, List<String>> ofGroup(
      Set<Long> group, Map<Long, List<String>> evidence) {
    Map<Long, List<String>> own = new HashMap<>();
    for (long place : group) {
      own.put(place, evidence.getOrDefault(place, List.of()));
    }
    return own;
  }

  private static void note(Map<Long, List<String>> evidence, long place, Edge edge) {
    List<String> sentences = evidence.computeIfAbsent(place, _ -> new ArrayList<>());
    if (sentences.size() < SENTENCES) {
      sentences.add(edge.sentence(place));
    }
  }
}
