package io.andal.server;

import io.andal.agreement.SloMinutes;
import io.andal.signal.MinuteRange;
import io.andal.slo.Budget;
import io.andal.slo.SloService;
import io.andal.slo.engine.SliceBlock;
import java.time.Clock;

/** The minutes of agreements are the slices of SLOs. */
record RuntimeSloMinutes(SloService slos, Clock clock) implements SloMinutes {

  @Override
  public SliceBlock raw(String slo, MinuteRange range) {
    return SliceBlock.of(range, slos.slices(slo, range));
  }

  @Override
  public long asOf(String slo) {
    return slos.budget(slo)
        .map(Budget::asOf)
        .orElseGet(() -> MinuteRange.minuteOf(clock.instant()));
  }
}
