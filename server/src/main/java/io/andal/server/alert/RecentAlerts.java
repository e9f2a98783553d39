package io.andal.server.alert;

import io.andal.alert.Alert;
import io.andal.alert.AlertState;
import io.andal.server.web.Insight;
import io.andal.server.web.Markup;
import io.andal.server.web.Voice;
import io.andal.server.web.chart.AlertLanes;
import io.andal.signal.MinuteRange;
import io.andal.slo.SloDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The alerts of the last seven days, as lanes and as a table. */
public record RecentAlerts(Markup picture, List<Line> lines) {
  public RecentAlerts {
    lines = List.copyOf(lines);
  }

  /** One row of the table behind the picture. */
  public record Line(String slo, String title, String severity, String from, String to) {}

  private static final Duration BACK = Duration.ofDays(7);
  private static final int LANES = 8;

  public static RecentAlerts of(Insight insight, Voice voice) {
    Instant from = voice.now().minus(BACK);
    Map<String, List<AlertLanes.Span>> lanes = new LinkedHashMap<>();
    List<Line> lines = new ArrayList<>();
    for (Alert alert : insight.alerts(Optional.empty(), Optional.empty(), Optional.empty(), 200)) {
      Instant end = alert.resolvedAt().orElse(voice.now());
      if (alert.state() == AlertState.PENDING || end.isBefore(from)) {
        continue;
      }
      String title = insight.slo(alert.slo()).map(SloDefinition::displayName).orElse(alert.slo());
      if (lanes.size() >= LANES && !lanes.containsKey(title)) {
        continue;
      }
      Instant start = alert.firedAt().orElse(alert.startedAt());
      String until = alert.resolvedAt().map(voice::moment).orElse(voice.say("alert.still"));
      lanes
          .computeIfAbsent(title, key -> new ArrayList<>())
          .add(
              new AlertLanes.Span(
                  MinuteRange.of(start, end.isBefore(start) ? start : end),
                  "page".equals(alert.severity()) ? "bad" : "warn",
                  alert.severity() + ": " + voice.moment(start) + " – " + until));
      lines.add(new Line(alert.slo(), title, alert.severity(), voice.moment(start), until));
    }
    if (lanes.isEmpty()) {
      return new RecentAlerts(Markup.EMPTY, List.of());
    }
    List<AlertLanes.Lane> drawn =
        lanes.entrySet().stream().map(e -> new AlertLanes.Lane(e.getKey(), e.getValue())).toList();
    AlertLanes picture =
        new AlertLanes(
            MinuteRange.of(from, voice.now()),
            drawn,
            voice.say("overview.lanes", (long) lines.size()));
    return new RecentAlerts(picture.draw(voice), lines);
  }
}
