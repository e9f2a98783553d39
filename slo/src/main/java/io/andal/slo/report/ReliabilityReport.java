package io.andal.slo.report;

import io.andal.signal.MinuteRange;
import io.andal.slo.SloDefinition;
import io.andal.slo.WindowSum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How reliable everything was over a month or a quarter.
 *
 * @param asOf until when it counts; the period's end if that is over
 * @param groups by name
 */
public record ReliabilityReport(ReportPeriod period, Instant asOf, List<Group> groups) {
  public ReliabilityReport {
    groups = List.copyOf(groups);
  }

  /**
   * A team or a service, and its objectives, those that used most of their budget first.
   *
   * @param name empty where nobody answers
   */
  public record Group(String name, List<ReportLine> lines) {
    public Group {
      lines = List.copyOf(lines);
    }

    public long count(ReportLine.Verdict verdict) {
      return lines.stream().filter(line -> line.verdict() == verdict).count();
    }

    /** Share of the judged objectives that were met; NaN if none could be judged. */
    public double kept() {
      long met = count(ReportLine.Verdict.MET);
      long judged = met + count(ReportLine.Verdict.MISSED);
      return judged == 0 ? Double.NaN : (double) met / judged;
    }
  }

  /**
   * Makes a report.
   *
   * @param groupOf the name under which an objective is listed
   */
  public static ReliabilityReport of(
      ReportPeriod period,
      Instant now,
      List<SloDefinition> slos,
      Function<SloDefinition, String> groupOf,
      PeriodSums sums) {
    Instant asOf = period.closed(now) ? period.range().end() : now;
    List<MinuteRange> days = daysUntil(period, MinuteRange.minuteOf(asOf));
    Map<String, List<ReportLine>> byGroup = new TreeMap<>();
    Map<String, List<List<WindowSum>>> bySlo = days.isEmpty() ? Map.of() : sums.of(slos, days);
    List<ReportLine> lines =
        slos.stream()
            .flatMap(
                slo ->
                    Stream.ofNullable(bySlo.get(slo.name()))
                        .map(byDay -> ReportLine.of(slo, days, byDay)))
            .toList();
    lines.forEach(
        line ->
            byGroup.computeIfAbsent(groupOf.apply(line.slo()), _ -> new ArrayList<>()).add(line));
    List<Group> groups = new ArrayList<>();
    byGroup.forEach(
        (name, list) ->
            groups.add(
                new Group(
                    name,
                    list.stream()
                        .sorted(Comparator.comparingDouble(ReportLine::consumed).reversed())
                        .toList())));
    return new ReliabilityReport(period, asOf, groups);
  }

  /** The days that have begun, the last one cut at the present. */
  private static List<MinuteRange> daysUntil(ReportPeriod period, long minute) {
    return period.days().stream()
        .filter(day -> day.from() < minute)
        .map(day -> new MinuteRange(day.from(), Math.min(day.to(), minute)))
        .toList();
  }

  public List<ReportLine> lines() {
    return groups.stream().flatMap(group -> group.lines().stream()).toList();
  }
}
