package io.andal.traffic.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether branches of a tree look alike: the same verbs, and the same below them. */
final class Likeness {
  private static final double MOST = 0.7;
  private static final String ANY = "/*";

  private Likeness() {}

  /**
   * Those that have something that several of them have, or that is below the parameter beside them
   * already.
   */
  static <L> List<PathNode<L>> alike(List<PathNode<L>> nodes, @Nullable PathNode<L> parameter) {
    Set<String> beside = parameter == null ? Set.of() : below(parameter);
    Map<String, Integer> frequent = new HashMap<>();
    for (PathNode<L> node : nodes) {
      parts(node).forEach(part -> frequent.merge(part, 1, Integer::sum));
    }
    int several = Math.max(2, nodes.size() / 4);
    List<PathNode<L>> alike = new ArrayList<>();
    Map<String, Integer> general = new HashMap<>();
    List<Set<String>> parts = new ArrayList<>();
    for (PathNode<L> node : nodes) {
      Set<String> ofNode = new HashSet<>();
      for (String part : parts(node)) {
        boolean own = part.startsWith("/") && frequent.getOrDefault(part, 0) < several;
        ofNode.add(own ? ANY : part);
      }
      ofNode.forEach(part -> general.merge(part, 1, Integer::sum));
      parts.add(ofNode);
    }
    for (int i = 0; i < nodes.size(); i++) {
      boolean common =
          parts.get(i).stream().anyMatch(part -> general.getOrDefault(part, 0) >= several);
      if (common || below(nodes.get(i)).stream().anyMatch(beside::contains)) {
        alike.add(nodes.get(i));
      }
    }
    return alike;
  }

  /** Whether so many of all are alike that they may be values of one parameter. */
  static <L> boolean areAlike(List<PathNode<L>> alike, List<PathNode<L>> all) {
    return alike.size() >= MOST * all.size();
  }

  /**
   * Whether most of them have the same collection below them, as things of one kind do: {@code
   * /users/ann/orders}, {@code /users/bob/orders}.
   */
  static <L> boolean ownTheSame(List<PathNode<L>> nodes) {
    Map<String, Integer> owners = new HashMap<>();
    for (PathNode<L> node : nodes) {
      node.words.keySet().stream()
          .filter(word -> !Vocabulary.isOperation(word))
          .forEach(word -> owners.merge(word, 1, Integer::sum));
    }
    return owners.values().stream().anyMatch(times -> times >= MOST * nodes.size());
  }

  private static <L> Set<String> parts(PathNode<L> node) {
    Set<String> parts = below(node);
    parts.addAll(node.leaves.keySet());
    return parts;
  }

  private static <L> Set<String> below(PathNode<L> node) {
    Set<String> parts = new HashSet<>();
    node.words.keySet().forEach(word -> parts.add("/" + word));
    if (node.parameter != null) {
      parts.add("/{}");
    }
    return parts;
  }
}
