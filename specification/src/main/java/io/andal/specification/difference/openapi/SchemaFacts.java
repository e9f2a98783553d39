package io.andal.specification.difference.openapi;

import java.util.List;

/** Finds all that differs in one pair of schemas, and the pairs below it. */
final class SchemaFacts {
  private final SchemaGraph graph;
  private final Pair pair;

  SchemaFacts(SchemaGraph graph, Pair pair) {
    this.graph = graph;
    this.pair = pair;
  }

  void find() {
    if (wrapped()) {
      return;
    }
    NullFacts.find(pair, pair.base().nullable(), pair.revision().nullable());
    TypeFacts.find(graph, pair);
    LimitFacts.find(pair);
    ValueFacts.find(pair);
    new PropertyFacts(graph, pair).find();
    new CompositionFacts(graph, pair).find();
    new KeywordFacts(graph, pair).find();
  }

  /** One schema that became one of several, none of which is what it was. */
  private boolean wrapped() {
    Schema base = pair.base();
    Schema revision = pair.revision();
    List<Spot> branches = revision.branches("oneOf");
    if (branches.size() < 2
        || base.spot().has("oneOf")
        || base.spot().has("anyOf")
        || base.annotationOnly()
        || revision.spot().has("properties")) {
      return false;
    }
    for (Spot branch : branches) {
      Spot alternative = graph.revision().resolve(branch);
      if (Values.same(alternative.node(), base.spot().node())
          || (!Side.name(branch).isEmpty()
              && alternative.pointer().equals(base.spot().pointer()))) {
        graph.connect(pair, "", false, false, base.spot(), alternative);
        branches.stream()
            .filter(other -> !other.key().equals(branch.key()))
            .forEach(
                other ->
                    pair.add(
                        Fact.of(CompositionRules.ONE_OF.added(), base, revision, "", "")
                            .named(Branches.name(other))
                            .at(base.spot(), other)));
        return true;
      }
    }
    if (!base.spot().has("properties") && !base.spot().has("allOf")) {
      return false;
    }
    pair.add(
        Fact.of(
            CompositionRules.WRAPPED,
            base,
            revision,
            base.shownTypes(),
            String.join(", ", branches.stream().map(Branches::name).toList())));
    return true;
  }
}
