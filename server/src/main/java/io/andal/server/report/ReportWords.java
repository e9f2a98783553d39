package io.andal.server.report;

import io.andal.server.web.Badge;
import io.andal.server.web.Markup;
import io.andal.server.web.Voice;
import io.andal.server.web.chart.Gauges;
import io.andal.signal.MinuteRange;
import io.andal.slo.report.ReliabilityReport.Group;
import io.andal.slo.report.ReportLine;
import io.andal.slo.report.ReportLine.Verdict;
import io.andal.slo.report.ReportPeriod;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Puts a report into one reader's words. */
final class ReportWords {
  private static final int MONTHS = 13;
  private static final int QUARTERS = 5;
  private static final int PAGE = 200;

  /** One minute of a thousand is what every source lacks at the end of a running period. */
  private static final int FEW = 1_000;

  private final Reports.Made made;
  private final Voice voice;

  ReportWords(Reports.Made made, Voice voice) {
    this.made = made;
    this.voice = voice;
  }

  /** All of it, for paper. */
  ReportView view() {
    return view(new Pages(1, 1, made.report().lines().size()));
  }

  /** One page of it; the last one if there are fewer. */
  ReportView view(int page) {
    int pages = Math.max(1, Math.ceilDiv(made.report().lines().size(), PAGE));
    return view(new Pages(Math.clamp(page, 1, pages), pages, PAGE));
  }

  /** Which lines are shown: whole groups where they fit, in the report's order. */
  private record Pages(int page, int pages, int size) {
    int from() {
      return (page - 1) * size;
    }
  }

  private ReportView view(Pages pages) {
    ReportQuery query = made.query();
    ReportPeriod period = query.period();
    List<ReportLine> lines = made.report().lines();
    long met = lines.stream().filter(line -> line.verdict() == Verdict.MET).count();
    long missed = lines.stream().filter(line -> line.verdict() == Verdict.MISSED).count();
    return new ReportView(
        title(period),
        voice.say(
            "report.span",
            voice.moment(period.range().start()),
            voice.moment(period.range().end())),
        query.by().word(),
        met + missed == 0
            ? voice.say("report.nothing")
            : voice.say("report.answer", voice.count(met), voice.count(met + missed)),
        met + missed == 0 ? "unknown" : missed == 0 ? "good" : "bad",
        period.closed(voice.now())
            ? voice.say("report.closed")
            : voice.say("report.running", voice.moment(made.report().asOf())),
        picture(),
        choices(),
        groupings(),
        query.only(),
        made.titles().getOrDefault(query.only(), query.only()),
        groups(pages),
        paging(pages),
        query.href("/reports"),
        query.fileHref(".csv"),
        query.fileHref(""),
        query.fileHref(".pdf") + "&lang=" + voice.locale().getLanguage());
  }

  /** {@code October 2026} or {@code Q4 2026}. */
  private String title(ReportPeriod period) {
    return switch (period.unit()) {
      case MONTH ->
          DateTimeFormatter.ofLocalizedPattern("yMMMM")
              .withLocale(voice.locale())
              .format(period.first());
      case QUARTER ->
          voice.say("report.quarter", period.name().substring(6), period.name().substring(0, 4));
    };
  }

  private List<ReportView.Choice> choices() {
    List<ReportView.Choice> choices = new ArrayList<>();
    Instant now = voice.now();
    add(choices, ReportPeriod.Unit.MONTH.containing(now, voice.zone()), MONTHS);
    add(choices, ReportPeriod.Unit.QUARTER.containing(now, voice.zone()), QUARTERS);
    return choices;
  }

  private void add(List<ReportView.Choice> choices, ReportPeriod newest, int count) {
    ReportPeriod period = newest;
    for (int i = 0; i < count; i++) {
      choices.add(
          new ReportView.Choice(
              period.name(), title(period), period.name().equals(made.query().period().name())));
      period = period.previous();
    }
  }

  private List<ReportView.Link> groupings() {
    List<ReportView.Link> links = new ArrayList<>();
    for (GroupBy by : GroupBy.values()) {
      links.add(
          new ReportView.Link(
              made.query().by(by).href("/reports"),
              voice.say("report.by." + by.word()),
              by == made.query().by()));
    }
    return links;
  }

  private String name(Group group) {
    return group.name().isEmpty()
        ? voice.say("report.unowned")
        : made.titles().getOrDefault(group.name(), group.name());
  }

  private List<ReportView.Group> groups(Pages pages) {
    List<ReportView.Group> groups = new ArrayList<>();
    int before = 0;
    for (Group group : made.report().groups()) {
      int size = group.lines().size();
      int from = Math.clamp((long) pages.from() - before, 0, size);
      int to = Math.clamp((long) pages.from() + pages.size() - before, 0, size);
      if (from < to) {
        groups.add(group(group, group.lines().subList(from, to)));
      }
      before += size;
    }
    return groups;
  }

  private ReportView.Paging paging(Pages pages) {
    int all = made.report().lines().size();
    String self = made.query().href("/reports") + "&page=";
    return new ReportView.Paging(
        voice.say(
            "page.range",
            voice.count(Math.min(all, pages.from() + 1)),
            voice.count(Math.min(all, pages.from() + pages.size())),
            voice.count(all)),
        pages.page() > 1 ? self + (pages.page() - 1) : "",
        pages.page() < pages.pages() ? self + (pages.page() + 1) : "");
  }

  private ReportView.Group group(Group group, List<ReportLine> shown) {
    long met = group.count(Verdict.MET);
    long judged = met + group.count(Verdict.MISSED);
    List<ReportView.Line> lines = new ArrayList<>();
    for (ReportLine line : shown) {
      lines.add(line(line));
    }
    return new ReportView.Group(
        name(group),
        group.name().isEmpty() ? "" : made.query().only(group.name()).href("/reports"),
        judged == 0
            ? voice.say("report.nothing")
            : voice.say("report.kept", voice.count(met), voice.count(judged)),
        voice.say("report.alerts", (long) made.alertsOf(group)),
        lines);
  }

  private ReportView.Line line(ReportLine line) {
    String title =
        line.slo().displayName().isBlank() ? line.slo().name() : line.slo().displayName();
    boolean known = line.verdict() != Verdict.UNMEASURED;
    return new ReportView.Line(
        line.slo().name(),
        title,
        line.slo().service(),
        badge(line.verdict()),
        voice.ratio(line.slo().target()),
        voice.ratio(line.attained()),
        consumedBar(line),
        known ? voice.percent(line.consumed()) : "–",
        line.worst()
            .map(
                worst ->
                    voice.say(
                        "report.worst",
                        voice.day(worst.day().start()),
                        voice.percent(worst.consumed())))
            .orElse("–"),
        unknown(line),
        voice.count(made.alertsOf(line.slo().name())));
  }

  private String unknown(ReportLine line) {
    long minutes = (long) line.sum().missing() + line.sum().unread();
    return minutes * FEW <= line.sum().measured()
        ? ""
        : voice.say("report.unknown", voice.duration(Duration.ofMinutes(minutes)));
  }

  /** What is left of the period's budget, as a bar like the one of running budgets. */
  private static Markup consumedBar(ReportLine line) {
    boolean known = line.verdict() != Verdict.UNMEASURED;
    return Gauges.budgetBar(
        new Gauges.Level(1 - line.consumed(), known, tone(line.verdict())),
        "h-" + Integer.toHexString(line.slo().name().hashCode()));
  }

  private Badge badge(Verdict verdict) {
    return switch (verdict) {
      case MET -> new Badge(tone(verdict), "check", voice.say("report.met"));
      case MISSED -> new Badge(tone(verdict), "stop", voice.say("report.missed"));
      case UNMEASURED -> new Badge(tone(verdict), "unknown", voice.say("report.unmeasured"));
    };
  }

  private static String tone(Verdict verdict) {
    return switch (verdict) {
      case MET -> "good";
      case MISSED -> "bad";
      case UNMEASURED -> "unknown";
    };
  }

  /** One row of marks for each group: a full one for a kept promise, a hollow one for a broken. */
  private Markup picture() {
    List<ReportPicture.Row> rows = new ArrayList<>();
    for (Group group : made.report().groups()) {
      rows.add(
          new ReportPicture.Row(
              name(group), group.lines().stream().map(ReportLine::verdict).toList()));
    }
    return ReportPicture.of(rows, voice);
  }

  /** The period's days as people write them, for the mail. */
  String days() {
    MinuteRange range = made.query().period().range();
    return voice.day(range.start()) + " – " + voice.day(range.end().minusSeconds(1));
  }
}
