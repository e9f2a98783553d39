package io.andal.signal.datadog;

import io.andal.signal.BadSpec;
import io.andal.signal.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what a {@code metricSource.spec} asks. Stateless. */
final class SpecReader {
  private static final Set<String> FIELDS = Set.of("query", "slo");
  private static final Pattern SLO = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private SpecReader() {}

  /** A count of events, as ratios need it. */
  static Question count(Metric metric) throws BadSpec {
    check(metric);
    return metric.spec().containsKey("slo") ? kept(metric) : CountReader.read(metric.text("query"));
  }

  /** A share of time, ready or as an SLO has it. */
  static Question share(Metric metric) throws BadSpec {
    check(metric);
    return metric.spec().containsKey("slo") ? kept(metric) : valued(metric);
  }

  /** A value to compare. */
  static Question value(Metric metric) throws BadSpec {
    check(metric);
    if (metric.spec().containsKey("slo")) {
      throw new BadSpec(
          "An SLO of Datadog has no value to compare.",
          "Write it as ratioMetric, or a query here.");
    }
    return valued(metric);
  }

  private static void check(Metric metric) throws BadSpec {
    for (String field : metric.spec().keySet()) {
      if (!FIELDS.contains(field)) {
        throw new BadSpec(
            "A metric of Datadog has no \"%s\".".formatted(field),
            "It has query, or slo with the id of an SLO that Datadog keeps.");
      }
    }
    if (metric.spec().size() != 1) {
      throw new BadSpec(
          metric.spec().isEmpty()
              ? "The metric has no \"query\"."
              : "The metric has both a query and an slo.",
          "Write one of them.");
    }
  }

  private static Question kept(Metric metric) throws BadSpec {
    String id = metric.text("slo");
    if (!SLO.matcher(id).matches()) {
      throw new BadSpec(
          "\"%s\" is no id of an SLO.".formatted(id),
          "Copy it from the address of the SLO's page in Datadog, after slo_id=.");
    }
    return new Question.Kept(id);
  }

  private static Question valued(Metric metric) throws BadSpec {
    List<Term> metrics = new ArrayList<>();
    List<String> around = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int open = 0;
    for (Token token : QueryScanner.scan(metric.text("query"))) {
      if (token instanceof Token.Metric one) {
        metrics.add(one.term());
        around.add(text.toString());
        text.setLength(0);
        continue;
      }
      if (token instanceof Token.Sign sign) {
        open += sign.character() == '(' ? 1 : sign.character() == ')' ? -1 : 0;
        if (open == 0 && sign.character() == ',') {
          throw new BadSpec(
              "The query has several values, parted by a comma.", "Keep the one that is meant.");
        }
      }
      text.append(token.text());
    }
    around.add(text.toString());
    if (metrics.isEmpty()) {
      throw new BadSpec(
          "The query names no metric with a scope.",
          "Write one such as \"p99:trace.http.request{service:web}\".");
    }
    return new Question.Valued(new Column(metrics, around, false));
  }
}
