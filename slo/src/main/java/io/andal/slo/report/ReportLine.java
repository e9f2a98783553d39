package io.andal.slo.report;

import io.andal.signal.MinuteRange;
import io.andal.slo.Budgeting;
import io.andal.slo.Member;
import io.andal.slo.SloDefinition;
import io.andal.slo.WindowSum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one objective did over a period, which is judged as if it were the SLO's own window.
 *
 * @param sum what counted, good and total
 * @param attained share of good, 0 to 1; of a composite by events {@code 1 − consumed × budget};
 *     NaN when nothing was measured
 * @param consumed share of the period's error budget that was used: 1 = all of it
 * @param worst the day that used most of it; empty if none used anything
 */
public record ReportLine(
    SloDefinition slo, WindowSum sum, double attained, double consumed, Optional<Worst> worst) {

  /**
   * A day, and the share of the whole period's budget that it used.
   *
   * @param consumed 1 = all of it
   */
  public record Worst(MinuteRange day, double consumed) {}

  /** Three answers: not to know is not to have kept a promise. */
  public enum Verdict {
    MET,
    MISSED,
    UNMEASURED
  }

  public Verdict verdict() {
    if (sum.measured() == 0) {
      return Verdict.UNMEASURED;
    }
    return consumed <= 1 ? Verdict.MET : Verdict.MISSED;
  }

  static ReportLine of(SloDefinition slo, List<MinuteRange> days, List<List<WindowSum>> byDay) {
    List<WindowSum> whole = total(byDay);
    double consumed = consumed(slo, whole, whole);
    Optional<Worst> worst = Optional.empty();
    for (int i = 0; i < days.size(); i++) {
      double ofDay = consumed(slo, byDay.get(i), whole);
      if (ofDay > worst.map(Worst::consumed).orElse(0.0)) {
        worst = Optional.of(new Worst(days.get(i), ofDay));
      }
    }
    WindowSum pooled = whole.stream().reduce(WindowSum.EMPTY, ReportLine::plus);
    double attained =
        pooled.measured() == 0 ? Double.NaN : attained(slo, pooled, whole.size(), consumed);
    return new ReportLine(slo, pooled, attained, consumed, worst);
  }

  private static double attained(SloDefinition slo, WindowSum sum, int sums, double consumed) {
    return sums > 1 ? Math.max(0, 1 - consumed * slo.errorBudget()) : 1 - sum.errorRatio();
  }

  /** Bad events of a part ÷ the bad events that the whole period allows, weighted. */
  private static double consumed(SloDefinition slo, List<WindowSum> part, List<WindowSum> whole) {
    if (part.size() == 1) {
      return share(part.getFirst(), whole.getFirst(), slo.errorBudget());
    }
    double consumed = 0;
    for (int i = 0; i < part.size(); i++) {
      Member member = slo.members().get(i);
      consumed += member.weight() * share(part.get(i), whole.get(i), member.errorBudget());
    }
    return consumed;
  }

  private static double share(WindowSum part, WindowSum whole, double budget) {
    return whole.total() == 0 ? 0 : part.bad() / (whole.total() * budget);
  }

  private static List<WindowSum> total(List<List<WindowSum>> parts) {
    List<WindowSum> total = new ArrayList<>(parts.getFirst());
    for (List<WindowSum> part : parts.subList(1, parts.size())) {
      for (int i = 0; i < part.size(); i++) {
        total.set(i, plus(total.get(i), part.get(i)));
      }
    }
    return total;
  }

  private static WindowSum plus(WindowSum a, WindowSum b) {
    return new WindowSum(
        a.good() + b.good(),
        a.total() + b.total(),
        a.measured() + b.measured(),
        a.missing() + b.missing(),
        a.unread() + b.unread());
  }

  /** Whether it counts minutes rather than events. */
  public boolean ofTime() {
    return !(slo.budgeting() instanceof Budgeting.Occurrences)
        || slo.members().stream()
            .noneMatch(m -> m.indicator() instanceof io.andal.signal.Indicator.Ratio);
  }
}
