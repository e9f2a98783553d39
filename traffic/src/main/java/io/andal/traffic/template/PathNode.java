package io.andal.traffic.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A segment of paths and what follows it. Not thread-safe. */
final class PathNode<L> {
  enum Kind {
    ROOT,
    LITERAL,
    /** Part of it is fixed: {@code {id}.json}. Only descriptions have such. */
    PATTERN,
    PARAMETER,
    /** Words that may be values, and what found no room. */
    REST
  }

  final Kind kind;
  @Nullable PathNode<L> parent;

  /** A literal's text, a pattern's text, a parameter's name; empty if it has none yet. */
  String text;

  Map<String, PathNode<L>> words = Map.of();
  List<PathNode<L>> patterns = List.of();
  @Nullable PathNode<L> parameter;
  @Nullable PathNode<L> rest;
  Map<String, Leaf<L>> leaves = new HashMap<>(2);

  /** Whether a description or a program's own template has it. */
  boolean known;

  /** Whether a literal may be told to anybody. */
  boolean told;

  /** Requests that passed it and found something. */
  long times;

  /** Classes of a parameter's values. */
  int classes;

  /** Whether new words below it are values. */
  boolean absorbs;

  /** Skeletons of words below it that are values. */
  Set<String> skeletons = Set.of();

  /** A hash of the value before it, and whether there were others. */
  int valueBefore;

  boolean severalBefore;

  PathNode(Kind kind, @Nullable PathNode<L> parent, String text) {
    this.kind = kind;
    this.parent = parent;
    this.text = text;
  }

  /** A literal below; null if there is none. */
  @Nullable PathNode<L> word(String segment) {
    return words.get(segment);
  }

  PathNode<L> addWord(String segment) {
    PathNode<L> added = new PathNode<>(Kind.LITERAL, this, segment);
    put(added);
    return added;
  }

  void put(PathNode<L> literal) {
    if (words.isEmpty()) {
      words = new HashMap<>();
    }
    words.put(literal.text, literal);
  }

  PathNode<L> addParameter() {
    if (parameter == null) {
      parameter = new PathNode<>(Kind.PARAMETER, this, "");
    }
    return parameter;
  }

  PathNode<L> addRest() {
    if (rest == null) {
      rest = new PathNode<>(Kind.REST, this, "");
    }
    return rest;
  }

  PathNode<L> addPattern(String text) {
    for (PathNode<L> pattern : patterns) {
      if (pattern.text.equals(text)) {
        return pattern;
      }
    }
    PathNode<L> added = new PathNode<>(Kind.PATTERN, this, text);
    patterns = new ArrayList<>(patterns);
    patterns.add(added);
    return added;
  }

  void absorbSkeleton(String skeleton) {
    if (skeletons.isEmpty()) {
      skeletons = new HashSet<>();
    }
    skeletons.add(skeleton);
  }

  Leaf<L> leaf(String verb, LeafOwner<L> owner) {
    Leaf<L> leaf = leaves.get(verb);
    if (leaf == null) {
      leaf = new Leaf<>(this, verb, owner);
      leaves.put(verb, leaf);
    }
    return leaf;
  }

  /** Whether it and all above it may be told. */
  boolean open() {
    for (PathNode<L> at = this; at != null; at = at.parent) {
      if (at.kind == Kind.LITERAL && !at.told) {
        return false;
      }
    }
    return true;
  }

  int depth() {
    int depth = 0;
    for (PathNode<L> at = parent; at != null; at = at.parent) {
      depth++;
    }
    return depth;
  }

  /** Whether collections begin below it: below the host, {@code /api}, {@code /api/v1}. */
  boolean isPrefix() {
    for (PathNode<L> at = this; at != null; at = at.parent) {
      boolean prefix =
          at.kind == Kind.ROOT
              || (at.kind == Kind.LITERAL
                  && (Vocabulary.isPrefix(at.text) || Character.isDigit(at.text.charAt(0))));
      if (!prefix) {
        return false;
      }
    }
    return true;
  }

  /** All leaves at and below it, in an order that depends on nothing but their paths. */
  void eachLeaf(Consumer<Leaf<L>> consumer) {
    new TreeMap<>(leaves).values().forEach(consumer);
    eachChild(child -> child.eachLeaf(consumer));
  }

  void eachChild(Consumer<PathNode<L>> consumer) {
    new TreeMap<>(words).values().forEach(consumer);
    patterns.forEach(consumer);
    if (parameter != null) {
      consumer.accept(parameter);
    }
    if (rest != null) {
      consumer.accept(rest);
    }
  }
}
