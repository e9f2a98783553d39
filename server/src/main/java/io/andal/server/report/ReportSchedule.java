package io.andal.server.report;

import io.andal.channel.MailAddresses;
import io.andal.slo.report.ReportPeriod;
import io.andal.workspace.Document;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A report that is mailed again and again: what a ReportSchedule document says.
 *
 * @param sendAt local time on the first day after a period
 * @param only the one group that is wanted; empty for all
 * @param to bare e-mail addresses
 * @param channel the Channel document; empty for the first one
 * @param language {@code en} or {@code id}
 */
record ReportSchedule(
    String name,
    ReportPeriod.Unit every,
    ZoneId zone,
    LocalTime sendAt,
    GroupBy by,
    String only,
    List<String> to,
    String channel,
    String language) {
  static final String KIND = "ReportSchedule";

  ReportSchedule {
    to = List.copyOf(to);
  }

  /** Reads a document that was found valid. */
  static ReportSchedule of(Document document) {
    JsonNode spec = document.spec();
    List<String> to = new ArrayList<>();
    spec.path("to").forEach(target -> to.addAll(MailAddresses.of(target.asString(""))));
    return new ReportSchedule(
        document.name(),
        ReportPeriod.Unit.valueOf(spec.path("every").asString("month").toUpperCase(Locale.ROOT)),
        ReportPeriod.zone(spec.path("timeZone").asString("UTC")).orElse(ZoneId.of("UTC")),
        LocalTime.parse(spec.path("sendAt").asString("08:00")),
        GroupBy.of(spec.path("groupBy").asString("team")).orElse(GroupBy.TEAM),
        spec.path("only").asString(""),
        to,
        spec.path("channel").asString(""),
        spec.path("language").asString("en"));
  }

  /** The newest period whose time to be sent has come; empty if it has come for none yet today. */
  Optional<ReportPeriod> due(Instant now) {
    ReportPeriod last = every.containing(now, zone).previous();
    Instant sent = last.end().atTime(sendAt).atZone(zone).toInstant();
    return sent.isAfter(now) ? Optional.empty() : Optional.of(last);
  }

  ReportQuery query(ReportPeriod period) {
    return new ReportQuery(period, by, only);
  }
}
