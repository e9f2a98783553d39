package io.andal.server.slo;

import io.andal.ownership.Owner;
import io.andal.server.api.Times;
import io.andal.slo.Budget;
import io.andal.slo.Budgeting;
import io.andal.slo.Member;
import io.andal.slo.SloDefinition;
import io.andal.slo.TimeWindow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An SLO and its budget, as REST writes them.
 *
 * @param document the name of the SLO document, which may hold several objectives
 * @param source the data source of the first member
 * @param timeSliceMinutes length of a slice of time; null with Occurrences
 */
public record SloJson(
    String name,
    String document,
    String displayName,
    String service,
    String description,
    @Nullable OwnerJson owner,
    Map<String, List<String>> labels,
    String source,
    List<String> sources,
    String budgetingMethod,
    @Nullable Long timeSliceMinutes,
    List<MemberJson> members,
    double target,
    WindowJson timeWindow,
    String state,
    @Nullable BudgetJson budget) {
  public SloJson {
    sources = List.copyOf(sources);
    members = List.copyOf(members);
  }

  /**
   * One SLI that is counted.
   *
   * @param weight of a composite's member; 1 otherwise
   * @param timeSliceTarget share of good events that makes a slice of time good; null unless slices
   *     are judged
   */
  public record MemberJson(
      String name,
      String service,
      String source,
      double target,
      double weight,
      @Nullable Double timeSliceTarget) {
    static MemberJson of(Member member, boolean judged) {
      return new MemberJson(
          member.name(),
          member.service(),
          member.indicator().source(),
          member.target(),
          member.weight(),
          judged ? member.sliceTarget() : null);
    }
  }

  /** Who answers, and where that is said. */
  public record OwnerJson(
      String reference, String displayName, @Nullable String email, String rule) {
    public static @Nullable OwnerJson of(Optional<Owner> owner) {
      return owner
          .map(
              known ->
                  new OwnerJson(
                      known.reference(),
                      known.displayName(),
                      known.email().orElse(null),
                      known.rule()))
          .orElse(null);
    }
  }

  /**
   * @param type {@code rolling} or {@code calendar}
   * @param duration {@code 30d}; for calendar windows an ISO period such as {@code P1M}
   * @param zone of calendar windows
   */
  public record WindowJson(String type, String duration, @Nullable String zone) {
    static WindowJson of(TimeWindow window) {
      return switch (window) {
        case TimeWindow.Rolling rolling ->
            new WindowJson("rolling", Times.shortly(rolling.length()), null);
        case TimeWindow.Calendar calendar ->
            new WindowJson("calendar", calendar.step().toString(), calendar.zone().getId());
      };
    }
  }

  static SloJson of(SloDefinition slo, Optional<Budget> budget, Optional<Owner> owner) {
    return new SloJson(
        slo.name(),
        slo.document(),
        slo.displayName(),
        slo.service(),
        slo.description(),
        OwnerJson.of(owner),
        slo.labels(),
        slo.indicator().source(),
        List.copyOf(slo.sources()),
        slo.budgeting().getClass().getSimpleName(),
        timeSliceMinutes(slo.budgeting()),
        slo.members().stream()
            .map(member -> MemberJson.of(member, slo.budgeting() instanceof Budgeting.Timeslices))
            .toList(),
        slo.target(),
        WindowJson.of(slo.window()),
        budget.map(known -> BudgetJson.word(known.state())).orElse("unmeasured"),
        budget.map(BudgetJson::of).orElse(null));
  }

  private static @Nullable Long timeSliceMinutes(Budgeting budgeting) {
    return switch (budgeting) {
      case Budgeting.Occurrences _ -> null;
      case Budgeting.Timeslices slices -> slices.length().toMinutes();
      case Budgeting.RatioTimeslices slices -> slices.length().toMinutes();
    };
  }
}
