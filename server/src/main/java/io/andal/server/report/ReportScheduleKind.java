package io.andal.server.report;

import io.andal.channel.ChannelDocuments;
import io.andal.channel.MailAddresses;
import io.andal.channel.email.EmailType;
import io.andal.slo.report.ReportPeriod;
import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reports that are mailed on a schedule. */
public final class ReportScheduleKind implements Kind {

  @Override
  public String name() {
    return ReportSchedule.KIND;
  }

  @Override
  public String apiVersion() {
    return "andal.io/v1";
  }

  @Override
  public String schema() {
    return "/io/andal/server/report/schema/ReportSchedule.json";
  }

  @Override
  public List<Reference> references(Document document) {
    String channel = document.at("/spec/channel").asString("");
    return channel.isEmpty()
        ? List.of()
        : List.of(new Reference("/spec/channel", DocumentId.of(ChannelDocuments.CHANNEL, channel)));
  }

  @Override
  public List<Problem> check(Document document, Documents all) {
    List<Problem> problems = new ArrayList<>();
    String zone = document.at("/spec/timeZone").asString("UTC");
    if (ReportPeriod.zone(zone).isEmpty()) {
      problems.add(
          document.error(
              "/spec/timeZone",
              "time-zone",
              "There is no time zone '" + zone + "'",
              "Write an IANA zone such as Asia/Jakarta"));
    }
    JsonNode to = document.at("/spec/to");
    for (int i = 0; i < to.size(); i++) {
      if (MailAddresses.of(to.path(i).asString("")).isEmpty()) {
        problems.add(
            document.error(
                "/spec/to/" + i,
                "report-recipient",
                "'" + to.path(i).asString("") + "' is no e-mail address",
                "Write one such as mailto:head@pumps.example"));
      }
    }
    String named = document.at("/spec/channel").asString("");
    if (ChannelDocuments.ofType(all, EmailType.NAME).findAny().isEmpty()) {
      problems.add(
          document.warning(
              "/spec/to",
              "report-channel",
              "There is no Channel of type Email, so the report can't leave",
              "Add a Channel document of type Email"));
    } else if (!named.isEmpty()
        && ChannelDocuments.ofType(all, EmailType.NAME).noneMatch(c -> c.name().equals(named))) {
      problems.add(
          document.error(
              "/spec/channel",
              "report-channel",
              "Channel '" + named + "' is not of type Email, and reports are mailed",
              "Name a Channel of type Email, or leave the field out"));
    }
    return problems;
  }
}
