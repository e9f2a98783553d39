package io.andal.server.slo;

import io.andal.server.web.Voice;
import io.andal.signal.MinuteRange;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How much time the SLI chart covers, and how fine it is. */
enum SliRange {
  HOURS(180, 1),
  DAY(1440, 10),
  WEEK(7 * 1440, 60);

  private final int minutes;
  private final int step;

  SliRange(int minutes, int step) {
    this.minutes = minutes;
    this.step = step;
  }

  static SliRange of(String word) {
    for (SliRange range : values()) {
      if (range.word().equals(word)) {
        return range;
      }
    }
    return DAY;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Minutes in one step of the chart. */
  int step() {
    return step;
  }

  /** Steps start at round minutes, so that the same hour is always the same bar. */
  MinuteRange endingAt(long minute) {
    long end = Math.ceilDiv(minute, step) * step;
    return new MinuteRange(end - minutes, end);
  }

  /** The page of an objective with this range. */
  String href(String slo) {
    return "/objectives/" + slo + (this == DAY ? "" : "?range=" + word());
  }

  static List<ObjectiveView.Range> links(String slo, SliRange current, Voice voice) {
    return Arrays.stream(values())
        .map(
            range ->
                new ObjectiveView.Range(
                    voice.say("objective.range." + range.word()),
                    range.href(slo),
                    range == current))
        .toList();
  }
}
