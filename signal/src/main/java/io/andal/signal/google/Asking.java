package io.andal.signal.google;

import io.andal.signal.BadSpec;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.google.Question.Part;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An indicator and what it asks of the metrics API.
 *
 * @param order the part and the total of a ratio, or the one value
 */
record Asking(Indicator indicator, List<Question> order) {

  /** Whether an indicator asks in PromQL. */
  static boolean isPromql(Indicator indicator) throws BadSpec {
    long queries = metrics(indicator).filter(one -> one.spec().containsKey("query")).count();
    if (queries != 0 && queries != metrics(indicator).count()) {
      throw new BadSpec(
          "Good (or bad) and total are asked in different ways.",
          "Write `query` for both, or for none.");
    }
    if (queries != 0 && metrics(indicator).anyMatch(one -> one.spec().size() > 1)) {
      throw new BadSpec("A `query` stands alone.", "Leave the other fields of the spec away.");
    }
    return queries != 0;
  }

  private static Stream<Metric> metrics(Indicator indicator) {
    return switch (indicator) {
      case Indicator.Ratio ratio -> Stream.of(ratio.part(), ratio.total());
      case Indicator.Raw raw -> Stream.of(raw.ratio());
      case Indicator.Threshold threshold -> Stream.of(threshold.value());
    };
  }

  static Asking of(Indicator indicator) throws BadSpec {
    return switch (indicator) {
      case Indicator.Ratio ratio ->
          new Asking(
              indicator,
              List.of(
                  SpecReader.count(ratio.part(), ratio.partIsBad() ? Part.BAD : Part.GOOD),
                  SpecReader.count(ratio.total(), Part.ALL)));
      case Indicator.Raw raw -> new Asking(indicator, List.of(SpecReader.value(raw.ratio())));
      case Indicator.Threshold threshold ->
          new Asking(indicator, List.of(SpecReader.value(threshold.value())));
    };
  }

  Set<Question> questions() {
    return new LinkedHashSet<>(order);
  }
}
