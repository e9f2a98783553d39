package io.andal.server.web.chart;

import io.andal.server.web.Markup;
import io.andal.server.web.Voice;
import java.util.Comparator;
import java.util.List;

/**
 * The steps of a policy on the scale of the budget, from all of it at the right to none at the
 * left, and where the budget stands.
 *
 * @param here the present level in words
 */
public record LadderChart(Gauges.Level level, String here, List<Rung> rungs, String label) {
  private static final int BAR = 26;
  private static final int THICK = 18;
  private static final int ROW = 20;

  public LadderChart {
    rungs = rungs.stream().sorted(Comparator.comparingDouble(Rung::share)).toList();
  }

  /**
   * One step.
   *
   * @param share of the budget at which it begins, 0 to 1
   */
  public record Rung(double share, String tone, String text) {}

  public Markup draw(Voice voice) {
    int height = BAR + THICK + ROW * (rungs.size() + 1) + 6;
    Svg svg = Svg.picture("chart ladder", height, label).hatching("h-ladder");
    bar(svg);
    present(svg);
    // All lines first: words that they cross keep a clear edge around their letters.
    for (int i = 0; i < rungs.size(); i++) {
      mark(svg, rungs.get(i), BAR + THICK + ROW * (i + 1));
    }
    for (int i = 0; i < rungs.size(); i++) {
      words(svg, rungs.get(i), BAR + THICK + ROW * (i + 1));
    }
    for (double share : new double[] {0, 0.5, 1}) {
      svg.text(
          voice.percent(share),
          "text",
          "class",
          "axis",
          "x",
          Svg.across(share),
          "y",
          height - 4,
          "text-anchor",
          anchor(share));
    }
    return svg.done();
  }

  private void bar(Svg svg) {
    svg.open("g", "class", "level " + level.tone());
    svg.leaf("rect", "class", "glass", "width", "100%", "y", BAR, "height", THICK, "rx", 5);
    if (level.known()) {
      double fill = Math.clamp(level.level(), 0.006, 1);
      svg.leaf(
          "rect", "class", "fill", "width", Svg.across(fill), "y", BAR, "height", THICK, "rx", 5);
    } else {
      svg.leaf(
          "rect", "width", "100%", "y", BAR, "height", THICK, "rx", 5, "fill", "url(#h-ladder)");
    }
    svg.close("g");
  }

  private void present(Svg svg) {
    double at = level.known() ? Math.clamp(level.level(), 0, 1) : 0;
    svg.text(
        here,
        "text",
        "class",
        "here",
        "x",
        Svg.across(at),
        "y",
        BAR - 10,
        "text-anchor",
        anchor(at));
  }

  private static void mark(Svg svg, Rung rung, int y) {
    String x = Svg.across(rung.share());
    svg.open("g", "class", "rung " + rung.tone());
    svg.leaf("line", "x1", x, "x2", x, "y1", BAR - 4, "y2", y - 4);
    svg.leaf("circle", "cx", x, "cy", y - 4, "r", 4);
    svg.close("g");
  }

  private static void words(Svg svg, Rung rung, int y) {
    boolean right = rung.share() > 0.4;
    svg.text(
        rung.text(),
        "text",
        "class",
        "note rung-text",
        "x",
        Svg.across(rung.share()),
        "y",
        y,
        "dx",
        right ? -9 : 9,
        "text-anchor",
        right ? "end" : "start");
  }

  /** Words at an edge must not leave the picture. */
  private static String anchor(double share) {
    return share < 0.25 ? "start" : share > 0.75 ? "end" : "middle";
  }
}
