package io.andal.slo.report;

import io.andal.signal.MinuteRange;
import io.andal.slo.SloDefinition;
import io.andal.slo.WindowSum;
import java.util.List;
import java.util.Map;

/** Adds up what counted for SLOs over some ranges. */
@FunctionalInterface
public interface PeriodSums {

  /**
   * @param parts in order of time
   * @return by the SLO's name, for each part: one sum, or of a composite by events one for each
   *     member; an SLO that nothing is known of may be left out
   */
  Map<String, List<List<WindowSum>>> of(List<SloDefinition> slos, List<MinuteRange> parts);
}
