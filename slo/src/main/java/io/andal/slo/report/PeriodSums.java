package io.andal.slo.report;

import io.andal.signal.MinuteRange;
import io.andal.slo.SloDefinition;
import io.andal.slo.WindowSum;
import java.util.List;

/** Adds up what counted for an SLO over some ranges. */
@FunctionalInterface
public interface PeriodSums {

  /**
   * @param parts in order of time
   * @return for each part its sum; of a composite by events one for each member, else a single one
   */
  List<List<WindowSum>> of(SloDefinition slo, List<MinuteRange> parts);
}
