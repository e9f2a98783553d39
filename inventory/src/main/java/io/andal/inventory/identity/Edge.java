package io.andal.inventory.identity;

import io.andal.inventory.identity.PlaceTraits.Form;
import java.util.Comparator;
import java.util.Optional;

/**
 * Two places with what says that they are one; the order is that in which edges count, and doesn't
 * depend on numbers that places were given.
 *
 * @param one the one whose name comes first
 * @param leaf whether only one of them is described, which then leads nowhere else
 */
record Edge(PlaceTraits one, PlaceTraits two, Evidence evidence, boolean leaf)
    implements Comparable<Edge> {
  private static final Comparator<Edge> ORDER =
      Comparator.<Edge>comparingInt(edge -> edge.evidence().strength())
          .thenComparing(edge -> edge.one().name())
          .thenComparing(edge -> edge.two().name());

  static Optional<Edge> between(PlaceTraits one, PlaceTraits other) {
    boolean here = one.form() == Form.DESCRIBED;
    boolean there = other.form() == Form.DESCRIBED;
    Optional<Evidence> same = Evidence.between(one, other);
    if (same.isPresent() || (here && there)) {
      return same.map(evidence -> of(one, other, evidence, false));
    }
    if (!here && !there) {
      return Evidence.leaves(one, other).map(evidence -> of(one, other, evidence, false));
    }
    return (here ? Evidence.leaf(other, one) : Evidence.leaf(one, other))
        .map(evidence -> of(one, other, evidence, true));
  }

  static Edge decided(PlaceTraits one, PlaceTraits other, String note) {
    return of(one, other, new Evidence(0, note), false);
  }

  private static Edge of(PlaceTraits one, PlaceTraits other, Evidence evidence, boolean leaf) {
    return one.name().compareTo(other.name()) <= 0
        ? new Edge(one, other, evidence, leaf)
        : new Edge(other, one, evidence, leaf);
  }

  long other(long place) {
    return one.place() == place ? two.place() : one.place();
  }

  /** Whether it joins two places that are not described, which must not stand in the way. */
  boolean betweenLeaves() {
    return evidence.strength() > 1 && one.form() != Form.DESCRIBED && two.form() != Form.DESCRIBED;
  }

  @Override
  public int compareTo(Edge that) {
    return ORDER.compare(this, that);
  }

  /** The sentence on the page of one of them. */
  String sentence(long place) {
    String name = one.place() == place ? two.name() : one.name();
    return evidence.strength() == 0 ? evidence.sentence() : evidence.sentence() + " (" + name + ")";
  }
}
