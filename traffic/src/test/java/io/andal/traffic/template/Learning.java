package io.andal.traffic.template;

import java.util.Map;
import java.util.TreeMap;

/** A tree of paths that counts what it is asked for. */
final class Learning implements LeafOwner<Learning.Count> {
  final PathTree<Count> tree = new PathTree<>(this);

  /** How often an operation was asked for. */
  static final class Count {
    long times;
  }

  Learning ask(String... paths) {
    for (String path : paths) {
      ask("GET", path, true);
    }
    return this;
  }

  Learning ask(String verb, String path, boolean found) {
    Leaf<Count> leaf = tree.find(verb, path, false, found);
    leaf.value().times++;
    Leaf<Count> bucket = leaf.bucket();
    if (bucket != null) {
      bucket.value().times++;
    }
    return this;
  }

  /** How often each operation was asked for, as it may be told. */
  Map<String, Long> told() {
    tree.settle();
    Map<String, Long> told = new TreeMap<>();
    tree.eachLeaf(
        leaf -> {
          Count count = leaf.kept();
          if (count != null && count.times > 0 && leaf.bucket() == null) {
            told.merge(leaf.verb() + " " + leaf.template(), count.times, Long::sum);
          }
        });
    return told;
  }

  @Override
  public Count open() {
    return new Count();
  }

  @Override
  public void merge(Count from, Count into) {
    into.times += from.times;
  }

  @Override
  public void takeOut(Count operation, Count bucket) {
    bucket.times -= operation.times;
  }

  @Override
  public void putIn(Count operation, Count bucket) {
    bucket.times += operation.times;
  }
}
