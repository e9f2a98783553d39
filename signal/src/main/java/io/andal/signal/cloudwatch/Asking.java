package io.andal.signal.cloudwatch;

import io.andal.signal.BadSpec;
import io.andal.signal.Indicator;
import io.andal.signal.MinuteSlices;
import io.andal.signal.Reading;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An indicator and what it asks.
 *
 * @param order the part and the total of a ratio, or the one value
 */
record Asking(Indicator indicator, List<Question> order) {
  private static final MinuteSlices SLICES =
      new MinuteSlices(
          "expression",
          "series",
          "Make it one, with AVG(…), MAX(…) or SUM(…).",
          "Divide by 100 in an expression if it is a percentage.");

  static Asking of(Indicator indicator) throws BadSpec {
    return switch (indicator) {
      case Indicator.Ratio ratio when ratio.counter() ->
          throw new BadSpec(
              "CloudWatch has counts for each minute, not counters that only grow.",
              "Leave `counter: true` away.");
      case Indicator.Ratio ratio ->
          new Asking(
              indicator, List.of(SpecReader.count(ratio.part()), SpecReader.count(ratio.total())));
      case Indicator.Raw raw -> new Asking(indicator, List.of(SpecReader.value(raw.ratio())));
      case Indicator.Threshold threshold ->
          new Asking(indicator, List.of(SpecReader.value(threshold.value())));
    };
  }

  Set<Question> questions() {
    return new LinkedHashSet<>(order);
  }

  Reading reading(PeriodReader.Answer answer) {
    return SLICES.reading(
        indicator, order.stream().map(answer::known).toList(), answer.period().range());
  }
}
