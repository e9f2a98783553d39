package io.andal.server.web.chart;

import io.andal.server.web.Voice;
import io.andal.signal.MinuteRange;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The times written below a chart, at round hours or midnights of the reader's zone. */
final class Timeline {
  private static final List<Duration> STEPS =
      List.of(
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(6),
          Duration.ofHours(12),
          Duration.ofDays(1),
          Duration.ofDays(2),
          Duration.ofDays(7),
          Duration.ofDays(14),
          Duration.ofDays(30));

  private Timeline() {}

  static void draw(Svg svg, Plot plot, Voice voice) {
    Duration step = step(Duration.ofMinutes(plot.to() - plot.from()));
    int index = 0;
    for (ZonedDateTime tick : ticks(plot, voice, step)) {
      double x = plot.x(MinuteRange.minuteOf(tick.toInstant()));
      // Labels at the very edge would be cut; every other one goes where there is little room.
      if (x < 0.03 || x > 0.96) {
        continue;
      }
      String at = Svg.across(x);
      String some = index++ % 2 == 1 ? " spare" : "";
      svg.leaf(
          "line", "class", "tick", "x1", at, "x2", at, "y1", plot.bottom(), "y2",
          plot.bottom() + 4);
      svg.text(
          label(tick, voice, step), "text", "class", "axis" + some, "x", at, "y",
          plot.bottom() + 18, "text-anchor", "middle");
    }
  }

  private static String label(ZonedDateTime tick, Voice voice, Duration step) {
    boolean midnight = tick.getHour() == 0 && tick.getMinute() == 0;
    return midnight || step.toHours() >= 24
        ? voice.day(tick.toInstant())
        : voice.clock(tick.toInstant());
  }

  private static Duration step(Duration length) {
    for (Duration step : STEPS) {
      if (length.dividedBy(step) <= 8) {
        return step;
      }
    }
    return Duration.ofDays(Math.max(30, length.toDays() / 8));
  }

  private static List<ZonedDateTime> ticks(Plot plot, Voice voice, Duration step) {
    ZonedDateTime start = MinuteRange.startOf(plot.from()).atZone(voice.zone());
    ZonedDateTime tick = start.truncatedTo(ChronoUnit.DAYS);
    ZonedDateTime end = MinuteRange.startOf(plot.to()).atZone(voice.zone());
    List<ZonedDateTime> ticks = new ArrayList<>();
    while (tick.isBefore(end)) {
      if (!tick.isBefore(start)) {
        ticks.add(tick);
      }
      // Whole days by the calendar, so that ticks stay at midnight when the clocks change.
      tick = step.toHours() >= 24 ? tick.plusDays(step.toDays()) : tick.plus(step);
    }
    return ticks;
  }
}
