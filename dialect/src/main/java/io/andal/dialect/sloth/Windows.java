package io.andal.dialect.sloth;

import io.andal.signal.Comparison;
import io.andal.slo.AlertRule;
import io.andal.slo.BurnCondition;
import io.andal.slo.document.DefaultAlerts;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The windows and factors of Sloth's two alerts for one SLO.
 *
 * @param period the SLO's time window
 * @param page empty if nobody is to be paged
 * @param ticket empty if there is to be no ticket
 * @param all windows over which the SLI is recorded besides the period
 */
record Windows(Duration period, List<Pair> page, List<Pair> ticket, SortedSet<Duration> all) {
  Windows {
    page = List.copyOf(page);
    ticket = List.copyOf(ticket);
    all = Collections.unmodifiableSortedSet(new TreeSet<>(all));
  }

  private Windows(Duration period, List<Pair> page, List<Pair> ticket) {
    this(period, page, ticket, all(page, ticket));
  }

  /** A factor that must be exceeded over both windows. */
  record Pair(Duration shorter, Duration longer, double factor) {}

  /**
   * The windows that an SLO's rules say; empty if Sloth's alerts can't say them: it knows one page
   * and one ticket, each of pairs of windows that are exceeded at once.
   */
  static Optional<Windows> of(List<AlertRule> rules, Duration period) {
    List<Pair> page = List.of();
    List<Pair> ticket = List.of();
    for (AlertRule rule : rules) {
      if (!sayable(rule)) {
        return Optional.empty();
      }
      List<Pair> pairs = rule.anyOf().stream().map(condition -> pair(condition, period)).toList();
      if (rule.severity().equals("page") && page.isEmpty()) {
        page = pairs;
      } else if (rule.severity().equals("ticket") && ticket.isEmpty()) {
        ticket = pairs;
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new Windows(period, page, ticket));
  }

  /** Those that Google's workbook has for a period. */
  static Windows usual(Duration period) {
    return of(DefaultAlerts.rules(period), period).orElseThrow();
  }

  private static boolean sayable(AlertRule rule) {
    return rule.remainingAtMost().isEmpty()
        && rule.after().isZero()
        && !rule.whenNoData()
        && rule.notifyBreaching()
        && rule.anyOf().stream()
            .allMatch(c -> c.shortWindow().isPresent() && c.comparison() == Comparison.GT);
  }

  private static Pair pair(BurnCondition condition, Duration period) {
    return new Pair(
        condition.shortWindow().orElseThrow(),
        condition.longWindow(),
        slothsFactor(condition.factor(), condition.longWindow(), period));
  }

  /**
   * The same factor with the last digits that Sloth's own arithmetic leaves: {@code period hours ×
   * (percent of the budget ÷ 100) ÷ long window hours}, where the percentage is the roundest one
   * that makes this factor.
   */
  private static double slothsFactor(double factor, Duration longer, Duration period) {
    double hours = period.toMinutes() / 60.0;
    double longHours = longer.toMinutes() / 60.0;
    double percent = Math.round(factor * longHours / hours * 1e8) / 1e6;
    double again = hours * (percent / 100) / longHours;
    return Math.abs(again - factor) <= 1e-12 * factor ? again : factor;
  }

  private static SortedSet<Duration> all(List<Pair> page, List<Pair> ticket) {
    SortedSet<Duration> all = new TreeSet<>();
    for (List<Pair> pairs : List.of(page, ticket)) {
      for (Pair pair : pairs) {
        all.add(pair.shorter());
        all.add(pair.longer());
      }
    }
    return all;
  }
}
