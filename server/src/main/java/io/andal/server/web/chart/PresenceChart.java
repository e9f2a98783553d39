package io.andal.server.web.chart;

import io.andal.server.web.Markup;
import io.andal.server.web.Voice;
import java.util.List;

/**
 * How many devices were online over time: a column for each span, filled up to the share that was
 * online; where nobody listened it is hatched, never drawn as offline.
 *
 * @param columns in order of time
 */
public record PresenceChart(List<Column> columns, String label) {
  private static final int TOP = 6;
  private static final int HEIGHT = 120;

  public PresenceChart {
    columns = List.copyOf(columns);
  }

  /**
   * Minutes of devices in {@code [from, to)}.
   *
   * @param expected those of which something could be known
   * @param unknown those of which nothing could be
   */
  public record Column(long from, long to, long online, long expected, long unknown) {}

  public Markup draw(Voice voice) {
    if (columns.isEmpty()) {
      return Markup.EMPTY;
    }
    Plot plot = new Plot(columns.getFirst().from(), columns.getLast().to(), 0, 1, TOP, HEIGHT);
    Svg svg = Svg.picture("chart presence", plot.bottom() + 26, label).hatching("h-presence");
    for (Column column : columns) {
      double all = column.expected() + column.unknown();
      if (all > 0) {
        double online = column.online() / all;
        double unknown = column.unknown() / all;
        part(svg, plot, column, 0, online, "up");
        part(svg, plot, column, online, 1 - unknown, "down");
        part(svg, plot, column, 1 - unknown, 1, "void");
      }
    }
    svg.leaf(
        "line", "class", "zero", "x1", 0, "x2", "100%", "y1", plot.bottom(), "y2", plot.bottom());
    Timeline.draw(svg, plot, voice);
    return svg.done();
  }

  private static void part(
      Svg svg, Plot plot, Column column, double low, double high, String styleClass) {
    if (high - low < 1e-6) {
      return;
    }
    double from = plot.x(column.from());
    Object[] place = {
      "class", styleClass,
      "x", Svg.across(from),
      "width", Svg.across(plot.x(column.to()) - from),
      "y", plot.y(high),
      "height", plot.y(low) - plot.y(high)
    };
    svg.leaf("rect", place);
    if (styleClass.equals("void")) {
      place[1] = "void-lines";
      Object[] hatched = java.util.Arrays.copyOf(place, place.length + 2);
      hatched[place.length] = "fill";
      hatched[place.length + 1] = "url(#h-presence)";
      svg.leaf("rect", hatched);
    }
  }
}
