package io.andal.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MinuteSetTest {

  @Property
  void itHoldsWhatWasAddedAndNotRemovedSince(
      @ForAll @Size(max = 30)
          List<@Size(min = 3, max = 3) List<@IntRange(min = 0, max = 40) Integer>> steps) {
    MinuteSet minutes = new MinuteSet();
    BitSet expected = new BitSet();
    for (List<Integer> step : steps) {
      int from = Math.min(step.get(0), step.get(1));
      int to = Math.max(step.get(0), step.get(1));
      MinuteRange range = new MinuteRange(from, to);
      if (step.get(2) < 24) {
        minutes.add(range);
        expected.set(from, to);
      } else {
        minutes.remove(range);
        expected.clear(from, to);
      }
      assertThat(minutes.meets(range)).isEqualTo(!expected.get(from, to).isEmpty());
    }
    BitSet found = new BitSet();
    long last = -1;
    for (MinuteRange range : minutes.ranges()) {
      assertThat(range.from()).isGreaterThan(last);
      last = range.to();
      found.set((int) range.from(), (int) range.to());
    }
    assertThat(found).isEqualTo(expected);
  }
}
