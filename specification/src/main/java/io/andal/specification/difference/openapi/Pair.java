package io.andal.specification.difference.openapi;

import java.util.ArrayList;
import java.util.List;

/** Two schemas that stand at the same place: what differs in them, and the pairs below them. */
final class Pair {
  private final Schema base;
  private final Schema revision;
  private final List<Fact> facts = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final List<Pair> above = new ArrayList<>();
  private boolean changed;

  /**
   * A pair below a pair.
   *
   * @param label a field's name, {@code []} for items; empty if it is about the same value
   * @param property whether it is about a value within the value
   * @param inverted whether what it forbids is valid
   */
  record Edge(String label, boolean property, boolean inverted, Fact.Access access, Pair below) {}

  Pair(Schema base, Schema revision) {
    this.base = base;
    this.revision = revision;
  }

  Schema base() {
    return base;
  }

  Schema revision() {
    return revision;
  }

  List<Fact> facts() {
    return facts;
  }

  List<Edge> edges() {
    return edges;
  }

  List<Pair> above() {
    return above;
  }

  void add(Fact fact) {
    facts.add(fact);
  }

  void connect(Edge edge) {
    edges.add(edge);
    edge.below().above.add(this);
  }

  /** Whether anything differs in it or below it. */
  boolean changed() {
    return changed;
  }

  void markChanged() {
    changed = true;
  }
}
