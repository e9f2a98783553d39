package io.andal.server;

import io.andal.agreement.SloMinutes;
import io.andal.signal.MinuteRange;
import io.andal.slo.Budget;
import io.andal.slo.SloService;
import io.andal.slo.engine.SliceBlock;
import java.time.Clock;
import java.util.List;

/** The minutes of agreements are the slices of SLOs. */
record RuntimeSloMinutes(SloService slos, Clock clock) implements SloMinutes {

  @Override
  public SliceBlock raw(String slo, MinuteRange range) {
    return slos.raw(slo, range).map(List::getFirst).orElseGet(() -> new SliceBlock(range));
  }

  @Override
  public long asOf(String slo) {
    return slos.budget(slo)
        .map(Budget::asOf)
        .orElseGet(() -> MinuteRange.minuteOf(clock.instant()));
  }
}
