package io.andal.server.web;

import io.andal.agreement.Agreement;
import io.andal.agreement.AgreementService;
import io.andal.agreement.Bound;
import io.andal.agreement.Combine;
import io.andal.agreement.Coverage;
import io.andal.agreement.Credits;
import io.andal.agreement.Customer;
import io.andal.agreement.ErrorRate;
import io.andal.agreement.Exclusion;
import io.andal.agreement.Fraction;
import io.andal.agreement.Measurement;
import io.andal.agreement.MissingMinutes;
import io.andal.agreement.Money;
import io.andal.agreement.SloMinutes;
import io.andal.agreement.Term;
import io.andal.agreement.Tier;
import io.andal.database.Database;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.slo.Recurrence;
import io.andal.slo.SloDefinition;
import io.andal.slo.engine.SliceBlock;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Four agreements of the pump company, with good months and bad ones. */
final class PumpAgreements implements SloMinutes {
  private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
  private static final long NOW = MinuteRange.minuteOf(PumpCompany.NOW);

  /** When something failed, how long, and how much of it. */
  private record Trouble(String slo, String from, int minutes, double share) {}

  private static final List<Trouble> TROUBLES =
      List.of(
          new Trouble("commands-availability", "2026-07-11T03:00:00Z", 70, 0.6),
          new Trouble("commands-availability", "2026-09-03T07:12:00Z", 64, 1),
          new Trouble("commands-availability", "2026-10-14T22:40:00Z", 520, 0.8),
          new Trouble("commands-availability", "2026-11-09T14:05:00Z", 12, 0.5),
          new Trouble("commands-availability", "2026-11-18T09:31:00Z", 9, 1),
          new Trouble("telemetry-availability", "2026-08-21T01:00:00Z", 300, 0.7),
          new Trouble("telemetry-availability", "2026-11-20T01:00:00Z", 95, 0.9),
          new Trouble("alarms-delivery", "2026-06-02T01:00:00Z", 55, 0.4));

  private PumpAgreements() {}

  static AgreementService of(Database database, Clock clock) {
    AgreementService service = new AgreementService(database, clock, new PumpAgreements());
    List<SloDefinition> slos = new PumpCompany().slos();
    Customer nusantara =
        new Customer("nusantara-water", "Nusantara Water", "contracts@nusantara-water.example");
    service.define(
        List.of(
            agreement(
                "nusantara-commands",
                "Commands from the control room",
                nusantara,
                "commands-availability",
                "99.9",
                Term.Length.MONTH),
            agreement(
                "nusantara-alarms",
                "Alarms",
                nusantara,
                "alarms-delivery",
                "99.99",
                Term.Length.MONTH),
            agreement(
                "delta-telemetry",
                "Telemetry",
                new Customer("delta-irrigation", "Delta Irrigation District", ""),
                "telemetry-availability",
                "99.95",
                Term.Length.QUARTER),
            agreement(
                "harbor-billing",
                "Invoices",
                new Customer("harbor", "Harbor <Works> & Sons", ""),
                "billing-availability",
                "99.5",
                Term.Length.MONTH)),
        slos);
    service.issue("nusantara-commands", "2026-09", "ayu", "");
    return service;
  }

  private static Agreement agreement(
      String name,
      String title,
      Customer customer,
      String slo,
      String commitment,
      Term.Length length) {
    return new Agreement(
        name,
        title,
        "",
        customer,
        new Coverage(List.of(slo), List.of(), Map.of()),
        Combine.WORST,
        new Term(length, JAKARTA, LocalDate.of(2026, 4, 15), Optional.empty()),
        new BigDecimal(commitment),
        new Measurement.DownMinutes(new ErrorRate(Fraction.of(5, 100), false), 0, 1),
        MissingMinutes.EXCLUDE,
        List.of(
            new Exclusion(
                "Maintenance of the month",
                "Announced a week before",
                new Recurrence(
                    LocalDateTime.parse("2026-04-19T02:00"),
                    JAKARTA,
                    Duration.ofHours(2),
                    Optional.of("FREQ=MONTHLY;BYDAY=3SU")),
                Optional.of(240L))),
        List.of(),
        new Credits(
            List.of(
                tier("99.0", commitment, "10"), tier("95.0", "99.0", "25"), tier("", "95.0", "50")),
            Optional.of(new Money(new BigDecimal("4200"), Currency.getInstance("EUR"))),
            Optional.empty(),
            Optional.empty(),
            Optional.of(30)),
        Optional.of("google-cloud-functions"));
  }

  private static Tier tier(String from, String to, String credit) {
    return new Tier(
        Optional.of(from).filter(f -> !f.isEmpty()).map(f -> new Bound(new BigDecimal(f), true)),
        Optional.of(new Bound(new BigDecimal(to), false)),
        new BigDecimal(credit));
  }

  @Override
  public SliceBlock raw(String slo, MinuteRange range) {
    SliceBlock block = new SliceBlock(range);
    for (int i = 0; i < block.size(); i++) {
      if (!slo.startsWith("billing")) {
        block.set(i, 420_000, 0, Quality.COMPLETE);
      }
    }
    for (Trouble trouble : TROUBLES) {
      if (trouble.slo().equals(slo)) {
        long from = MinuteRange.minuteOf(Instant.parse(trouble.from()));
        for (long minute = Math.max(from, range.from());
            minute < Math.min(from + trouble.minutes(), range.to());
            minute++) {
          block.set(
              (int) (minute - range.from()),
              420_000,
              Math.round(420_000 * trouble.share()),
              Quality.COMPLETE);
        }
      }
    }
    return block;
  }

  @Override
  public long asOf(String slo) {
    return NOW;
  }
}
