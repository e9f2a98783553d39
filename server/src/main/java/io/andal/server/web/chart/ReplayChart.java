package io.andal.server.web.chart;

import io.andal.server.web.Markup;
import io.andal.server.web.Voice;
import io.andal.slo.replay.Replayed;
import io.andal.slo.replay.Replayed.Point;
import java.util.List;

/** What would have been left of the budget over the history, and what of that isn't sure. */
public record ReplayChart(Replayed replayed, String label) {
  private static final int TOP = 14;
  private static final int HEIGHT = 150;
  private static final double LOWEST = -1.5;

  public Markup draw(Voice voice) {
    List<Point> points = replayed.points();
    double lowest = points.stream().mapToDouble(Point::remaining).min().orElse(0);
    double low = lowest >= 0 ? 0 : Math.max(LOWEST, lowest * 1.1);
    Plot plot = new Plot(replayed.range().from(), replayed.range().to(), low, 1, TOP, HEIGHT);
    Svg svg = Svg.picture("chart burn-down replay", plot.bottom() + 26, label).hatching("h-replay");
    plot.openLayer(svg);
    line(svg, plot, points);
    svg.close("svg");
    grid(svg, plot, voice, low);
    unsure(svg, plot, voice, points);
    Timeline.draw(svg, plot, voice);
    return svg.done();
  }

  private static void grid(Svg svg, Plot plot, Voice voice, double low) {
    double[] levels = low < -0.5 ? new double[] {1, 0, -1} : new double[] {1, 0.5, 0};
    for (double level : levels) {
      if (level < low) {
        continue;
      }
      double y = plot.y(level);
      svg.leaf(
          "line", "class", level == 0 ? "zero" : "grid", "x1", 0, "x2", "100%", "y1", y, "y2", y);
      svg.text(
          voice.percent(level),
          "text",
          "class",
          "axis note",
          "x",
          "100%",
          "y",
          y - 4,
          "text-anchor",
          "end");
    }
  }

  private static void line(Svg svg, Plot plot, List<Point> points) {
    if (points.isEmpty()) {
      return;
    }
    StringBuilder line = new StringBuilder("M" + plot.at(plot.from(), 1));
    points.forEach(p -> line.append('L').append(plot.at(p.minute(), p.remaining())));
    String zero = "L" + plot.at(points.getLast().minute(), 0) + "L" + plot.at(plot.from(), 0) + "Z";
    svg.open("clipPath", "id", "c-replay-left");
    svg.leaf("rect", "x", 0, "y", 0, "width", 1000, "height", plot.y(0)).close("clipPath");
    svg.open("clipPath", "id", "c-replay-over");
    svg.leaf("rect", "x", 0, "y", plot.y(0), "width", 1000, "height", plot.height());
    svg.close("clipPath");
    svg.leaf("path", "class", "area left", "d", line + zero, "clip-path", "url(#c-replay-left)");
    svg.leaf("path", "class", "area over", "d", line + zero, "clip-path", "url(#c-replay-over)");
    svg.leaf("path", "class", "line left", "d", line, "clip-path", "url(#c-replay-left)");
    svg.leaf("path", "class", "line over", "d", line, "clip-path", "url(#c-replay-over)");
  }

  /** Until the first whole window is over, what is left is that of a part of one. */
  private static void unsure(Svg svg, Plot plot, Voice voice, List<Point> points) {
    long until = plot.from();
    for (Point point : points) {
      if (point.known()) {
        break;
      }
      until = point.minute();
    }
    if (until == plot.from()) {
      return;
    }
    double width = plot.x(until);
    svg.leaf(
        "rect",
        "class",
        "gap faint",
        "x",
        0,
        "width",
        Svg.across(width),
        "y",
        plot.top(),
        "height",
        plot.height(),
        "fill",
        "url(#h-replay)");
    if (width > 0.2) {
      svg.text(
          voice.say("advice.chart.filling"),
          "text",
          "class",
          "note",
          "x",
          8,
          "y",
          plot.top() + 16,
          "text-anchor",
          "start");
    }
  }
}
