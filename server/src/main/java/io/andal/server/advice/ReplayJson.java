package io.andal.server.advice;

import io.andal.server.api.Times;
import io.andal.slo.Budgeting;
import io.andal.slo.SloDefinition;
import io.andal.slo.TimeWindow;
import io.andal.slo.replay.Compared;
import io.andal.slo.replay.Replayed;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A history under the definition in force and under another, as REST writes it.
 *
 * @param from the first minute that was read
 * @param after the same as {@code before} if nothing was to be tried
 */
record ReplayJson(String slo, Instant from, Instant to, Side before, Side after) {

  static ReplayJson of(String slo, Compared compared) {
    return new ReplayJson(
        slo,
        compared.before().range().start(),
        compared.before().range().end(),
        Side.of(compared.before()),
        Side.of(compared.after()));
  }

  /**
   * One definition.
   *
   * @param window {@code 30d}, or an ISO period of the calendar such as {@code P1M}
   * @param judgedMinutes minutes whose whole window was known
   * @param exhaustedMinutes those of them without any budget left
   * @param remaining share of the budget left at the end
   */
  record Side(
      double target,
      String window,
      String budgetingMethod,
      double remaining,
      long pages,
      long tickets,
      int judgedMinutes,
      int exhaustedMinutes,
      long missedWindows,
      List<AlertJson> alerts,
      List<WindowJson> windows,
      List<PointJson> points) {
    Side {
      alerts = List.copyOf(alerts);
      windows = List.copyOf(windows);
      points = List.copyOf(points);
    }

    static Side of(Replayed replayed) {
      SloDefinition slo = replayed.definition();
      long pages = replayed.alerts("page");
      return new Side(
          slo.target(),
          written(slo.window()),
          method(slo.budgeting()),
          replayed.remaining(),
          pages,
          replayed.alerts().size() - pages,
          replayed.judgedMinutes(),
          replayed.exhaustedMinutes(),
          replayed.missedWindows(),
          replayed.alerts().stream().map(AlertJson::of).toList(),
          replayed.windows().stream().map(WindowJson::of).toList(),
          replayed.points().stream()
              .map(p -> new PointJson(Times.ofMinute(p.minute()), p.remaining(), p.known()))
              .toList());
    }
  }

  private static String written(TimeWindow window) {
    return switch (window) {
      case TimeWindow.Rolling rolling -> Times.shortly(rolling.length());
      case TimeWindow.Calendar calendar -> calendar.step().toString();
    };
  }

  private static String method(Budgeting budgeting) {
    return switch (budgeting) {
      case Budgeting.Occurrences() -> "Occurrences";
      case Budgeting.Timeslices _ -> "Timeslices";
      case Budgeting.RatioTimeslices _ -> "RatioTimeslices";
    };
  }

  /**
   * An alert that would have been raised.
   *
   * @param cause {@code burn} or {@code no-data}
   * @param to its end; the end of the history if it is open
   */
  record AlertJson(
      String rule,
      String severity,
      String cause,
      Instant from,
      Instant to,
      boolean open,
      double worstBurn) {
    static AlertJson of(Replayed.Alert alert) {
      return new AlertJson(
          alert.rule(),
          alert.severity(),
          alert.cause().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          alert.firing().start(),
          alert.firing().end(),
          alert.open(),
          alert.worstBurn());
    }
  }

  /**
   * A whole window.
   *
   * @param attainment share of good events (or time); null if there was none
   */
  record WindowJson(
      Instant from,
      Instant to,
      @Nullable Double attainment,
      double remaining,
      double bad,
      double total) {
    static WindowJson of(Replayed.Window window) {
      return new WindowJson(
          window.range().start(),
          window.range().end(),
          Double.isNaN(window.attainment()) ? null : window.attainment(),
          window.remaining(),
          window.sum().badEvents(),
          window.sum().totalEvents());
    }
  }

  /**
   * The budget at one time.
   *
   * @param known whether the whole window was read by then
   */
  record PointJson(Instant at, double remaining, boolean known) {}
}
