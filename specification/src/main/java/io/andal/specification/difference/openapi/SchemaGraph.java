package io.andal.specification.difference.openapi;

import io.andal.specification.Mapping;
import io.andal.specification.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * All pairs of schemas that stand opposite each other. Each pair is compared once, however many
 * side lead to it, without recursion; so circles end, and the work is linear.
 */
final class SchemaGraph {
  /** Schemas that consist of one schema that consists of one schema … */
  private static final int CORES = 16;

  private final Side base;
  private final Side revision;
  private final Wording wording;
  private final IdentityHashMap<Node, IdentityHashMap<Node, Pair>> known = new IdentityHashMap<>();
  private final List<Pair> pairs = new ArrayList<>();
  private final IdentityHashMap<Node, Schema> schemas = new IdentityHashMap<>();
  private final Deque<Pair> open = new ArrayDeque<>();

  SchemaGraph(Side base, Side revision, Wording wording) {
    this.base = base;
    this.revision = revision;
    this.wording = wording;
  }

  Side base() {
    return base;
  }

  Side revision() {
    return revision;
  }

  Wording wording() {
    return wording;
  }

  /** The pair of two schemas, to be compared with all others later. */
  Pair pair(Spot baseSchema, Spot revisionSchema) {
    Spot one = base.resolve(baseSchema);
    Spot other = revision.resolve(revisionSchema);
    IdentityHashMap<Node, Pair> opposite =
        known.computeIfAbsent(one.node(), _ -> new IdentityHashMap<>(2));
    Pair there = opposite.get(other.node());
    if (there != null) {
      return there;
    }
    Pair pair = new Pair(schema(one), schema(other));
    opposite.put(other.node(), pair);
    pairs.add(pair);
    open.add(pair);
    return pair;
  }

  /** Sets a pair below another, unless both sides are written alike and refer to nothing. */
  void connect(Pair above, String label, boolean property, boolean inverted, Spot one, Spot other) {
    connect(above, label, property, inverted, Fact.Access.BOTH, one, other);
  }

  void connect(
      Pair above,
      String label,
      boolean property,
      boolean inverted,
      Fact.Access access,
      Spot one,
      Spot other) {
    if (!Values.sameAndClosed(one.node(), other.node())) {
      above.connect(new Pair.Edge(label, property, inverted, access, pair(one, other)));
    }
  }

  Schema baseSchema(Spot spot) {
    return schema(base.resolve(spot));
  }

  Schema revisionSchema(Spot spot) {
    return schema(revision.resolve(spot));
  }

  private Schema schema(Spot resolved) {
    return schemas.computeIfAbsent(resolved.node(), _ -> new Schema(resolved));
  }

  /** Compares all pairs, and finds those above a change. */
  void compare() {
    while (!open.isEmpty()) {
      Pair pair = open.remove();
      compare(pair);
    }
    Deque<Pair> changed = new ArrayDeque<>();
    for (Pair pair : pairs) {
      if (!pair.facts().isEmpty()) {
        pair.markChanged();
        changed.add(pair);
      }
    }
    while (!changed.isEmpty()) {
      for (Pair above : changed.remove().above()) {
        if (!above.changed()) {
          above.markChanged();
          changed.add(above);
        }
      }
    }
  }

  private void compare(Pair pair) {
    wording.compare(pair.base().spot(), pair.revision().spot());
    Spot baseCore = core(pair.base(), base);
    Spot revisionCore = core(pair.revision(), revision);
    boolean wrapped = pair.base().core() != null || pair.revision().core() != null;
    boolean single = !pair.base().hasBranches() && !pair.revision().hasBranches();
    if (wrapped && (single || baseCore.pointer().equals(revisionCore.pointer()))) {
      NullFacts.find(pair, nullable(pair.base(), base), nullable(pair.revision(), revision));
      ValueFacts.defaults(pair);
      connect(pair, "", false, false, baseCore, revisionCore);
      return;
    }
    new SchemaFacts(this, pair).find();
  }

  private boolean nullable(Schema schema, Side side) {
    Schema at = schema;
    for (int i = 0; i < CORES && !at.nullable(); i++) {
      Spot core = at.core();
      if (core == null) {
        return false;
      }
      at = schema(side.resolve(core));
    }
    return at.nullable();
  }

  /** What a schema that consists of one schema consists of. */
  private Spot core(Schema schema, Side side) {
    Schema at = schema;
    for (int i = 0; i < CORES; i++) {
      Spot core = at.core();
      if (core == null) {
        return at.spot();
      }
      at = schema(side.resolve(core));
    }
    return schema.spot();
  }

  /** The parts of a schema and of the parts of its allOf, itself first; circles end. */
  List<Schema> flat(Schema schema, Side side) {
    if (!schema.spot().has("allOf")) {
      return List.of(schema);
    }
    List<Schema> flat = new ArrayList<>();
    IdentityHashMap<Node, Boolean> seen = new IdentityHashMap<>();
    Deque<Schema> next = new ArrayDeque<>(List.of(schema));
    while (!next.isEmpty()) {
      Schema at = next.remove();
      if (at.spot().node() instanceof Mapping mapping && seen.put(mapping, true) == null) {
        flat.add(at);
        at.branches("allOf").forEach(part -> next.add(schema(side.resolve(part))));
      }
    }
    return flat;
  }
}
