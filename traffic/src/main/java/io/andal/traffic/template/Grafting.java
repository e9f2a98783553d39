package io.andal.traffic.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Joins branches of a tree, and takes along what is counted there. Not thread-safe. */
final class Grafting<L> {
  private final LeafOwner<L> owner;
  private final PathNode<L> root;

  Grafting(LeafOwner<L> owner, PathNode<L> root) {
    this.owner = owner;
    this.root = root;
  }

  /** The same operation with words that may be values left out. */
  Leaf<L> bucket(PathNode<L> node, String verb) {
    List<PathNode<L>> chain = new ArrayList<>();
    for (PathNode<L> at = node; at != null && at != root; at = at.parent) {
      chain.addFirst(at);
    }
    PathNode<L> masked = root;
    for (PathNode<L> at : chain) {
      masked =
          switch (at.kind) {
            case ROOT -> masked;
            case LITERAL -> at.told ? word(masked, at) : masked.addRest();
            case PATTERN -> masked.addPattern(at.text);
            case PARAMETER -> parameter(masked, at);
            case REST -> masked.addRest();
          };
    }
    return masked.leaf(verb, owner);
  }

  private static <L> PathNode<L> word(PathNode<L> masked, PathNode<L> like) {
    PathNode<L> word = masked.word(like.text);
    PathNode<L> found = word == null ? masked.addWord(like.text) : word;
    found.told = true;
    return found;
  }

  private static <L> PathNode<L> parameter(PathNode<L> masked, PathNode<L> like) {
    PathNode<L> parameter = masked.addParameter();
    parameter.classes |= like.classes;
    return parameter;
  }

  /** Makes parameters of words that are values. */
  void absorb(PathNode<L> node, Judgement<L> judgement) {
    List<Leaf<L>> below = new ArrayList<>();
    node.eachLeaf(below::add);
    below.forEach(this::detach);
    PathNode<L> parameter = node.addParameter();
    for (PathNode<L> value : judgement.values()) {
      node.words.remove(value.text);
      parameter.classes |= ValueClass.of(value.text).bit();
      merge(value, parameter);
    }
    judgement.skeletons().forEach(node::absorbSkeleton);
    node.absorbs |= judgement.absorbs();
    PathNode<L> rest = node.rest;
    if (node.absorbs && rest != null) {
      node.rest = null;
      merge(rest, parameter);
    }
    attach(node);
  }

  /** Lets words be told; returns whether there were any. */
  boolean tell(PathNode<L> node, List<PathNode<L>> words) {
    for (PathNode<L> word : words) {
      List<Leaf<L>> below = new ArrayList<>();
      word.eachLeaf(below::add);
      below.forEach(this::detach);
      word.told = true;
      attach(word);
    }
    return !words.isEmpty();
  }

  void detach(Leaf<L> leaf) {
    Leaf<L> bucket = leaf.bucket;
    if (bucket != null) {
      leaf.bucket = null;
      owner.takeOut(leaf.value(), bucket.value());
    }
  }

  /** Counts again in buckets what still may not be told. */
  void attach(PathNode<L> node) {
    List<Leaf<L>> below = new ArrayList<>();
    node.eachLeaf(below::add);
    for (Leaf<L> leaf : below) {
      if (leaf.bucket == null && leaf.kept() != null && !leaf.node.open()) {
        Leaf<L> bucket = bucket(leaf.node, leaf.verb());
        leaf.bucket = bucket;
        owner.putIn(leaf.value(), bucket.value());
      }
    }
  }

  /** Both are one from now on; nothing below {@code from} is in a bucket. */
  void merge(PathNode<L> from, PathNode<L> into) {
    into.times += from.times;
    into.told |= from.told;
    into.known |= from.known;
    into.absorbs |= from.absorbs;
    into.classes |= from.classes;
    from.skeletons.forEach(into::absorbSkeleton);
    into.severalBefore |= from.severalBefore || from.valueBefore != into.valueBefore;
    if (into.kind == PathNode.Kind.PARAMETER
        && into.text.isEmpty()
        && from.kind == PathNode.Kind.PARAMETER) {
      into.text = from.text;
    }
    for (Leaf<L> leaf : from.leaves.values()) {
      Leaf<L> same = into.leaf(leaf.verb(), owner);
      if (leaf.documented()) {
        same.document(leaf.template());
      }
      L kept = leaf.kept();
      if (kept != null) {
        owner.merge(kept, same.value());
      }
    }
    from.eachChild(child -> mergeChild(child, into));
  }

  private void mergeChild(PathNode<L> child, PathNode<L> into) {
    PathNode<L> same =
        switch (child.kind) {
          case ROOT -> into;
          case LITERAL -> into.word(child.text);
          case PATTERN -> into.addPattern(child.text);
          case PARAMETER -> into.parameter;
          case REST -> into.rest;
        };
    if (same != null) {
      merge(child, same);
      return;
    }
    child.parent = into;
    switch (child.kind) {
      case LITERAL -> into.put(child);
      case PARAMETER -> into.parameter = child;
      case REST -> into.rest = child;
      case ROOT, PATTERN -> {}
    }
  }

  /** What was described is only seen from now on. */
  void forgetDescription(PathNode<L> node) {
    node.known = false;
    Map<String, Leaf<L>> seen = new HashMap<>();
    for (Leaf<L> leaf : node.leaves.values()) {
      seen.put(leaf.verb(), leaf.undocumented());
    }
    node.leaves = seen;
    node.eachChild(this::forgetDescription);
  }

  void clear(PathNode<L> node) {
    node.words = Map.of();
    node.patterns = List.of();
    node.parameter = null;
    node.rest = null;
    node.leaves = new HashMap<>();
  }

  /** All nodes at and below it that have words. */
  void eachNode(PathNode<L> node, Consumer<PathNode<L>> consumer) {
    if (!node.words.isEmpty()) {
      consumer.accept(node);
    }
    node.eachChild(child -> eachNode(child, consumer));
  }
}
