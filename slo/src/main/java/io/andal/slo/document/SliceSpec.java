package io.andal.slo.document;

import io.andal.slo.Budgeting;
import io.andal.workspace.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The budgeting method of an SLO, and the slices of time that two of the methods count. */
final class SliceSpec {
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final String OCCURRENCES = "Occurrences";
  private static final String TIMESLICES = "Timeslices";

  private SliceSpec() {}

  static boolean timeslices(Place slo) {
    return slo.text("budgetingMethod").equals(TIMESLICES);
  }

  static Budgeting budgeting(Place slo, Place objective) {
    return switch (slo.text("budgetingMethod")) {
      case TIMESLICES -> new Budgeting.Timeslices(length(objective).orElseThrow());
      case "RatioTimeslices" -> new Budgeting.RatioTimeslices(length(objective).orElseThrow());
      default -> Budgeting.OCCURRENCES;
    };
  }

  /** The share of good events that makes a slice of time good; 1 where slices aren't judged. */
  static double target(Place slo, Place objective) {
    return timeslices(slo) ? objective.number("timeSliceTarget") : 1;
  }

  /** Empty if none is written, or it can't be read. */
  static Optional<Duration> length(Place objective) {
    Place window = objective.child("timeSliceWindow");
    if (window.node().isNumber()) {
      double minutes = window.node().asDouble();
      return minutes >= 1 && minutes == Math.rint(minutes) && minutes < 1e6
          ? Optional.of(Duration.ofMinutes((long) minutes))
          : Optional.empty();
    }
    return ShortDuration.parse(window.node().asString("")).map(ShortDuration::length);
  }

  static void check(Place slo, Place objective, List<Problem> problems) {
    String method = slo.text("budgetingMethod");
    if (method.equals(OCCURRENCES)) {
      refuse(objective, "timeSliceTarget", method, problems);
      refuse(objective, "timeSliceWindow", method, problems);
      return;
    }
    checkLength(slo, objective, problems);
    if (!timeslices(slo)) {
      refuse(objective, "timeSliceTarget", method, problems);
      return;
    }
    if (!objective.has("timeSliceTarget")) {
      problems.add(
          objective.error(
              "time-slice-target",
              "The objective doesn't say when a slice of time is good",
              "Write timeSliceTarget, the share of good events in it, such as 0.95"));
      return;
    }
    double target = objective.number("timeSliceTarget");
    if (!(target > 0) || target > 1) {
      problems.add(
          objective
              .child("timeSliceTarget")
              .error(
                  "time-slice-target",
                  "A slice of time can't be good from %s of its events on"
                      .formatted(objective.child("timeSliceTarget").node()),
                  "Write more than 0 and at most 1, such as 0.95"));
    }
  }

  private static void refuse(Place objective, String field, String method, List<Problem> problems) {
    if (objective.has(field)) {
      problems.add(
          objective
              .child(field)
              .error(
                  "time-slice-field",
                  field + " means nothing with budgetingMethod " + method,
                  "Leave it out"));
    }
  }

  private static void checkLength(Place slo, Place objective, List<Problem> problems) {
    if (!objective.has("timeSliceWindow")) {
      problems.add(
          objective.error(
              "time-slice-window",
              "The objective doesn't say how long a slice of time is",
              "Write timeSliceWindow, a number of minutes or a duration, such as 1 or 5m"));
      return;
    }
    Place place = objective.child("timeSliceWindow");
    Optional<Duration> length = length(objective);
    if (length.isEmpty()) {
      problems.add(
          place.error(
              "time-slice-window",
              "'%s' is no length of a slice of time".formatted(place.node().asString("")),
              "Write a whole number of minutes, or " + ShortDuration.FORMS));
    } else if (length.get().compareTo(LONGEST) > 0
        || length.get().compareTo(WindowSpec.nominalLength(slo)) > 0) {
      problems.add(
          place.error(
              "time-slice-window",
              "A slice of time of %s is too long".formatted(place.node().asString("")),
              "Write at most 1d, and no more than the SLO's time window"));
    }
  }
}
