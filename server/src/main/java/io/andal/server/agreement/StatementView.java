package io.andal.server.agreement;

import io.andal.agreement.IssuedStatement;
import io.andal.agreement.Statement;
import io.andal.agreement.Statement.Outage;
import io.andal.server.web.Badge;
import io.andal.server.web.Voice;
import io.andal.signal.MinuteRange;
import java.time.Duration;
import java.util.List;

/**
 * What a statement shows, in HTML and in PDF.
 *
 * @param customer for people
 * @param owed all of it together; empty if nothing is owed
 */
public record StatementView(
    String customer,
    String contact,
    String period,
    String status,
    String owed,
    List<Section> sections) {
  public StatementView {
    sections = List.copyOf(sections);
  }

  /** One agreement. */
  public record Section(
      String agreement,
      String periodId,
      String title,
      String period,
      String days,
      Badge badge,
      String status,
      String promise,
      String template,
      String attained,
      String exact,
      String commitment,
      String counted,
      String down,
      String unmeasured,
      String excluded,
      String owed,
      String base,
      String claim,
      boolean changed,
      String now,
      List<Row> tiers,
      List<Row> parts,
      List<Row> outages,
      List<Row> leftOut) {
    public Section {
      tiers = List.copyOf(tiers);
      parts = List.copyOf(parts);
      outages = List.copyOf(outages);
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * One line of a table.
   *
   * @param marked whether it is the one that holds
   */
  public record Row(String name, String first, String second, String third, boolean marked) {}

  static StatementView of(List<Statements.Found> found, Voice voice) {
    AgreementWords words = new AgreementWords(voice);
    Statement first = found.getFirst().statement();
    List<Section> sections = found.stream().map(each -> section(each, words)).toList();
    String owed =
        String.join(
            " + ",
            CreditTotals.of(found.stream().map(Statements.Found::statement).toList(), words));
    return new StatementView(
        first.customer().displayName(),
        first.customer().contact(),
        words.period(first.period()),
        sections.getFirst().status(),
        owed,
        sections);
  }

  private static Section section(Statements.Found found, AgreementWords words) {
    Statement s = found.statement();
    Voice voice = words.voice();
    return new Section(
        s.agreement(),
        s.period(),
        s.title(),
        words.period(s.period()),
        voice.say("statement.days", words.day(s.from()), words.day(s.lastDay()), s.zone()),
        words.badge(s.kept(), s.draft()),
        status(found, words),
        words.promise(s.terms(), s.period().contains("Q")),
        s.terms().template(),
        words.percent(s.attained()),
        s.exact(),
        words.percent(s.terms().commitment()),
        voice.say("duration.minutes", s.minutes().counted()),
        voice.say("duration.minutes", s.minutes().down()),
        voice.say("duration.minutes", s.minutes().unmeasured()),
        voice.say("duration.minutes", s.minutes().excluded()),
        words.owed(s.owed()),
        s.owed().base().isEmpty() ? "" : words.money(s.owed().base(), s.owed().currency()),
        s.claimUntil().isEmpty() ? "" : words.day(s.claimUntil()),
        found.changedSince(),
        found
            .now()
            .filter(n -> found.changedSince())
            .map(n -> voice.say("statement.now", words.percent(n.attained()), words.owed(n.owed())))
            .orElse(""),
        s.terms().tiers().stream()
            .map(tier -> new Row(words.range(tier), words.percent(tier.credit()), "", "", false))
            .toList(),
        s.parts().size() < 2
            ? List.of()
            : s.parts().stream()
                .map(
                    part ->
                        new Row(
                            part.title(),
                            words.percent(part.attained()),
                            words.events(part.requests()),
                            words.events(part.failed()),
                            false))
                .toList(),
        s.outages().stream().map(outage -> outage(outage, s.zone(), words)).toList(),
        s.leftOut().stream()
            .map(
                left ->
                    new Row(left.name(), left.reason(), minutes(left.minutes(), voice), "", false))
            .toList());
  }

  static Row outage(Outage outage, String zone, AgreementWords words) {
    return new Row(
        words.moment(MinuteRange.startOf(outage.fromMinute()), zone),
        words.moment(MinuteRange.startOf(outage.toMinute()), zone),
        minutes(outage.toMinute() - outage.fromMinute(), words.voice()),
        words.percent(outage.errorRate()),
        false);
  }

  static String minutes(long minutes, Voice voice) {
    return minutes == 0
        ? voice.say("duration.minutes", 0)
        : voice.duration(Duration.ofMinutes(minutes));
  }

  private static String status(Statements.Found found, AgreementWords words) {
    Voice voice = words.voice();
    if (found.issued().isPresent()) {
      IssuedStatement issued = found.issued().get();
      return voice.say(
          "statement.issued", issued.revision(), voice.moment(issued.at()), issued.by());
    }
    return voice.say(found.statement().draft() ? "statement.running" : "statement.draft");
  }
}
