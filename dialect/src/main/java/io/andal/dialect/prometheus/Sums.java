package io.andal.dialect.prometheus;

import io.andal.signal.Indicator;
import io.andal.signal.Slice;
import io.andal.slo.Budgeting;
import io.andal.slo.Member;
import io.andal.slo.NoData.Treatment;
import io.andal.slo.SloDefinition;
import java.time.Duration;
import java.util.ArrayList;
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
  private final Duration period;

  /** Of time; a minute if events are counted. */
  private final Duration slice;

  Sums(SloDefinition definition, Duration period) {
    this.definition = definition;
    this.period = period;
    this.slice =
        switch (definition.budgeting()) {
          case Budgeting.Occurrences _ -> Duration.ofMinutes(1);
          case Budgeting.Timeslices slices -> slices.length();
          case Budgeting.RatioTimeslices slices -> slices.length();
        };
  }

  boolean byTime() {
    return !(definition.budgeting() instanceof Budgeting.Occurrences);
  }

  Duration slice() {
    return slice;
  }

  private boolean countsMissing() {
    Treatment treatment = definition.noData().treatment();
    return treatment == Treatment.GOOD || treatment == Treatment.BAD;
  }

  /** Whether minutes without data get events, so that those with data are recorded apart. */
  boolean fillsMinutes() {
    return countsMissing() && !byTime();
  }

  /** Why the SLO can't be counted at all, if so. */
  Optional<String> refusal() {
    if (byTime() && definition.composite() && countsMissing()) {
      return Optional.of(
          "a composite by slices of time in which minutes without data count as %s"
              .formatted(definition.noData().treatment()));
    }
    boolean limited =
        definition.lowTraffic().minimumEvents() > 0
            || definition.lowTraffic().minimumBadEvents() > 0;
    if (slice.toMinutes() > 1 && limited) {
      return Optional.of("a minimum of events together with slices of time longer than a minute");
    }
    return Optional.empty();
  }

  /** Why a window can't be counted, if so. */
  Optional<String> refusal(Duration window) {
    boolean whole = window.toMinutes() % slice.toMinutes() == 0 || window.compareTo(slice) < 0;
    return whole
        ? Optional.empty()
        : Optional.of(
            "a window of %s, which is no whole number of slices of time (timeSliceWindow %s)"
                .formatted(Promql.duration(window), Promql.duration(slice)));
  }

  /**
   * What a minute without data weighs: a minute of time, or as many events as the minutes with data
   * of the hour before had on average.
   *
   * @param seen the series of minutes with data
   */
  static String weightOfMissing(Indicator indicator, String seen) {
    return switch (indicator) {
      case Indicator.Raw _, Indicator.Threshold _ -> "vector(" + Slice.MINUTE_WEIGHT + ")";
      case Indicator.Ratio _ ->
          "sum(round(avg_over_time(%s%s offset 1m), 0.001)) or vector(1)"
              .formatted(seen, Recorded.range(Duration.ofHours(1)));
    };
  }

  /** 1 if there is data for the last minute, else 0. */
  String measured() {
    return "count(%s) > bool 0 or vector(0)"
        .formatted(series(fillsMinutes() ? Recorded.SEEN : Recorded.BAD));
  }

  /** Minutes that count of the slice of time that has just ended. */
  String sliceMinutes() {
    String function = countsMissing() ? "count_over_time" : "sum_over_time";
    return "sum(%s(%s%s)) > 0"
        .formatted(function, series(Recorded.MEASURED), Recorded.range(slice));
  }

  /** Minutes that are lost of the slice of time that has just ended. */
  String lostMinutes() {
    String measured = sumOf(Recorded.MEASURED, slice);
    String lost = "%s * clamp_max(%s, 1)".formatted(measured, lostParts());
    if (definition.noData().treatment() == Treatment.BAD) {
      lost += " + sum(%s) - %s".formatted(series(Recorded.SLICE), measured);
    }
    return lost + " and sum(" + series(Recorded.SLICE) + ")";
  }

  /** How much of a slice of time is lost, the members' parts added up. */
  private String lostParts() {
    List<String> parts = new ArrayList<>();
    for (Member member : definition.members()) {
      String total = over(Recorded.TOTAL, member, slice);
      String bad = over(Recorded.BAD, member, slice);
      String part =
          definition.budgeting() instanceof Budgeting.RatioTimeslices
              ? times(member.weight(), "sum(%s / (%s > 0))".formatted(bad, total))
              : "sum((%1$s - %2$s) / (%1$s > 0) < bool %3$s)"
                  .formatted(total, bad, Promql.number(member.sliceTarget()));
      parts.add("(" + part + " or vector(0))");
    }
    return String.join(" + ", parts);
  }

  /**
   * The burn rate of a window: 1 uses the budget up exactly at the end of the SLO's window. Of a
   * composite by events, the members' burn rates added up, each times its weight.
   */
  String burn(Duration window) {
    if (byTime()) {
      Duration whole = window.compareTo(slice) < 0 ? slice : window;
      return "%s / %s / %s"
          .formatted(
              sumOf(Recorded.SLICE_BAD, whole),
              sumOf(Recorded.SLICE, whole),
              Promql.number(definition.errorBudget()));
    }
    if (!definition.composite()) {
      return burn(definition.members().getFirst(), definition.errorBudget(), window);
    }
    List<String> parts = new ArrayList<>();
    for (Member member : definition.members()) {
      parts.add(
          "("
              + times(member.weight(), "(" + burn(member, member.errorBudget(), window) + ")")
              + " or vector(0))");
    }
    return "(%s) and %s > 0".formatted(String.join(" + ", parts), sumOf(Recorded.MEASURED, window));
  }

  private String burn(Member member, double errorBudget, Duration window) {
    String total = over(Recorded.TOTAL, member, window);
    String share =
        "sum(%1$s / (%2$s > 0) or %2$s == 0)".formatted(over(Recorded.BAD, member, window), total);
    String rate = share + " / " + Promql.number(errorBudget);
    return definition.lowTraffic().weighted() && !window.equals(period)
        ? "%s * (sum(%s) / (sum(%s) > 0) or vector(1))"
            .formatted(rate, traffic(member, window), traffic(member, period))
        : rate;
  }

  /** Events per minute that has data. */
  private String traffic(Member member, Duration window) {
    return "%s / %s"
        .formatted(
            over(Recorded.TOTAL, member, window),
            over(Recorded.TOTAL, member, window).replaceFirst("sum", "count"));
  }

  /** The share of good events, or of good time, over the SLO's window. */
  String sli() {
    return byTime()
        ? "1 - %s / %s".formatted(sumOf(Recorded.SLICE_BAD, period), sumOf(Recorded.SLICE, period))
        : "1 - %s / (%s > 0)".formatted(sumOf(Recorded.BAD, period), sumOf(Recorded.TOTAL, period));
  }

  /** Of all members together. */
  String sumOf(String name, Duration window) {
    return "sum(sum_over_time(" + series(name) + Recorded.range(window) + "))";
  }

  /** Of all members' series the newest sample, which for slices of time is that of the last one. */
  String newest(String series) {
    return slice.toMinutes() == 1
        ? "sum(" + series + ")"
        : "sum(last_over_time(" + series + Recorded.range(slice) + "))";
  }

  /** At most 5 minutes, or a tenth of the window, were never looked at. */
  String readEnough(Duration window) {
    long minutes = window.toMinutes();
    long read = Math.max(0, minutes - Math.max(5, minutes / 10));
    return "sum(count_over_time(%s%s)) >= %d"
        .formatted(series(Recorded.MEASURED), Recorded.range(window), read);
  }

  private String over(String name, Member member, Duration window) {
    Map<String, String> labels = new TreeMap<>(Map.of("slo", definition.name()));
    if (definition.composite()) {
      labels.put("sli", member.name());
    }
    return "sum_over_time(" + Promql.series(name, labels) + Recorded.range(window) + ")";
  }

  private static String times(double weight, String part) {
    return weight == 1 ? part : Promql.number(weight) + " * " + part;
  }

  String series(String name) {
    return Promql.series(name, Map.of("slo", definition.name()));
  }
}
