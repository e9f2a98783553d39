package io.andal.server.report;

import io.andal.server.api.ApiException;
import io.andal.slo.report.ReportPeriod;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which report is wanted.
 *
 * @param only the one group that is wanted, by name; empty for all
 */
record ReportQuery(ReportPeriod period, GroupBy by, String only) {

  /**
   * Reads what a request asks for.
   *
   * @param period {@code 2026-10} or {@code 2026-Q4}; empty for the month that runs
   * @param zone an IANA zone; empty for {@code otherwise}
   * @throws ApiException if one of them isn't what it should be; it says what would be
   */
  static ReportQuery of(
      String period, String by, String only, String zone, ZoneId otherwise, Instant now) {
    ZoneId in =
        zone.isEmpty()
            ? otherwise
            : ReportPeriod.zone(zone)
                .orElseThrow(
                    () ->
                        ApiException.badRequest(
                            "zone is an IANA zone such as Asia/Jakarta, not '" + zone + "'."));
    ReportPeriod wanted =
        period.isEmpty()
            ? ReportPeriod.Unit.MONTH.containing(now, in)
            : ReportPeriod.parse(period, in)
                .orElseThrow(
                    () ->
                        ApiException.badRequest(
                            "period is a month such as 2026-10 or a quarter such as 2026-Q4, not '"
                                + period
                                + "'."));
    if (wanted.range().start().isAfter(now)) {
      throw ApiException.badRequest("period " + wanted.name() + " has not begun.");
    }
    GroupBy groups =
        GroupBy.of(by.isEmpty() ? "team" : by)
            .orElseThrow(() -> ApiException.badRequest("by is team or service, not '" + by + "'."));
    return new ReportQuery(wanted, groups, only);
  }

  ReportQuery in(ReportPeriod other) {
    return new ReportQuery(other, by, only);
  }

  ReportQuery by(GroupBy other) {
    return new ReportQuery(period, other, "");
  }

  ReportQuery only(String group) {
    return new ReportQuery(period, by, group);
  }

  /** The address of this report under a path, without the zone, which the reader brings. */
  String href(String path) {
    UriComponentsBuilder url =
        UriComponentsBuilder.fromPath(path)
            .queryParam("period", period.name())
            .queryParam("by", by.word());
    if (!only.isEmpty()) {
      url.queryParam("only", "{only}");
      return url.encode().buildAndExpand(only).toUriString();
    }
    return url.build().toUriString();
  }

  /** The same with the zone: for files, which a program may fetch. */
  String fileHref(String ending) {
    return href("/api/v1/reports/reliability" + ending) + "&zone=" + period.zone().getId();
  }

  /** What the file is called, without its ending. */
  String fileName() {
    return "reliability-" + period.name().toLowerCase(java.util.Locale.ROOT) + "-by-" + by.word();
  }
}
