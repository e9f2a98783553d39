package io.andal.agreement;

import io.andal.signal.MinuteRange;
import io.andal.slo.Adjustment;
import io.andal.slo.SloDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Draws up the account of one period of one agreement. */
final class Accountant {
  private static final long WEEK = 7L * 24 * 60;

  private final Agreement agreement;
  private final List<SloDefinition> covered;
  private final SloMinutes minutes;
  private final Accounting accounting;

  Accountant(Agreement agreement, List<SloDefinition> covered, SloMinutes minutes) {
    this.agreement = agreement;
    this.covered = covered;
    this.minutes = minutes;
    this.accounting = new Accounting(agreement);
  }

  Account account(Period period) {
    MinuteRange range = period.range();
    long asOf =
        covered.stream()
            .mapToLong(slo -> minutes.asOf(slo.name()))
            .map(minute -> Math.clamp(minute, range.from(), range.to()))
            .min()
            .orElse(range.to());
    List<Account.Line> lines = lines(new MinuteRange(range.from(), asOf), range);
    Optional<Account.Line> deciding = deciding(lines);
    Credit credit = agreement.credits().owed(deciding.flatMap(line -> line.attainment().share()));
    Optional<Forecast> forecast =
        asOf < range.to() && deciding.isPresent()
            ? Optional.of(forecast(period, asOf, lines))
            : Optional.empty();
    return new Account(
        agreement, period, asOf, lines, deciding, credit, taken(range, asOf), forecast);
  }

  private List<Account.Line> lines(MinuteRange range, MinuteRange period) {
    List<Observed> observed =
        covered.stream()
            .map(
                slo ->
                    Observed.of(
                        slo.name(),
                        title(slo),
                        minutes.raw(slo.name(), range),
                        excluded(slo, period)))
            .toList();
    if (agreement.combine() == Combine.POOLED && observed.size() > 1) {
      observed = List.of(Observed.pooled(observed));
    }
    return observed.stream()
        .map(each -> new Account.Line(each.slo(), each.title(), accounting.of(each)))
        .toList();
  }

  private static String title(SloDefinition slo) {
    return slo.displayName().isBlank() ? slo.name() : slo.displayName();
  }

  /** Caps count over the whole period, so they are asked of it and not of a part. */
  private List<MinuteRange> excluded(SloDefinition slo, MinuteRange period) {
    List<MinuteRange> parts = new ArrayList<>();
    agreement.exclusions().forEach(exclusion -> parts.addAll(exclusion.within(period)));
    for (Adjustment adjustment : slo.adjustments()) {
      if (agreement.adjustmentCategories().contains(adjustment.category())) {
        parts.addAll(adjustment.when().within(period));
      }
    }
    return parts;
  }

  /** One that was never measured says nothing while another does. */
  private static Optional<Account.Line> deciding(List<Account.Line> lines) {
    Comparator<Account.Line> least =
        Comparator.comparing(line -> line.attainment().share().orElse(Fraction.whole(2)));
    return lines.stream().min(least);
  }

  private Forecast forecast(Period period, long asOf, List<Account.Line> lines) {
    MinuteRange ahead = new MinuteRange(asOf, period.range().to());
    MinuteRange week = new MinuteRange(asOf - WEEK, asOf);
    List<Account.Line> recent = lines(week, week);
    long rest = ahead.minutes() - announced(ahead, period.range());
    Optional<Fraction> attained = Optional.empty();
    for (int i = 0; i < lines.size(); i++) {
      Optional<Fraction> one = lines.get(i).attainment().goingOn(rest, recent.get(i).attainment());
      if (one.isPresent() && attained.map(a -> one.get().compareTo(a) < 0).orElse(true)) {
        attained = one;
      }
    }
    return new Forecast(
        attained, agreement.credits().owed(attained), rest, bearable(lines, recent, rest));
  }

  private long announced(MinuteRange ahead, MinuteRange period) {
    List<MinuteRange> parts = new ArrayList<>();
    agreement.exclusions().forEach(exclusion -> parts.addAll(exclusion.within(period)));
    java.util.BitSet minutesOut = new java.util.BitSet();
    for (MinuteRange part : parts) {
      long from = Math.max(part.from(), ahead.from());
      if (from < part.to()) {
        minutesOut.set((int) (from - ahead.from()), (int) (part.to() - ahead.from()));
      }
    }
    return minutesOut.cardinality();
  }

  private List<Forecast.Bearable> bearable(
      List<Account.Line> lines, List<Account.Line> recent, long rest) {
    List<Forecast.Bearable> all = new ArrayList<>();
    all.add(
        new Forecast.Bearable(
            agreement.commitment(),
            Optional.empty(),
            allowed(lines, recent, rest, agreement.promised()),
            least(lines, recent, rest, agreement.promised(), true)));
    for (Tier tier : agreement.credits().tiers()) {
      if (tier.credit().signum() > 0 && tier.upper().isPresent()) {
        Bound bound = tier.upper().orElseThrow();
        all.add(
            new Forecast.Bearable(
                bound.percent(),
                Optional.of(tier.credit()),
                allowed(lines, recent, rest, bound.share()),
                least(lines, recent, rest, bound.share(), !bound.inclusive())));
      }
    }
    return all;
  }

  private static long allowed(
      List<Account.Line> lines, List<Account.Line> recent, long rest, Fraction bound) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < lines.size(); i++) {
      Attainment sofar = lines.get(i).attainment();
      least = Math.min(least, sofar.allowed(rest, rate(sofar, recent.get(i)), bound));
    }
    return least;
  }

  /** Units per minute: of the period so far, or of the last days while it has just begun. */
  private static Fraction rate(Attainment sofar, Account.Line recent) {
    return sofar.counts().counted() > 0 ? sofar.perMinute() : recent.attainment().perMinute();
  }

  private static long least(
      List<Account.Line> lines,
      List<Account.Line> recent,
      long rest,
      Fraction bound,
      boolean boundMayBeReached) {
    long least = rest;
    for (int i = 0; i < lines.size(); i++) {
      Attainment sofar = lines.get(i).attainment();
      least =
          Math.min(
              least, sofar.bearable(rest, rate(sofar, recent.get(i)), bound, boundMayBeReached));
    }
    return least;
  }

  private List<Account.Taken> taken(MinuteRange period, long asOf) {
    List<Account.Taken> all = new ArrayList<>();
    agreement
        .exclusions()
        .forEach(each -> add(all, each.name(), each.reason(), each.within(period), asOf));
    covered.stream()
        .flatMap(slo -> slo.adjustments().stream())
        .distinct()
        .filter(each -> agreement.adjustmentCategories().contains(each.category()))
        .forEach(each -> add(all, each.name(), each.reason(), each.when().within(period), asOf));
    return all;
  }

  private static void add(
      List<Account.Taken> all, String name, String reason, List<MinuteRange> parts, long asOf) {
    List<MinuteRange> past =
        parts.stream()
            .filter(part -> part.from() < asOf)
            .map(part -> new MinuteRange(part.from(), Math.min(part.to(), asOf)))
            .toList();
    if (!past.isEmpty()) {
      all.add(new Account.Taken(name, reason, past));
    }
  }
}
