package io.andal.server.adjustment;

import io.andal.ownership.Owner;
import io.andal.ownership.Owners;
import io.andal.server.web.Voice;
import io.andal.signal.MinuteRange;
import io.andal.slo.Adjustment;
import io.andal.slo.Budget;
import io.andal.slo.SloDefinition;
import io.andal.slo.adjustment.Adjustments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The times of an objective's adjustments as rows: those in its window, and those to come. */
record AdjustedTimes(
    List<AdjustmentsView.Time> past, String more, List<AdjustmentsView.Time> upcoming) {
  private static final int SHOWN = 40;
  private static final int UPCOMING = 6;
  private static final long AHEAD = Duration.ofDays(90).toMinutes();

  AdjustedTimes {
    past = List.copyOf(past);
    upcoming = List.copyOf(upcoming);
  }

  private record At(MinuteRange range, Adjustment adjustment) {}

  static AdjustedTimes of(SloDefinition slo, Optional<Budget> budget, Owners owners, Voice voice) {
    long now = MinuteRange.minuteOf(voice.now());
    long from = budget.map(known -> known.window().from()).orElse(now);
    List<At> all = new ArrayList<>();
    for (Adjustment adjustment : slo.adjustments()) {
      adjustment
          .when()
          .within(new MinuteRange(from, now + AHEAD))
          .forEach(range -> all.add(new At(range, adjustment)));
    }
    List<At> past =
        all.stream()
            .filter(at -> at.range().from() <= now)
            .sorted(Comparator.comparingLong((At at) -> at.range().from()).reversed())
            .toList();
    List<At> upcoming =
        all.stream()
            .filter(at -> at.range().from() > now)
            .sorted(Comparator.comparingLong(at -> at.range().from()))
            .limit(UPCOMING)
            .toList();
    return new AdjustedTimes(
        past.stream().limit(SHOWN).map(at -> row(at, now, owners, voice)).toList(),
        past.size() > SHOWN ? voice.say("adjustments.more", (long) past.size() - SHOWN) : "",
        upcoming.stream().map(at -> row(at, now, owners, voice)).toList());
  }

  private static AdjustmentsView.Time row(At at, long now, Owners owners, Voice voice) {
    Adjustment adjustment = at.adjustment();
    return new AdjustmentsView.Time(
        voice.moment(at.range().start()),
        voice.moment(at.range().end()),
        voice.duration(at.range().length()),
        category(adjustment.category(), voice),
        adjustment.reason(),
        owners.named(adjustment.decidedBy()).map(Owner::displayName).orElse(adjustment.decidedBy()),
        adjustment.name(),
        "/documents/" + Adjustments.KIND + "/" + adjustment.name(),
        at.range().contains(now));
  }

  static String category(String word, Voice voice) {
    return switch (word) {
      case "maintenance" -> voice.say("adjustment.maintenance");
      case "outside-hours" -> voice.say("adjustment.outside-hours");
      case "deployment" -> voice.say("adjustment.deployment");
      case "false-measurement" -> voice.say("adjustment.false-measurement");
      default -> word;
    };
  }
}
