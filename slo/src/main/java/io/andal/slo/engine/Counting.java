package io.andal.slo.engine;

import io.andal.slo.SloDefinition;
import java.util.List;

/**
 * What of an SLO's raw slices counts for its budget: adjusted times are taken out, missing minutes
 * become what the SLO says, and slices of time are judged. A pure function, so that a replay and
 * the running engine can't differ. Immutable.
 */
public final class Counting {
  private final SloDefinition definition;

  private Counting(SloDefinition definition) {
    this.definition = definition;
  }

  public static Counting of(SloDefinition definition) {
    return new Counting(definition);
  }

  /**
   * The slices that count.
   *
   * @param raw of each member, in the definition's order, all over the same range; slices of time
   *     that the range cuts are judged by the part inside
   * @return one block; of a composite by events one for each member
   */
  public List<SliceBlock> count(List<SliceBlock> raw) {
    if (raw.size() != definition.members().size()) {
      throw new IllegalArgumentException("one block for each member is needed");
    }
    throw new UnsupportedOperationException("not built yet");
  }
}
