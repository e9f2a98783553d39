package io.andal.server.report;

import io.andal.server.api.Times;
import io.andal.slo.report.ReliabilityReport.Group;
import io.andal.slo.report.ReportLine;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report, as REST writes it. */
record ReportJson(
    String period,
    String zone,
    Instant from,
    Instant to,
    Instant asOf,
    boolean closed,
    String by,
    List<GroupJson> groups) {
  ReportJson {
    groups = List.copyOf(groups);
  }

  /**
   * @param name a service, or the reference of an owner; null where nobody answers
   * @param kept share of the judged objectives that were met; null if none could be judged
   */
  record GroupJson(
      @Nullable String name,
      @Nullable String displayName,
      long met,
      long missed,
      long unmeasured,
      @Nullable Double kept,
      int alerts,
      List<LineJson> objectives) {
    GroupJson {
      objectives = List.copyOf(objectives);
    }
  }

  /**
   * @param verdict {@code met}, {@code missed} or {@code unmeasured}
   * @param attained share of good; null when nothing was measured
   * @param consumed share of the period's error budget: 1 = all of it
   * @param good events, or milliseconds of objectives that count time
   */
  record LineJson(
      String slo,
      String displayName,
      String service,
      double target,
      String verdict,
      @Nullable Double attained,
      double consumed,
      double good,
      double total,
      int measuredMinutes,
      int missingMinutes,
      int unreadMinutes,
      @Nullable Instant worstDay,
      @Nullable Double worstDayConsumed,
      int alerts) {}

  static ReportJson of(Reports.Made made, Instant now) {
    var period = made.report().period();
    return new ReportJson(
        period.name(),
        period.zone().getId(),
        period.range().start(),
        period.range().end(),
        made.report().asOf(),
        period.closed(now),
        made.query().by().word(),
        made.report().groups().stream().map(group -> group(made, group)).toList());
  }

  private static GroupJson group(Reports.Made made, Group group) {
    return new GroupJson(
        group.name().isEmpty() ? null : group.name(),
        made.titles().get(group.name()),
        group.count(ReportLine.Verdict.MET),
        group.count(ReportLine.Verdict.MISSED),
        group.count(ReportLine.Verdict.UNMEASURED),
        number(group.kept()),
        made.alertsOf(group),
        group.lines().stream().map(line -> line(made, line)).toList());
  }

  private static LineJson line(Reports.Made made, ReportLine line) {
    return new LineJson(
        line.slo().name(),
        line.slo().displayName(),
        line.slo().service(),
        line.slo().target(),
        line.verdict().name().toLowerCase(Locale.ROOT),
        number(line.attained()),
        line.consumed(),
        line.sum().goodEvents(),
        line.sum().totalEvents(),
        line.sum().measured(),
        line.sum().missing(),
        line.sum().unread(),
        line.worst().map(worst -> Times.ofMinute(worst.day().from())).orElse(null),
        line.worst().map(ReportLine.Worst::consumed).orElse(null),
        made.alertsOf(line.slo().name()));
  }

  private static @Nullable Double number(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
