package io.andal.server.agreement;

import io.andal.agreement.Account;
import io.andal.agreement.Agreement;
import io.andal.agreement.AgreementService;
import io.andal.agreement.Forecast;
import io.andal.agreement.Period;
import io.andal.agreement.Statement;
import io.andal.agreement.Term;
import io.andal.agreement.document.Template;
import io.andal.server.web.NotHere;
import io.andal.server.web.Voice;
import io.andal.slo.SloDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.UriComponentsBuilder;

/** One agreement: the promise, how it stands, what is owed. */
@Controller
final class AgreementPage {
  private static final int MOST_PERIODS = 24;

  private final AgreementService agreements;
  private final Statements statements;

  AgreementPage(AgreementService agreements, Statements statements) {
    this.agreements = agreements;
    this.statements = statements;
  }

  @GetMapping("/agreements/{name}")
  String one(Model model, Voice voice, @PathVariable String name) {
    Agreement agreement =
        agreements.find(name).orElseThrow(() -> new NotHere(voice.say("error.no-agreement", name)));
    model.addAttribute("view", view(agreement, new AgreementWords(voice)));
    return "agreement";
  }

  private AgreementView view(Agreement agreement, AgreementWords words) {
    String name = agreement.name();
    Optional<Account> latest =
        agreements.periods(name).stream()
            .findFirst()
            .flatMap(period -> agreements.account(name, period.id()));
    Optional<Statement> now = latest.map(AgreementService::statement);
    Voice voice = words.voice();
    return new AgreementView(
        name,
        agreement.displayName(),
        agreement.customer().name(),
        agreement.customer().displayName(),
        agreement.description(),
        now.map(s -> words.promise(s.terms(), quarter(agreement))).orElse(""),
        words.badge(
            now.map(Statement::kept).orElse("unknown"), latest.map(Account::running).orElse(true)),
        words.day(agreement.term().start().toString()),
        agreement.term().zone().getId(),
        source(agreement, words),
        AgreementsPage.month(voice).toString(),
        latest.filter(Account::running).map(account -> running(account, words)),
        latest.map(account -> new Ladder(account, words).rungs()).orElse(List.of()),
        periods(agreement, words),
        now.map(s -> words.period(s.period())).orElse(""),
        now.stream()
            .flatMap(s -> s.outages().stream().map(o -> StatementView.outage(o, s.zone(), words)))
            .toList(),
        now.map(s -> facts(s, agreement, words)).orElse(List.of()),
        agreements.covered(name).stream().map(slo -> covered(agreement, slo, words)).toList(),
        agreements.findings(name).stream()
            .map(finding -> AgreementsPage.note(finding, words))
            .toList());
  }

  /** The margin is the target less the promise, in points of percent. */
  private static AgreementView.Covered covered(
      Agreement agreement, SloDefinition slo, AgreementWords words) {
    BigDecimal target = BigDecimal.valueOf(slo.target()).movePointRight(2);
    BigDecimal margin = target.subtract(agreement.commitment()).stripTrailingZeros();
    String key =
        margin.signum() > 0
            ? "agreement.margin.above"
            : margin.signum() < 0 ? "agreement.margin.below" : "agreement.margin.none";
    return new AgreementView.Covered(
        slo.name(),
        slo.displayName().isBlank() ? slo.name() : slo.displayName(),
        words
            .voice()
            .say(
                key,
                words.percent(target.toPlainString()),
                words.events(margin.abs().toPlainString())));
  }

  private static boolean quarter(Agreement agreement) {
    return agreement.term().length() == Term.Length.QUARTER;
  }

  private static String source(Agreement agreement, AgreementWords words) {
    return agreement
        .template()
        .flatMap(Template::find)
        .map(
            template ->
                words
                    .voice()
                    .say(
                        template.date().isEmpty()
                            ? "agreement.template.undated"
                            : "agreement.template",
                        template.title(),
                        template.source(),
                        template.date().isEmpty() ? "" : words.day(template.date())))
        .orElse("");
  }

  private static AgreementView.Running running(Account account, AgreementWords words) {
    Statement soFar = AgreementService.statement(account);
    Optional<Forecast> forecast = account.forecast();
    Voice voice = words.voice();
    return new AgreementView.Running(
        words.period(account.period().id()),
        words.percent(soFar.attained()),
        words.percent(
            forecast.flatMap(Forecast::attained).map(AgreementService::percent).orElse("")),
        forecast
            .map(f -> words.owed(AgreementService.owed(account.agreement(), f.credit())))
            .orElse("–"),
        StatementView.minutes(account.period().range().to() - account.asOf(), voice),
        soFar.minutes().unmeasured() == 0
            ? ""
            : StatementView.minutes(soFar.minutes().unmeasured(), voice));
  }

  private List<AgreementView.PeriodRow> periods(Agreement agreement, AgreementWords words) {
    List<AgreementView.PeriodRow> rows = new ArrayList<>();
    for (Period period : agreements.periods(agreement.name())) {
      if (rows.size() == MOST_PERIODS) {
        break;
      }
      statements
          .one(agreement.name(), period.id(), 0)
          .ifPresent(found -> rows.add(row(agreement, period, found, words)));
    }
    return rows;
  }

  private static AgreementView.PeriodRow row(
      Agreement agreement, Period period, Statements.Found found, AgreementWords words) {
    Statement s = found.statement();
    Voice voice = words.voice();
    boolean canBeIssued =
        !s.draft() && !s.attained().isEmpty() && (found.issued().isEmpty() || found.changedSince());
    return new AgreementView.PeriodRow(
        period.id(),
        words.period(period.id()),
        words.badge(s.kept(), s.draft()),
        words.percent(s.attained()),
        StatementView.minutes(s.minutes().down(), voice),
        s.minutes().unmeasured() == 0 ? "" : StatementView.minutes(s.minutes().unmeasured(), voice),
        words.owedShortly(s.owed()),
        found
            .issued()
            .map(issued -> voice.say("agreement.revision", issued.revision()))
            .orElse(voice.say(s.draft() ? "agreement.period.running" : "agreement.period.draft")),
        UriComponentsBuilder.fromPath("/agreements/{name}/statements/{period}")
            .buildAndExpand(agreement.name(), period.id())
            .encode()
            .toUriString(),
        canBeIssued,
        found.changedSince());
  }

  private static List<AgreementView.Fact> facts(
      Statement s, Agreement agreement, AgreementWords words) {
    Voice voice = words.voice();
    List<AgreementView.Fact> facts = new ArrayList<>();
    facts.add(fact(voice, "agreement.fact.commitment", words.percent(s.terms().commitment())));
    facts.add(
        fact(
            voice,
            "agreement.fact.period",
            voice.say(quarter(agreement) ? "agreement.quarterly" : "agreement.monthly")));
    facts.add(
        fact(
            voice, "agreement.fact.no-data", voice.say("agreement.no-data." + s.terms().noData())));
    if (agreement.coverage().slos().size() + agreement.coverage().services().size() > 1) {
      facts.add(
          fact(
              voice,
              "agreement.fact.combine",
              voice.say("agreement.combine." + s.terms().combine())));
    }
    if (!s.owed().base().isEmpty()) {
      facts.add(
          fact(voice, "agreement.fact.base", words.money(s.owed().base(), s.owed().currency())));
    }
    if (!s.terms().cap().isEmpty()) {
      facts.add(fact(voice, "agreement.fact.cap", words.percent(s.terms().cap())));
    }
    agreement
        .credits()
        .claimDays()
        .ifPresent(
            days ->
                facts.add(fact(voice, "agreement.fact.claim", voice.say("duration.days", days))));
    return facts;
  }

  private static AgreementView.Fact fact(Voice voice, String key, String value) {
    return new AgreementView.Fact(voice.say(key), value);
  }
}
