package io.andal.slo;

import io.andal.signal.Indicator;
import io.andal.signal.SeriesId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * An SLO with all its references resolved: what the engine needs, and nothing of YAML.
 *
 * @param target share of good events promised, in (0, 1)
 * @param series where its slices are kept
 */
public record SloDefinition(
    String name,
    String displayName,
    String service,
    String description,
    Map<String, List<String>> labels,
    Indicator indicator,
    SeriesId series,
    double target,
    TimeWindow window,
    List<AlertRule> alertRules) {
  public SloDefinition {
    labels = Map.copyOf(labels);
    alertRules = List.copyOf(alertRules);
  }

  /** The share of events that may be bad: {@code 1 − target}, rounded once and not twice. */
  public double errorBudget() {
    return BigDecimal.ONE.subtract(BigDecimal.valueOf(target)).doubleValue();
  }
}
