package io.andal.server.web.chart;

import io.andal.server.web.Markup;
import io.andal.server.web.Voice;
import io.andal.signal.MinuteRange;
import io.andal.slo.BurnDown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The error budget over its window: what is left, the ideal line, where data is missing, when
 * alerts fired, and when the budget will be gone if it burns on like this.
 *
 * @param id tells the patterns of several charts of one page apart
 */
public record BurnDownChart(
    BurnDown burnDown,
    Optional<Duration> exhaustion,
    List<Mark> marks,
    String label,
    Marks around,
    String id) {
  private static final int TOP = 22;
  private static final int HEIGHT = 190;

  public BurnDownChart {
    marks = List.copyOf(marks);
  }

  public BurnDownChart(
      BurnDown burnDown, Optional<Duration> exhaustion, List<Mark> marks, String label) {
    this(burnDown, exhaustion, marks, label, Marks.NONE, "budget");
  }

  /** An alert that fired. */
  public record Mark(Instant at, String tone, String text) {}

  public Markup draw(Voice voice) {
    Plot plot = plot();
    Svg svg = Svg.picture("chart burn-down", plot.bottom() + 26, label).hatching("h-" + id);
    grid(svg, plot, voice);
    plot.openLayer(svg);
    budget(svg, plot);
    ideal(svg, plot);
    svg.close("svg");
    if (!around.adjusted().isEmpty()) {
      svg.hatching("a-" + id, "hatch adjusted");
      around.drawAdjusted(svg, plot, "a-" + id, voice.say("chart.adjusted"));
    }
    gaps(svg, plot, voice);
    projection(svg, plot, voice);
    around.drawEvents(svg, plot);
    marks.forEach(mark -> mark(svg, plot, mark));
    Timeline.draw(svg, plot, voice);
    return svg.done();
  }

  /** Where a minute stands along the picture, 0 to 1. */
  public double across(long minute) {
    return plot().x(minute);
  }

  /** Room after a rolling window for what is to come; a calendar window brings its own. */
  private Plot plot() {
    MinuteRange window = burnDown.window();
    long end = Math.max(window.to(), present() + window.minutes() / 8);
    double lowest =
        burnDown.points().stream().mapToDouble(BurnDown.Point::remaining).min().orElse(0);
    double low = lowest >= 0 ? 0 : Math.max(-1.5, lowest * 1.1);
    return new Plot(window.from(), Math.max(end, window.from() + 1), low, 1, TOP, HEIGHT);
  }

  private long present() {
    List<BurnDown.Point> points = burnDown.points();
    return points.isEmpty() ? burnDown.window().from() : points.getLast().minute();
  }

  private static void grid(Svg svg, Plot plot, Voice voice) {
    for (double level : new double[] {1, 0.5, 0}) {
      double y = plot.y(level);
      String line = level == 0 ? "zero" : "grid";
      svg.leaf("line", "class", line, "x1", 0, "x2", "100%", "y1", y, "y2", y);
      svg.text(
          voice.percent(level),
          "text",
          "class",
          "axis",
          "x",
          "100%",
          "y",
          y - 5,
          "text-anchor",
          "end");
    }
  }

  private void gaps(Svg svg, Plot plot, Voice voice) {
    List<MinuteRange> gaps = unmeasured();
    MinuteRange widest = null;
    for (MinuteRange gap : gaps) {
      double from = plot.x(gap.from());
      svg.leaf(
          "rect",
          "class",
          "gap",
          "x",
          Svg.across(from),
          "width",
          Svg.across(Math.max(plot.x(gap.to()) - from, 0.003)),
          "y",
          plot.top(),
          "height",
          plot.height(),
          "fill",
          "url(#h-" + id + ")");
      widest = widest == null || gap.minutes() > widest.minutes() ? gap : widest;
    }
    if (widest != null) {
      double middle = (plot.x(widest.from()) + plot.x(widest.to())) / 2;
      svg.text(
          voice.say("chart.no-data"),
          "text",
          "class",
          "note",
          "x",
          Svg.across(Math.clamp(middle, 0.05, 0.85)),
          "y",
          plot.y(0) - (around.events().isEmpty() ? 6 : 18),
          "text-anchor",
          "middle");
    }
  }

  /** Steps of which a quarter of the minutes or more were not measured, joined. */
  private List<MinuteRange> unmeasured() {
    List<MinuteRange> gaps = new ArrayList<>();
    long start = burnDown.window().from();
    for (BurnDown.Point point : burnDown.points()) {
      long known = point.sum().measured();
      if (point.minute() > start && known * 4 <= 3 * (point.minute() - start)) {
        boolean joins = !gaps.isEmpty() && gaps.getLast().to() == start;
        long from = joins ? gaps.removeLast().from() : start;
        gaps.add(new MinuteRange(from, point.minute()));
      }
      start = point.minute();
    }
    return gaps;
  }

  private void budget(Svg svg, Plot plot) {
    StringBuilder line = new StringBuilder("M" + plot.at(burnDown.window().from(), 1));
    burnDown.points().forEach(p -> line.append('L').append(plot.at(p.minute(), p.remaining())));
    String zero = "L" + plot.at(present(), 0) + "L" + plot.at(burnDown.window().from(), 0) + "Z";
    // One area for what is left and one for what is overspent, cut at zero.
    svg.open("clipPath", "id", "c-left-" + id);
    svg.leaf("rect", "x", 0, "y", 0, "width", 1000, "height", plot.y(0)).close("clipPath");
    svg.open("clipPath", "id", "c-over-" + id);
    svg.leaf("rect", "x", 0, "y", plot.y(0), "width", 1000, "height", plot.height());
    svg.close("clipPath");
    svg.leaf(
        "path", "class", "area left", "d", line + zero, "clip-path", "url(#c-left-" + id + ")");
    svg.leaf(
        "path", "class", "area over", "d", line + zero, "clip-path", "url(#c-over-" + id + ")");
    svg.leaf("path", "class", "line left", "d", line, "clip-path", "url(#c-left-" + id + ")");
    svg.leaf("path", "class", "line over", "d", line, "clip-path", "url(#c-over-" + id + ")");
  }

  private void ideal(Svg svg, Plot plot) {
    MinuteRange window = burnDown.window();
    svg.leaf(
        "path",
        "class",
        "ideal",
        "d",
        "M" + plot.at(window.from(), 1) + "L" + plot.at(window.to(), 0));
  }

  private void projection(Svg svg, Plot plot, Voice voice) {
    if (burnDown.points().isEmpty()) {
      return;
    }
    double left = burnDown.points().getLast().remaining();
    String x = Svg.across(plot.x(present()));
    svg.leaf("line", "class", "present", "x1", x, "x2", x, "y1", plot.top(), "y2", plot.bottom());
    svg.leaf("circle", "class", left > 0 ? "now" : "now over", "cx", x, "cy", plot.y(left), "r", 4);
    if (exhaustion.isEmpty() || left <= 0) {
      return;
    }
    double gone = (double) present() + exhaustion.get().toMinutes();
    // Beyond the right edge the line is cut where it leaves the picture, not bent.
    double end = Math.min(gone, (double) plot.to());
    double level = left * (gone - end) / Math.max(gone - (double) present(), 1);
    svg.leaf(
        "line",
        "class",
        "projection",
        "x1",
        x,
        "y1",
        plot.y(left),
        "x2",
        Svg.across(plot.x(end)),
        "y2",
        plot.y(level));
    if (gone <= plot.to()) {
      boolean room = plot.x(end) < 0.8;
      svg.text(
          voice.say("chart.gone-in", voice.duration(exhaustion.get())),
          "text",
          "class",
          "note strong",
          "x",
          Svg.across(plot.x(end)),
          "dx",
          room ? 8 : -10,
          "y",
          plot.y(0) - 22,
          "text-anchor",
          room ? "start" : "end");
    }
  }

  private static void mark(Svg svg, Plot plot, Mark mark) {
    long minute = MinuteRange.minuteOf(mark.at());
    if (minute < plot.from() || minute > plot.to()) {
      return;
    }
    String x = Svg.across(plot.x(minute));
    svg.open("g", "class", "mark " + mark.tone()).text(mark.text(), "title");
    svg.leaf("line", "x1", x, "x2", x, "y1", 10, "y2", plot.bottom());
    svg.leaf("circle", "cx", x, "cy", 10, "r", 4).close("g");
  }
}
