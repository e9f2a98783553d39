package io.andal.server.slo;

import io.andal.server.web.Voice;
import io.andal.server.web.chart.Gauges;
import io.andal.slo.Budget;
import io.andal.slo.Budget.MemberBudget;
import io.andal.slo.Budgeting;
import io.andal.slo.Member;
import io.andal.slo.SloDefinition;
import java.util.List;
import java.util.Optional;

/** What a composite is made of, and how much of its budget each part used up. */
final class MemberTable {
  private MemberTable() {}

  /** None for an SLO with one SLI. */
  static List<ObjectiveView.MemberRow> rows(Standing standing, Voice voice) {
    SloDefinition slo = standing.definition();
    if (!slo.composite()) {
      return List.of();
    }
    double full =
        Math.max(
            1,
            standing.budget().stream()
                .flatMap(budget -> budget.members().stream())
                .mapToDouble(MemberBudget::consumed)
                .max()
                .orElse(1));
    return slo.members().stream().map(member -> row(member, standing, full, voice)).toList();
  }

  private static ObjectiveView.MemberRow row(
      Member member, Standing standing, double full, Voice voice) {
    Optional<MemberBudget> known =
        standing
            .budget()
            .filter(_ -> standing.known())
            .map(Budget::members)
            .flatMap(
                members ->
                    members.stream()
                        .filter(each -> each.member().name().equals(member.name()))
                        .findFirst());
    double consumed = known.map(MemberBudget::consumed).orElse(0.0);
    boolean events = known.map(budget -> budget.period().total() > 0).orElse(false);
    return new ObjectiveView.MemberRow(
        member.name(),
        member.service(),
        voice.ratio(member.target()),
        weighted(standing.definition()) ? "× " + plain(member.weight()) : "",
        known.map(_ -> voice.percent(consumed)).orElse("–"),
        Gauges.burnBar(consumed, 1, full),
        events ? voice.ratio(known.orElseThrow().period().sli()) : "–");
  }

  /** Slices of time that are good or bad know no weights. */
  static boolean weighted(SloDefinition slo) {
    return switch (slo.budgeting()) {
      case Budgeting.Occurrences _ -> true;
      case Budgeting.RatioTimeslices _ -> true;
      case Budgeting.Timeslices _ -> false;
    };
  }

  private static String plain(double weight) {
    return java.math.BigDecimal.valueOf(weight).stripTrailingZeros().toPlainString();
  }
}
