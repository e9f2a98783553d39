package io.andal.server.web.chart;

import io.andal.signal.MinuteRange;
import java.util.List;

/**
 * What a chart shows beside its numbers: what happened, and which times don't count.
 *
 * @param events newest first
 */
public record Marks(List<Event> events, List<MinuteRange> adjusted) {
  public static final Marks NONE = new Marks(List.of(), List.of());

  /** More would cover the numbers. */
  private static final int MOST = 60;

  private static final int FOOT = 7;

  public Marks {
    events = List.copyOf(events);
    adjusted = List.copyOf(adjusted);
  }

  /**
   * Something that happened.
   *
   * @param kind {@code deployment}, {@code incident}, {@code configuration}, {@code maintenance} or
   *     {@code note}: a shape, and a CSS class
   */
  public record Event(long from, long to, String kind, String text) {}

  /** Hatches the times that don't count. */
  void drawAdjusted(Svg svg, Plot plot, String pattern, String title) {
    for (MinuteRange range : adjusted) {
      if (range.to() <= plot.from() || range.from() >= plot.to()) {
        continue;
      }
      double from = plot.x(range.from());
      svg.open("g", "class", "adjusted").text(title, "title");
      svg.leaf(
          "rect",
          "x",
          Svg.across(from),
          "width",
          Svg.across(Math.max(plot.x(range.to()) - from, 0.002)),
          "y",
          plot.top(),
          "height",
          plot.height(),
          "fill",
          "url(#" + pattern + ")");
      svg.close("g");
    }
  }

  /** A shape on the chart's floor for each event; what lasts is a bar that begins with it. */
  void drawEvents(Svg svg, Plot plot) {
    events.stream()
        .filter(event -> event.from() >= plot.from() && event.from() < plot.to())
        .limit(MOST)
        .forEach(event -> draw(svg, plot, event));
  }

  private static void draw(Svg svg, Plot plot, Event event) {
    String x = Svg.across(plot.x(event.from()));
    int foot = plot.bottom() - FOOT;
    svg.open("g", "class", "event " + event.kind()).text(event.text(), "title");
    if (event.to() > event.from()) {
      svg.leaf(
          "rect",
          "class",
          "lasting",
          "x",
          x,
          "width",
          Svg.across(plot.x(event.to()) - plot.x(event.from())),
          "y",
          foot - 2,
          "height",
          4);
    }
    svg.leaf("line", "x1", x, "x2", x, "y1", plot.top(), "y2", plot.bottom());
    svg.open("svg", "x", x, "y", foot, "class", "shape");
    svg.leaf("path", "d", shape(event.kind())).close("svg").close("g");
  }

  /** Around its own origin: a triangle, a diamond, a cross, a square, a disc. */
  private static String shape(String kind) {
    return switch (kind) {
      case "deployment" -> "M0-6L5.500 4.500H-5.500Z";
      case "configuration" -> "M0-6L5 0L0 6L-5 0Z";
      case "incident" -> "M-5-3L-3-5L0-2L3-5L5-3L2 0L5 3L3 5L0 2L-3 5L-5 3L-2 0Z";
      case "maintenance" -> "M-4.500-4.500H4.500V4.500H-4.500Z";
      default -> "M0-4.500A4.500 4.500 0 1 1 0 4.500A4.500 4.500 0 1 1 0-4.500Z";
    };
  }
}
