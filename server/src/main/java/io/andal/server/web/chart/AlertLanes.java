package io.andal.server.web.chart;

import io.andal.server.web.Markup;
import io.andal.server.web.Voice;
import io.andal.signal.MinuteRange;
import java.util.List;

/** When alerts were on, one lane for each objective or service that had any. */
public record AlertLanes(MinuteRange range, List<Lane> lanes, String label) {
  private static final int LANE = 34;
  private static final int LONGEST_NAME = 48;

  public AlertLanes {
    lanes = List.copyOf(lanes);
  }

  /** One line of the picture. */
  public record Lane(String name, List<Span> spans) {
    public Lane {
      spans = List.copyOf(spans);
    }
  }

  /** One alert from its start to its end or the present. */
  public record Span(MinuteRange range, String tone, String text) {}

  /** Names stand over their lanes, also where a picture is as narrow as a phone. */
  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
  }

  public Markup draw(Voice voice) {
    int height = Math.max(lanes.size(), 1) * LANE;
    Plot plot = new Plot(range.from(), range.to(), 0, 1, 0, height);
    Svg svg = Svg.picture("chart lanes", height + 26, label);
    int y = 0;
    for (Lane lane : lanes) {
      svg.text(shortened(lane.name()), "text", "class", "lane-name", "x", 0, "y", y + 12);
      svg.leaf("rect", "class", "glass", "width", "100%", "y", y + 18, "height", 8, "rx", 4);
      for (Span span : lane.spans()) {
        double width = Math.max(plot.x(span.range().to()) - plot.x(span.range().from()), 0.01);
        double from = Math.min(plot.x(span.range().from()), 1 - width);
        svg.open("g", "class", "span " + span.tone()).text(span.text(), "title");
        svg.leaf(
            "rect",
            "class",
            "fill",
            "x",
            Svg.across(Math.max(from, 0)),
            "width",
            Svg.across(width),
            "y",
            y + 18,
            "height",
            8,
            "rx",
            4);
        svg.close("g");
      }
      y += LANE;
    }
    Timeline.draw(svg, plot, voice);
    return svg.done();
  }
}
