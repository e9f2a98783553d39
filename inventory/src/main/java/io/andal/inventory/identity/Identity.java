package io.andal.inventory.identity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of all known places are one API. The groups follow from what is known of the places
 * and from what people decided, never from the order in which it was learned; a change looks only
 * at the places that it can touch. Not thread-safe.
 */
public final class Identity {
  private final Map<Long, PlaceTraits> traits = new HashMap<>();
  private final Map<Long, Map<Long, Link>> links = new HashMap<>();
  private final Candidates candidates = new Candidates();
  private final Map<Long, SortedSet<Long>> groupOf = new HashMap<>();

  /** What is known of a place now; empty if nothing is. */
  public @Nullable PlaceTraits traits(long place) {
    return traits.get(place);
  }

  /** The places that are one with a place, itself among them; only itself if it isn't known. */
  public SortedSet<Long> group(long place) {
    return groupOf.getOrDefault(place, new TreeSet<>(Set.of(place)));
  }

  /** Learns a place as it was when it was last grouped, for the start. */
  public void restore(PlaceTraits place) {
    traits.put(place.place(), place);
    candidates.add(place);
  }

  /** Learns a decision as it was, for the start. */
  public void restore(Link link) {
    links.computeIfAbsent(link.one(), _ -> new HashMap<>()).put(link.other(), link);
    links.computeIfAbsent(link.other(), _ -> new HashMap<>()).put(link.one(), link);
  }

  /** Takes over how places were grouped, for the start. */
  public void restore(SortedSet<Long> group) {
    group.forEach(place -> groupOf.put(place, group));
  }

  /**
   * Learns places, each instead of what was known of it, and forgets others.
   *
   * @return all groups that may have changed, complete
   */
  public List<Group> change(Collection<PlaceTraits> now, Collection<Long> removed) {
    Set<Long> touched = new TreeSet<>();
    // what was near before may fall apart
    now.forEach(place -> touched.addAll(near(place.place())));
    removed.forEach(place -> touched.addAll(near(place)));
    for (long place : removed) {
      forget(place);
      SortedSet<Long> group = groupOf.remove(place);
      if (group != null) {
        group.remove(place);
        touched.addAll(group);
      }
      touched.remove(place);
    }
    for (PlaceTraits place : now) {
      forget(place.place());
      restore(place);
      touched.add(place.place());
    }
    return regroup(touched);
  }

  /** Heeds decisions, each instead of an earlier one about the same two places. */
  public List<Group> decide(Collection<Link> decided, Collection<Link> withdrawn) {
    Set<Long> touched = new TreeSet<>();
    for (Link link : withdrawn) {
      links.getOrDefault(link.one(), new HashMap<>()).remove(link.other());
      links.getOrDefault(link.other(), new HashMap<>()).remove(link.one());
      touched.addAll(List.of(link.one(), link.other()));
    }
    for (Link link : decided) {
      restore(link);
      touched.addAll(List.of(link.one(), link.other()));
    }
    touched.retainAll(traits.keySet());
    return regroup(touched);
  }

  private void forget(long place) {
    PlaceTraits before = traits.remove(place);
    if (before != null) {
      candidates.remove(before);
    }
  }

  private Set<Long> near(long place) {
    Set<Long> near = new TreeSet<>(group(place));
    near.retainAll(traits.keySet());
    if (traits.containsKey(place)) {
      edges(place).forEach(edge -> near.add(edge.other(place)));
    }
    return near;
  }

  /** Groups everything anew that is connected with some places now, or was. */
  private List<Group> regroup(Set<Long> touched) {
    Map<Long, List<Edge>> edges = new HashMap<>();
    Deque<Long> open = new ArrayDeque<>(touched);
    Set<Long> closure = new TreeSet<>(touched);
    while (!open.isEmpty()) {
      long place = open.pop();
      List<Edge> own = edges(place);
      edges.put(place, own);
      Set<Long> next = new TreeSet<>(group(place));
      own.forEach(edge -> next.add(edge.other(place)));
      for (long one : next) {
        if (traits.containsKey(one) && closure.add(one)) {
          open.push(one);
        }
      }
    }
    List<Group> groups = new Grouping(closure, edges, traits, apart(closure)).groups();
    for (Group group : groups) {
      restore(group.places());
    }
    return groups;
  }

  private List<Edge> edges(long place) {
    PlaceTraits own = Objects.requireNonNull(traits.get(place));
    List<Edge> edges = new ArrayList<>();
    for (long other : candidates.of(own)) {
      Edge.between(own, Objects.requireNonNull(traits.get(other))).ifPresent(edges::add);
    }
    for (Link link : links.getOrDefault(place, Map.of()).values()) {
      long other = link.one() == place ? link.other() : link.one();
      PlaceTraits there = traits.get(other);
      if (link.together() && there != null) {
        edges.add(Edge.decided(own, there, link.note()));
      }
    }
    Collections.sort(edges);
    return edges;
  }

  private Set<Link> apart(Set<Long> closure) {
    Set<Link> apart = new HashSet<>();
    for (long place : closure) {
      for (Link link : links.getOrDefault(place, Map.of()).values()) {
        if (!link.together()) {
          apart.add(link);
        }
      }
    }
    return apart;
  }
}
