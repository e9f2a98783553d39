package io.andal.slo.replay;

import io.andal.signal.MinuteRange;
import io.andal.slo.engine.SliceBlock;
import java.util.List;

/**
 * What was read of an SLO's SLIs over a range.
 *
 * @param raw of each member, in the definition's order, all over the same range
 */
public record History(MinuteRange range, List<SliceBlock> raw) {
  public History {
    raw = List.copyOf(raw);
    for (SliceBlock block : raw) {
      if (!block.range().equals(range)) {
        throw new IllegalArgumentException("all blocks of a history have the same range");
      }
    }
  }

  /** Of an SLO with one SLI. */
  public static History of(SliceBlock raw) {
    return new History(raw.range(), List.of(raw));
  }

  /** Minutes before the first one of which anything is known are not history. */
  public History withoutUnreadStart() {
    int first = 0;
    int size = Math.toIntExact(range.minutes());
    while (first < size && unread(first)) {
      first++;
    }
    if (first == 0) {
      return this;
    }
    MinuteRange shorter = new MinuteRange(range.from() + first, range.to());
    int start = first;
    return new History(shorter, raw.stream().map(block -> cut(block, shorter, start)).toList());
  }

  private boolean unread(int index) {
    for (SliceBlock block : raw) {
      if (block.quality(index) != null) {
        return false;
      }
    }
    return true;
  }

  private static SliceBlock cut(SliceBlock block, MinuteRange range, int start) {
    SliceBlock result = new SliceBlock(range);
    for (int i = 0; i < result.size(); i++) {
      int from = start + i;
      result.set(i, block.total(from), block.bad(from), block.quality(from));
    }
    return result;
  }
}
