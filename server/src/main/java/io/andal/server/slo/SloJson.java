package io.andal.server.slo;

import io.andal.ownership.Owner;
import io.andal.server.api.Times;
import io.andal.slo.Budget;
import io.andal.slo.SloDefinition;
import io.andal.slo.TimeWindow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An SLO and its budget, as REST writes them. */
public record SloJson(
    String name,
    String displayName,
    String service,
    String description,
    @Nullable OwnerJson owner,
    Map<String, List<String>> labels,
    String source,
    double target,
    WindowJson timeWindow,
    String state,
    @Nullable BudgetJson budget) {

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
        slo.displayName(),
        slo.service(),
        slo.description(),
        OwnerJson.of(owner),
        slo.labels(),
        slo.indicator().source(),
        slo.target(),
        WindowJson.of(slo.window()),
        budget.map(known -> BudgetJson.word(known.state())).orElse("unmeasured"),
        budget.map(BudgetJson::of).orElse(null));
  }
}
