package io.andal.server.web.chart;

import io.andal.server.web.Markup;
import io.andal.server.web.Voice;
import io.andal.slo.WindowSum;
import java.util.List;

/**
 * An SLI over time as steps, with the target as a line; times without data are hatched, never drawn
 * as zero.
 *
 * @param points in order of time
 * @param target 0 to 1
 */
public record SliChart(List<Point> points, double target, String label, Marks around) {
  private static final int TOP = 14;
  private static final int HEIGHT = 150;

  public SliChart {
    points = List.copyOf(points);
  }

  public SliChart(List<Point> points, double target, String label) {
    this(points, target, label, Marks.NONE);
  }

  /** What happened in {@code [from, to)}. */
  public record Point(long from, long to, WindowSum sum) {
    boolean measured() {
      return sum.measured() > 0;
    }
  }

  public Markup draw(Voice voice) {
    if (points.isEmpty()) {
      return Markup.EMPTY;
    }
    Plot plot = new Plot(points.getFirst().from(), points.getLast().to(), lowest(), 1, TOP, HEIGHT);
    Svg svg = Svg.picture("chart sli", plot.bottom() + 26, label).hatching("h-sli");
    gaps(svg, plot);
    plot.openLayer(svg);
    svg.leaf("path", "class", "area left", "d", steps(plot, true));
    svg.leaf("path", "class", "line left", "d", steps(plot, false));
    svg.close("svg");
    if (!around.adjusted().isEmpty()) {
      svg.hatching("a-sli", "hatch adjusted");
      around.drawAdjusted(svg, plot, "a-sli", voice.say("chart.adjusted"));
    }
    dips(svg, plot);
    frame(svg, plot, voice);
    around.drawEvents(svg, plot);
    Timeline.draw(svg, plot, voice);
    return svg.done();
  }

  /** The target always has as much room below it as above, so that a small dip looks small. */
  private double lowest() {
    double usual = target - (1 - target);
    double worst =
        points.stream()
            .mapToDouble(p -> p.sum().sli())
            .filter(Double::isFinite)
            .min()
            .orElse(usual);
    return Math.max(0, Math.min(usual, worst - (1 - worst) * 0.05));
  }

  private void gaps(Svg svg, Plot plot) {
    for (Point point : points) {
      if (!point.measured()) {
        double from = plot.x(point.from());
        svg.leaf(
            "rect",
            "class",
            point.sum().missing() > 0 ? "gap" : "gap unread",
            "x",
            Svg.across(from),
            "width",
            Svg.across(plot.x(point.to()) - from),
            "y",
            plot.top(),
            "height",
            plot.height(),
            "fill",
            "url(#h-sli)");
      }
    }
  }

  private void frame(Svg svg, Plot plot, Voice voice) {
    double y = plot.y(target);
    svg.leaf(
        "line", "class", "zero", "x1", 0, "x2", "100%", "y1", plot.bottom(), "y2", plot.bottom());
    svg.leaf("line", "class", "grid", "x1", 0, "x2", "100%", "y1", plot.top(), "y2", plot.top());
    svg.leaf("line", "class", "target", "x1", 0, "x2", "100%", "y1", y, "y2", y);
    svg.text(
        voice.say("chart.target", voice.ratio(target)),
        "text",
        "class",
        "note",
        "x",
        "100%",
        "y",
        y + 14,
        "text-anchor",
        "end");
    svg.text(
        voice.ratio(plot.low()),
        "text",
        "class",
        "note",
        "x",
        "100%",
        "y",
        plot.bottom() - 8,
        "text-anchor",
        "end");
  }

  private String steps(Plot plot, boolean closed) {
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (Point point : points) {
      double sli = point.sum().sli();
      if (Double.isNaN(sli)) {
        drawing = false;
        continue;
      }
      if (closed) {
        path.append('M').append(plot.at(point.from(), plot.low()));
      }
      path.append(drawing || closed ? 'L' : 'M').append(plot.at(point.from(), sli));
      path.append('L').append(plot.at(point.to(), sli));
      if (closed) {
        path.append('L').append(plot.at(point.to(), plot.low())).append('Z');
      }
      drawing = true;
    }
    return path.toString();
  }

  /** Times below the target stand out by a bar at the foot, which no line can hide. */
  private void dips(Svg svg, Plot plot) {
    for (Point point : points) {
      if (point.sum().sli() < target) {
        double from = plot.x(point.from());
        svg.leaf(
            "rect",
            "class",
            "dip",
            "x",
            Svg.across(from),
            "width",
            Svg.across(Math.max(plot.x(point.to()) - from, 0.002)),
            "y",
            plot.bottom() - 3,
            "height",
            3);
      }
    }
  }
}
