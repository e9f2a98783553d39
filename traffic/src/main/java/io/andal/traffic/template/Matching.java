package io.andal.traffic.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the template of a path, as OpenAPI's "Path Templating Matching" wants it: what is concrete
 * goes before what is templated, segment by segment.
 */
final class Matching {
  /** Steps that one search may take: a description could have all ways at each segment. */
  private static final int MOST_STEPS = 300;

  private Matching() {}

  /**
   * The described node of a path, one that has the verb before one that hasn't; null if none.
   *
   * @param route whether segments may be parameters themselves
   */
  static <L> @Nullable PathNode<L> described(
      PathNode<L> root, List<String> segments, String verb, boolean route) {
    PathNode<L> found = new Search(segments, verb, route).from(root, 0);
    return found != null ? found : new Search(segments, "", route).from(root, 0);
  }

  private static final class Search {
    private final List<String> segments;
    private final String verb;
    private final boolean route;
    private int steps;

    Search(List<String> segments, String verb, boolean route) {
      this.segments = segments;
      this.verb = verb;
      this.route = route;
    }

    <L> @Nullable PathNode<L> from(PathNode<L> node, int index) {
      if (index == segments.size()) {
        return has(node) ? node : null;
      }
      if (steps++ > MOST_STEPS) {
        return null;
      }
      String segment = segments.get(index);
      boolean parameter = route && Segments.parameter(segment) != null;
      if (!parameter) {
        PathNode<L> word = node.word(segment);
        PathNode<L> found = word != null && word.known ? from(word, index + 1) : null;
        if (found != null) {
          return found;
        }
      }
      for (PathNode<L> pattern : node.patterns) {
        if (pattern.known && (parameter || fits(pattern.text, segment))) {
          PathNode<L> found = from(pattern, index + 1);
          if (found != null) {
            return found;
          }
        }
      }
      PathNode<L> any = node.parameter;
      boolean allowed = any != null && any.known && (parameter || !route);
      return allowed && any != null ? from(any, index + 1) : null;
    }

    private <L> boolean has(PathNode<L> node) {
      if (verb.isEmpty()) {
        return node.known && node.leaves.values().stream().anyMatch(Leaf::documented);
      }
      Leaf<L> leaf = node.leaves.get(verb);
      return leaf != null && leaf.documented();
    }
  }

  /** Whether a segment is made as a pattern says: {@code 7.json} as {@code {id}.json}. */
  static boolean fits(String pattern, String segment) {
    int at = 0;
    int from = 0;
    while (at < pattern.length()) {
      int open = pattern.indexOf('{', at);
      String fixed = pattern.substring(at, open < 0 ? pattern.length() : open);
      boolean first = at == 0;
      if (open < 0) {
        return segment.endsWith(fixed) && segment.length() - fixed.length() >= from;
      }
      int found = first ? (segment.startsWith(fixed) ? 0 : -1) : segment.indexOf(fixed, from);
      if (found < 0) {
        return false;
      }
      from = found + fixed.length() + 1;
      int close = pattern.indexOf('}', open);
      at = close < 0 ? pattern.length() : close + 1;
    }
    return from <= segment.length();
  }

  /** The node of a template that was learned; null if there is none. */
  static <L> @Nullable PathNode<L> learned(PathNode<L> root, List<String> segments) {
    PathNode<L> node = root;
    for (String segment : segments) {
      PathNode<L> next = step(node, segment);
      if (next == null) {
        return null;
      }
      node = next;
    }
    return node;
  }

  private static <L> @Nullable PathNode<L> step(PathNode<L> node, String segment) {
    if (segment.equals(TemplateText.REST)) {
      return node.rest != null ? node.rest : node.parameter;
    }
    PathNode<L> word = node.word(segment);
    if (word != null) {
      return word;
    }
    for (PathNode<L> pattern : node.patterns) {
      if (pattern.text.equals(segment)) {
        return pattern;
      }
    }
    return node.parameter;
  }
}
