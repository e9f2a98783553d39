package io.andal.alert;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class AlertIdsTest {

  @Property(tries = 200)
  void idsSortByTheirTime(
      @ForAll @LongRange(min = 0, max = 100_000_000_000_000L) long earlier,
      @ForAll @LongRange(min = 1, max = 1_000_000_000L) long gap) {
    assertThat(new AlertIds().next(earlier)).isLessThan(new AlertIds().next(earlier + gap));
  }

  @Test
  void idsGrowEvenWhenTheClockIsSetBack() {
    AlertIds ids = new AlertIds();
    assertThat(ids.next(1_000)).isLessThan(ids.next(500));
  }
}
