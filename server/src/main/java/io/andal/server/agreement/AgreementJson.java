package io.andal.server.agreement;

import io.andal.agreement.Account;
import io.andal.agreement.Agreement;
import io.andal.agreement.AgreementService;
import io.andal.agreement.Credit;
import io.andal.agreement.Finding;
import io.andal.agreement.Forecast;
import io.andal.agreement.Fraction;
import io.andal.agreement.IssuedStatement;
import io.andal.agreement.Money;
import io.andal.agreement.Statement;
import io.andal.server.api.Times;
import io.andal.slo.SloDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as REST tells it. Percentages and amounts are decimal texts, so that none is lost.
 */
record AgreementJson(
    String name,
    String displayName,
    String description,
    CustomerJson customer,
    List<String> slos,
    String combine,
    String period,
    String timeZone,
    String start,
    @Nullable String end,
    String commitment,
    @Nullable String template,
    @Nullable PeriodJson current,
    List<FindingJson> findings) {
  AgreementJson {
    slos = List.copyOf(slos);
    findings = List.copyOf(findings);
  }

  static AgreementJson of(AgreementService agreements, Agreement agreement) {
    String name = agreement.name();
    return new AgreementJson(
        name,
        agreement.displayName(),
        agreement.description(),
        new CustomerJson(
            agreement.customer().name(),
            agreement.customer().displayName(),
            agreement.customer().contact()),
        agreements.covered(name).stream().map(SloDefinition::name).toList(),
        agreement.combine().name().toLowerCase(Locale.ROOT),
        agreement.term().length().name().toLowerCase(Locale.ROOT),
        agreement.term().zone().getId(),
        agreement.term().start().toString(),
        agreement.term().end().map(Object::toString).orElse(null),
        agreement.commitment().toPlainString(),
        agreement.template().orElse(null),
        agreements.periods(name).stream()
            .findFirst()
            .flatMap(period -> agreements.account(name, period.id()))
            .map(PeriodJson::of)
            .orElse(null),
        agreements.findings(name).stream().map(FindingJson::of).toList());
  }

  record CustomerJson(String name, String displayName, String contact) {}

  /**
   * @param target share
   */
  record FindingJson(String slo, double target, String commitment) {
    static FindingJson of(Finding finding) {
      return new FindingJson(finding.slo(), finding.target(), finding.promised());
    }
  }

  record CreditJson(
      String reason, String percent, @Nullable String amount, @Nullable String currency) {
    static CreditJson of(Credit credit) {
      return new CreditJson(
          credit.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          credit.percent().toPlainString(),
          credit.amount().map(Money::digits).orElse(null),
          credit.amount().map(money -> money.currency().getCurrencyCode()).orElse(null));
    }
  }

  record BearableJson(String bound, @Nullable String credit, long allowed, long minutes) {
    static BearableJson of(Forecast.Bearable bearable) {
      return new BearableJson(
          bearable.bound().toPlainString(),
          bearable.credit().map(BigDecimal::toPlainString).orElse(null),
          bearable.allowed(),
          bearable.minutes());
    }
  }

  record ForecastJson(
      @Nullable String attained, CreditJson credit, long restMinutes, List<BearableJson> bearable) {
    ForecastJson {
      bearable = List.copyOf(bearable);
    }

    static ForecastJson of(Forecast forecast) {
      return new ForecastJson(
          percent(forecast.attained()),
          CreditJson.of(forecast.credit()),
          forecast.restMinutes(),
          forecast.bearable().stream().map(BearableJson::of).toList());
    }
  }

  record LineJson(String slo, @Nullable String attained, long down, long unmeasured) {
    static LineJson of(Account.Line line) {
      return new LineJson(
          line.slo(),
          percent(line.attainment().share()),
          line.attainment().counts().down(),
          line.attainment().counts().unmeasured());
    }
  }

  record DowntimeJson(String slo, Instant from, Instant to, long minutes) {}

  record PeriodJson(
      String id,
      String from,
      String lastDay,
      Instant start,
      Instant end,
      boolean running,
      Instant asOf,
      @Nullable String attained,
      @Nullable String exact,
      @Nullable Boolean kept,
      CreditJson credit,
      List<LineJson> slos,
      List<DowntimeJson> downtimes,
      @Nullable ForecastJson forecast) {
    PeriodJson {
      slos = List.copyOf(slos);
      downtimes = List.copyOf(downtimes);
    }

    static PeriodJson of(Account account) {
      return new PeriodJson(
          account.period().id(),
          account.period().from().toString(),
          account.period().lastDay().toString(),
          account.period().range().start(),
          account.period().range().end(),
          account.running(),
          Times.ofMinute(account.asOf()),
          percent(account.attained()),
          account.attained().map(Fraction::text).filter(text -> !text.isEmpty()).orElse(null),
          account.kept().orElse(null),
          CreditJson.of(account.credit()),
          account.lines().stream().map(LineJson::of).toList(),
          account.deciding().stream()
              .flatMap(line -> line.attainment().downtimes().stream())
              .map(
                  down ->
                      new DowntimeJson(
                          down.slo(),
                          down.range().start(),
                          down.range().end(),
                          down.range().minutes()))
              .toList(),
          account.forecast().map(ForecastJson::of).orElse(null));
    }
  }

  /**
   * @param revision 0 while nothing is issued: then it says what would be
   */
  record StatementJson(
      int revision,
      @Nullable Instant issuedAt,
      @Nullable String issuedBy,
      String note,
      boolean changedSince,
      Statement statement) {
    static StatementJson of(IssuedStatement issued, boolean changedSince) {
      return new StatementJson(
          issued.revision(),
          issued.at(),
          issued.by(),
          issued.note(),
          changedSince,
          issued.statement());
    }

    static StatementJson draft(Statement statement) {
      return new StatementJson(0, null, null, "", false, statement);
    }
  }

  private static @Nullable String percent(Optional<Fraction> share) {
    return share.map(AgreementService::percent).orElse(null);
  }
}
