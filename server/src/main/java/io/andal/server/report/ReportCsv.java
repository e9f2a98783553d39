package io.andal.server.report;

import io.andal.server.web.CsvTable;
import io.andal.slo.report.ReliabilityReport.Group;
import io.andal.slo.report.ReportLine;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report as a table for spreadsheets: one row for each objective. */
final class ReportCsv {
  private ReportCsv() {}

  static String of(Reports.Made made) {
    CsvTable table =
        new CsvTable(
            "period",
            made.query().by().word(),
            "slo",
            "name",
            "service",
            "target",
            "verdict",
            "attained",
            "budget_consumed",
            "good",
            "total",
            "measured_minutes",
            "missing_minutes",
            "unread_minutes",
            "worst_day",
            "worst_day_consumed",
            "alerts");
    for (Group group : made.report().groups()) {
      for (ReportLine line : group.lines()) {
        table.add(
            made.report().period().name(),
            group.name(),
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
            line.worst()
                .map(
                    worst ->
                        worst.day().start().atZone(made.report().period().zone()).toLocalDate())
                .orElse(null),
            line.worst().map(ReportLine.Worst::consumed).orElse(null),
            made.alertsOf(line.slo().name()));
      }
    }
    return table.toString();
  }

  private static @Nullable Double number(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
