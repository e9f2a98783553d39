package io.andal.server.web.chart;

import io.andal.server.web.Markup;
import io.andal.server.web.Voice;

/**
 * How many windows reached which share of good events, and where the target stands among them.
 *
 * @param from share at the left edge
 * @param to share at the right edge
 * @param counts windows in each of the equal parts between them
 * @param target in force
 * @param recommended another target worth a mark; NaN for none
 */
public record AttainmentChart(
    double from, double to, int[] counts, double target, double recommended, String label) {
  private static final int TOP = 40;
  private static final int HEIGHT = 150;

  public Markup draw(Voice voice) {
    int bottom = TOP + HEIGHT;
    Svg svg = Svg.picture("chart attainment", bottom + 26, label);
    int most = 1;
    for (int count : counts) {
      most = Math.max(most, count);
    }
    double width = 1.0 / counts.length;
    for (int i = 0; i < counts.length; i++) {
      double height = (double) HEIGHT * counts[i] / most;
      boolean below = from + (to - from) * (i + 0.5) / counts.length < target;
      if (counts[i] > 0) {
        svg.leaf(
            "rect",
            "class",
            below ? "windows below" : "windows",
            "x",
            Svg.across(i * width + width * 0.08),
            "width",
            Svg.across(width * 0.84),
            "y",
            bottom - height,
            "height",
            height,
            "rx",
            2);
      }
    }
    svg.leaf("line", "class", "zero", "x1", 0, "x2", "100%", "y1", bottom, "y2", bottom);
    axis(svg, voice, bottom);
    if (!Double.isNaN(recommended)) {
      mark(
          svg,
          recommended,
          "recommended",
          30,
          voice.say("advice.mark.better", voice.ratio(recommended)));
    }
    mark(svg, target, "target-mark", 12, voice.say("advice.mark.target", voice.ratio(target)));
    return svg.done();
  }

  private void axis(Svg svg, Voice voice, int bottom) {
    for (int i = 0; i <= 4; i++) {
      double x = i / 4.0;
      svg.text(
          voice.ratio(from + (to - from) * x),
          "text",
          "class",
          i % 2 == 1 ? "axis spare" : "axis",
          "x",
          Svg.across(x),
          "y",
          bottom + 18,
          "text-anchor",
          i == 0 ? "start" : i == 4 ? "end" : "middle");
    }
  }

  private void mark(Svg svg, double value, String style, int y, String text) {
    double share = Math.clamp((value - from) / (to - from), 0, 1);
    String x = Svg.across(share);
    svg.leaf("line", "class", style, "x1", x, "x2", x, "y1", y + 4, "y2", TOP + HEIGHT);
    svg.text(
        text,
        "text",
        "class",
        "note " + style,
        "x",
        x,
        "dx",
        share > 0.6 ? -6 : 6,
        "y",
        y,
        "text-anchor",
        share > 0.6 ? "end" : "start");
  }
}
