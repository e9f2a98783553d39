package io.andal.agreement;

import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.slo.engine.SliceBlock;
import java.util.BitSet;
import java.util.List;

/**
 * The minutes of a range as a contract sees them.
 *
 * @param slo whose; empty if several were put together
 * @param excluded by place in the range
 */
record Observed(String slo, String title, SliceBlock block, BitSet excluded) {

  static Observed of(String slo, String title, SliceBlock block, List<MinuteRange> excludedParts) {
    BitSet excluded = new BitSet(block.size());
    MinuteRange range = block.range();
    for (MinuteRange part : excludedParts) {
      long from = Math.max(part.from(), range.from());
      long to = Math.min(part.to(), range.to());
      if (from < to) {
        excluded.set((int) (from - range.from()), (int) (to - range.from()));
      }
    }
    return new Observed(slo, title, block, excluded);
  }

  /**
   * Several put together: a minute is measured if one of them is, and excluded if all are. What is
   * excluded for one adds nothing.
   */
  static Observed pooled(List<Observed> parts) {
    SliceBlock together = new SliceBlock(parts.getFirst().block().range());
    BitSet excluded = new BitSet(together.size());
    for (int i = 0; i < together.size(); i++) {
      long total = 0;
      long bad = 0;
      boolean measured = false;
      boolean counted = false;
      for (Observed part : parts) {
        if (part.excluded.get(i)) {
          continue;
        }
        counted = true;
        if (part.block.measured(i)) {
          measured = true;
          total += part.block.total(i);
          bad += part.block.bad(i);
        }
      }
      together.set(i, total, bad, measured ? Quality.COMPLETE : null);
      excluded.set(i, !counted);
    }
    return new Observed("", "", together, excluded);
  }
}
