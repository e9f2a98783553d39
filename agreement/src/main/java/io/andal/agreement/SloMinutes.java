package io.andal.agreement;

import io.andal.signal.MinuteRange;
import io.andal.slo.engine.SliceBlock;

/** Where the minutes of SLOs come from. */
public interface SloMinutes {

  /** The slices of a range as they were measured, adjusted by nothing. */
  SliceBlock raw(String slo, MinuteRange range);

  /** The minute (exclusive) up to which data can be expected by now. */
  long asOf(String slo);
}
