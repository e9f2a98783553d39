package io.andal.server.agreement;

import io.andal.agreement.Account;
import io.andal.agreement.AgreementService;
import io.andal.agreement.Bound;
import io.andal.agreement.Forecast;
import io.andal.agreement.Fraction;
import io.andal.agreement.Statement;
import io.andal.agreement.Tier;
import io.andal.server.web.Badge;
import io.andal.server.web.Markup;
import io.andal.server.web.Voice;
import io.andal.server.web.chart.Gauges;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps from the promise down to the last credit, and where the running period stands. */
final class Ladder {
  private final Account account;
  private final AgreementWords words;
  private final Optional<Fraction> here;
  private final Optional<Fraction> heading;

  Ladder(Account account, AgreementWords words) {
    this.account = account;
    this.words = words;
    this.here = account.attained();
    this.heading = account.forecast().flatMap(Forecast::attained);
  }

  List<AgreementView.Rung> rungs() {
    List<AgreementView.Rung> rungs = new ArrayList<>();
    Voice voice = words.voice();
    boolean here = standsOutside(this.here);
    rungs.add(
        new AgreementView.Rung(
            voice.say(
                "agreement.tier.kept",
                words.percent(account.agreement().commitment().toPlainString())),
            voice.say("agreement.owed.nothing"),
            new Badge("good", "check", voice.say("agreement.kept")),
            Markup.EMPTY,
            "",
            here,
            standsOutside(heading)));
    for (Tier tier : account.agreement().credits().tiers()) {
      rungs.add(rung(tier));
    }
    return rungs;
  }

  private boolean standsOutside(Optional<Fraction> share) {
    return share.map(s -> account.agreement().credits().tier(s).isEmpty()).orElse(false);
  }

  private AgreementView.Rung rung(Tier tier) {
    Voice voice = words.voice();
    Statement.Step step =
        new Statement.Step(
            tier.lower().map(b -> b.percent().toPlainString()).orElse(""),
            tier.lower().map(Bound::inclusive).orElse(true),
            tier.upper().map(b -> b.percent().toPlainString()).orElse(""),
            tier.upper().map(Bound::inclusive).orElse(true),
            tier.credit().toPlainString());
    Optional<Forecast.Bearable> bearable = bearable(tier);
    boolean reached = bearable.map(b -> b.minutes() < 0).orElse(false);
    double left =
        bearable
            .map(b -> b.allowed() <= 0 ? 0 : Math.max(0, b.minutes()) / (double) b.allowed())
            .orElse(0.0);
    String tone = reached ? "bad" : left < 0.25 ? "warn" : "good";
    return new AgreementView.Rung(
        words.range(step),
        words.owed(
            AgreementService.owed(account.agreement(), account.agreement().credits().owedIn(tier))),
        new Badge("bad", "stop", voice.say("agreement.broken")),
        bearable.isEmpty()
            ? Markup.EMPTY
            : Gauges.budgetBar(
                new Gauges.Level(Math.min(1, left), true, tone),
                "h-rung-" + bearable.get().bound().unscaledValue()),
        bearable
            .map(
                b ->
                    reached
                        ? voice.say("agreement.bearable.none")
                        : voice.say(
                            "agreement.bearable",
                            StatementView.minutes(b.minutes(), voice),
                            StatementView.minutes(b.allowed(), voice)))
            .orElse(""),
        here.map(tier::holds).orElse(false),
        heading.map(tier::holds).orElse(false));
  }

  private Optional<Forecast.Bearable> bearable(Tier tier) {
    BigDecimal credit = tier.credit();
    return account.forecast().stream()
        .flatMap(forecast -> forecast.bearable().stream())
        .filter(b -> b.credit().map(c -> c.compareTo(credit) == 0).orElse(false))
        .filter(b -> tier.upper().map(u -> u.percent().compareTo(b.bound()) == 0).orElse(false))
        .findFirst();
  }
}
