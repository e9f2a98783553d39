package io.andal.agreement;

import io.andal.agreement.Statement.Left;
import io.andal.agreement.Statement.Outage;
import io.andal.agreement.Statement.Owed;
import io.andal.agreement.Statement.Part;
import io.andal.agreement.Statement.Party;
import io.andal.agreement.Statement.Step;
import io.andal.agreement.Statement.Terms;
import io.andal.signal.Slice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts an account into words that last. */
final class StatementWriter {
  private static final int DECIMALS = 12;

  private StatementWriter() {}

  static Statement write(Account account) {
    Agreement agreement = account.agreement();
    Period period = account.period();
    return new Statement(
        agreement.name(),
        agreement.displayName(),
        new Party(
            agreement.customer().name(),
            agreement.customer().displayName(),
            agreement.customer().contact()),
        period.id(),
        period.from().toString(),
        period.lastDay().toString(),
        agreement.term().zone().getId(),
        period.range().from(),
        period.range().to(),
        account.asOf(),
        terms(agreement),
        percent(account.attained()),
        account.attained().map(Fraction::text).orElse(""),
        account.kept().map(kept -> kept ? "yes" : "no").orElse("unknown"),
        account.deciding().map(line -> minutes(line.attainment().counts())).orElse(NO_MINUTES),
        account.lines().stream().map(StatementWriter::part).toList(),
        account.deciding().map(line -> outages(line.attainment())).orElse(List.of()),
        account.exclusions().stream()
            .map(taken -> new Left(taken.name(), taken.reason(), taken.minutes()))
            .toList(),
        owed(agreement, account.credit()),
        agreement
            .credits()
            .claimDays()
            .map(days -> period.lastDay().plusDays(days).toString())
            .orElse(""));
  }

  private static final Statement.Minutes NO_MINUTES = new Statement.Minutes(0, 0, 0, 0, 0);

  private static Terms terms(Agreement agreement) {
    int interval = 0;
    int run = 1;
    long least = 0;
    String rate = "";
    boolean included = false;
    String method =
        switch (agreement.measurement()) {
          case Measurement.Ratio() -> "ratio";
          case Measurement.Intervals(int minutes) -> {
            interval = minutes;
            yield "intervals";
          }
          case Measurement.DownMinutes down -> {
            run = down.run();
            least = down.minimumRequests();
            rate = plain(down.errorRate().rate().percent(9, RoundingMode.HALF_EVEN));
            included = down.errorRate().inclusive();
            yield down.run() > 1 ? "badRuns" : "badMinutes";
          }
        };
    return new Terms(
        agreement.commitment().toPlainString(),
        method,
        interval,
        rate,
        included,
        least,
        run,
        agreement.noData().name().toLowerCase(Locale.ROOT),
        agreement.combine().name().toLowerCase(Locale.ROOT),
        agreement.template().orElse(""),
        agreement.credits().tiers().stream().map(StatementWriter::step).toList(),
        agreement.credits().cap().map(BigDecimal::toPlainString).orElse(""));
  }

  private static Step step(Tier tier) {
    return new Step(
        tier.lower().map(bound -> bound.percent().toPlainString()).orElse(""),
        tier.lower().map(Bound::inclusive).orElse(true),
        tier.upper().map(bound -> bound.percent().toPlainString()).orElse(""),
        tier.upper().map(Bound::inclusive).orElse(true),
        tier.credit().toPlainString());
  }

  private static String percent(Optional<Fraction> share) {
    return share.map(some -> plain(some.percent(DECIMALS, RoundingMode.FLOOR))).orElse("");
  }

  private static Statement.Minutes minutes(Counts counts) {
    return new Statement.Minutes(
        counts.counted(), counts.measured(), counts.unmeasured(), counts.excluded(), counts.down());
  }

  private static Part part(Account.Line line) {
    Counts counts = line.attainment().counts();
    return new Part(
        line.slo(),
        line.title(),
        percent(line.attainment().share()),
        events(counts.requests()),
        events(counts.failed()),
        counts.down());
  }

  private static String events(long thousandths) {
    return plain(BigDecimal.valueOf(thousandths).divide(BigDecimal.valueOf(Slice.SCALE)));
  }

  private static List<Outage> outages(Attainment attainment) {
    return attainment.downtimes().stream()
        .map(
            down ->
                new Outage(
                    down.slo(),
                    down.range().from(),
                    down.range().to(),
                    plain(down.errorRate().percent(2, RoundingMode.HALF_EVEN))))
        .toList();
  }

  static Owed owed(Agreement agreement, Credit credit) {
    Optional<Money> base = agreement.credits().base();
    return new Owed(
        credit.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        plain(credit.percent()),
        credit.amount().map(Money::digits).orElse(""),
        base.map(money -> money.currency().getCurrencyCode()).orElse(""),
        base.map(Money::digits).orElse(""));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
