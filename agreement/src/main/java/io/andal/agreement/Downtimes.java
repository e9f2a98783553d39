package io.andal.agreement;

import io.andal.signal.MinuteRange;
import io.andal.slo.engine.SliceBlock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Puts down minutes together to downtimes. */
final class Downtimes {
  private static final int MOST = 50;

  private Downtimes() {}

  /** The longest ones, in order of time. */
  static List<Downtime> worst(Observed observed, BitSet down) {
    SliceBlock block = observed.block();
    List<Downtime> all = new ArrayList<>();
    for (int from = down.nextSetBit(0); from >= 0; ) {
      int to = down.nextClearBit(from);
      long requests = 0;
      long failed = 0;
      for (int i = from; i < to; i++) {
        requests += block.total(i);
        failed += block.bad(i);
      }
      long start = block.range().from();
      all.add(
          new Downtime(
              observed.slo(), new MinuteRange(start + from, start + to), requests, failed));
      from = down.nextSetBit(to);
    }
    return all.stream()
        .sorted(Comparator.comparingLong((Downtime each) -> -each.range().minutes()))
        .limit(MOST)
        .sorted(Comparator.comparingLong(each -> each.range().from()))
        .toList();
  }
}
