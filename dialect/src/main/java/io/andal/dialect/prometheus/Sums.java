package io.andal.dialect.prometheus;

import io.andal.signal.Indicator;
import io.andal.signal.Slice;
import io.andal.slo.Budgeting;
import io.andal.slo.Member;
import io.andal.slo.NoData.Treatment;
import io.andal.slo.SloDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * PromQL for what counts over a window: sums of recorded minutes, or of slices of time. Sums of
 * whole numbers are exact in Prometheus up to 2^53.
 */
final class Sums {
  private final SloDefinition definition;
  private final Duration delay;
  private final Map<String, String> slo;

  private Sums(SloDefinition definition, Duration delay) {
    this.definition = definition;
    this.delay = delay;
    this.slo = Map.of("slo", definition.name());
  }

  static Sums of(SloDefinition definition, Duration delay) {
    return new Sums(definition, delay);
  }

  /** Minutes of a slice of time; 1 if events are counted. */
  private long sliceMinutes() {
    return switch (definition.budgeting()) {
      case Budgeting.Occurrences _ -> 1;
      case Budgeting.Timeslices slices -> slices.length().toMinutes();
      case Budgeting.RatioTimeslices slices -> slices.length().toMinutes();
    };
  }

  private boolean byTime() {
    return !(definition.budgeting() instanceof Budgeting.Occurrences);
  }

  /** Whether missing minutes count as something, and their number must be known. */
  boolean fillsMissing() {
    Treatment treatment = definition.noData().treatment();
    return treatment == Treatment.GOOD || treatment == Treatment.BAD;
  }

  /** Why the SLO can't be counted at all, if so. */
  Optional<String> refusal() {
    if (byTime() && definition.composite() && fillsMissing()) {
      return Optional.of(
          "a composite by slices of time whose missing minutes count as "
              + definition.noData().treatment());
    }
    return Optional.empty();
  }

  /** Why a window can't be counted, if so. */
  Optional<String> refusal(Duration window) {
    return window.toMinutes() % sliceMinutes() == 0
        ? Optional.empty()
        : Optional.of(
            "its window of %s holds no whole number of slices of time (timeSliceWindow %s)"
                .formatted(
                    Promql.duration(window), Promql.duration(Duration.ofMinutes(sliceMinutes()))));
  }

  /**
   * What a minute without data weighs: a minute of time, or as many events as the hour before had
   * on average.
   */
  String weightOfMissing(Member member, String seen) {
    boolean ofTime =
        switch (member.indicator()) {
          case Indicator.Ratio _ -> false;
          case Indicator.Raw _, Indicator.Threshold _ -> true;
        };
    return ofTime || byTime()
        ? "vector(" + Slice.MINUTE_WEIGHT + ")"
        : "sum(round(avg_over_time(%s%s offset 1m), 0.001)) or vector(1)"
            .formatted(seen, Recorded.range(Duration.ofHours(1)));
  }

  /** 1 if there is data for the last minute, else 0. */
  String measured() {
    return "count(%s) > bool 0 or vector(0)".formatted(series(Recorded.BAD));
  }

  /** What is recorded of each slice of time at its end, by the name of the series. */
  Map<String, String> slices() {
    Map<String, String> recorded = new LinkedHashMap<>();
    if (!byTime()) {
      return recorded;
    }
    Duration length = Duration.ofMinutes(sliceMinutes());
    String minutes =
        "sum(sum_over_time(%s%s)) > 0".formatted(series(Recorded.MEASURED), Recorded.range(length));
    recorded.put(Recorded.SLICE, atEnd(minutes));
    recorded.put(
        Recorded.SLICE_BAD,
        "sum(%s) * clamp_max(%s, 1)".formatted(series(Recorded.SLICE), lost(length)));
    return recorded;
  }

  /** How much of a slice of time is lost, the members' parts added up. */
  private String lost(Duration length) {
    List<String> parts = new ArrayList<>();
    for (Member member : definition.members()) {
      String total = over(Recorded.TOTAL, member, length);
      String bad = over(Recorded.BAD, member, length);
      String part =
          switch (definition.budgeting()) {
            case Budgeting.Timeslices _ ->
                "sum(1 - %s / (%s > 0) < bool %s)"
                    .formatted(bad, total, Promql.number(member.sliceTarget()));
            case Budgeting.RatioTimeslices _ ->
                times(member.weight(), "sum(%s / (%s > 0))".formatted(bad, total));
            case Budgeting.Occurrences _ -> throw new IllegalStateException("counts events");
          };
      parts.add("(" + part + " or vector(0))");
    }
    return String.join(" + ", parts);
  }

  private String over(String name, Member member, Duration window) {
    Map<String, String> labels = new TreeMap<>(slo);
    if (definition.composite()) {
      labels.put("sli", member.name());
    }
    return "sum_over_time(" + Promql.series(name, labels) + Recorded.range(window) + ")";
  }

  /** Only while the last minute is the last of a slice of time, which begin at 1970 UTC. */
  private String atEnd(String expression) {
    if (sliceMinutes() == 1) {
      return expression;
    }
    return "(%s) and floor(vector((time() - %s) / 60)) %% %d == 0"
        .formatted(expression, Promql.number(delay.toMillis() / 1000.0), sliceMinutes());
  }

  /**
   * The share of bad events over a window; 0 if there were none at all. Of a composite the members'
   * shares added up, each times its weight.
   */
  String errorRatio(Duration window) {
    String range = Recorded.range(window);
    if (byTime()) {
      return "sum(sum_over_time(%s%s)) / sum(sum_over_time(%s%s))"
          .formatted(series(Recorded.SLICE_BAD), range, series(Recorded.SLICE), range);
    }
    if (!definition.composite()) {
      return share(series(Recorded.BAD) + range, series(Recorded.TOTAL) + range);
    }
    List<String> parts = new ArrayList<>();
    for (Member member : definition.members()) {
      String total = over(Recorded.TOTAL, member, window);
      String bad = over(Recorded.BAD, member, window);
      parts.add(
          "("
              + times(member.weight(), "sum(%s / (%s > 0))".formatted(bad, total))
              + " or vector(0))");
    }
    return String.join(" + ", parts)
        + " and sum(sum_over_time(%s%s)) > 0".formatted(series(Recorded.MEASURED), range);
  }

  private static String share(String bad, String total) {
    return "sum(sum_over_time(%1$s) / (sum_over_time(%2$s) > 0) or sum_over_time(%2$s) == 0)"
        .formatted(bad, total);
  }

  private static String times(double weight, String part) {
    return weight == 1 ? part : Promql.number(weight) + " * " + part;
  }

  private String series(String name) {
    return Promql.series(name, slo);
  }
}
