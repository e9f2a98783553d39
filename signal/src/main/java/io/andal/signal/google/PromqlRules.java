package io.andal.signal.google;

import io.andal.signal.BadSpec;
import io.andal.signal.Indicator;
import io.andal.signal.Reading;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.prometheus.QueryTemplate;
import java.util.List;

/** What Google's PromQL endpoint can't be asked although Prometheus can. Stateless. */
final class PromqlRules {
  private PromqlRules() {}

  /** Exact counting needs raw samples, which the endpoint doesn't promise to give. */
  static void check(Indicator indicator) throws BadSpec {
    if (indicator instanceof Indicator.Ratio ratio
        && ratio.counter()
        && !QueryTemplate.hasWindow(ratio.part().text("query"))
        && !QueryTemplate.hasWindow(ratio.total().text("query"))) {
      throw new BadSpec(
          "Google's PromQL endpoint doesn't promise raw samples, so counters can't be counted"
              + " through it.",
          "Write a `filter` (which counts exactly), or a query over {{.window}} (which"
              + " estimates).");
    }
  }

  /** What a reader of Prometheus suggests isn't what mends a Google project. */
  static List<Reading> inOurWords(List<Reading> readings) {
    return readings.stream().map(PromqlRules::inOurWords).toList();
  }

  private static Reading inOurWords(Reading reading) {
    return reading instanceof Reading.Failed(SourceFailure failure)
            && failure.cause() == Cause.DENIED
        ? new Reading.Failed(
            new SourceFailure(
                Cause.DENIED,
                failure.message(),
                "Check `credentials`, and give the account roles/monitoring.viewer on the"
                    + " `project`."))
        : reading;
  }
}
