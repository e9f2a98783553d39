package io.andal.server.web.chart;

import io.andal.server.web.Markup;
import java.util.List;

/** The small pictures: a tank, a bar of budget, a bar of burn rate, and a skyline of many. */
public final class Gauges {
  private Gauges() {}

  /**
   * One thing whose budget is shown.
   *
   * @param level budget left, 1 = all
   * @param known whether it can be measured at all
   */
  public record Level(double level, boolean known, String tone) {}

  /** A tank filled to the level; hatched when nobody knows how full it is. */
  public static Markup tank(Level level, String id) {
    Svg svg = Svg.ornament("tank " + level.tone(), 100).hatching(id);
    if (!level.known()) {
      svg.leaf(
          "rect", "class", "void", "width", "100%", "height", "100%", "fill", "url(#" + id + ")");
      return svg.done();
    }
    // An empty tank keeps a stain on its floor: the color must not vanish with the level.
    double fill = Math.clamp(level.level(), 0.04, 1);
    svg.leaf(
        "rect",
        "class",
        "fill",
        "width",
        "100%",
        "y",
        Svg.across(1 - fill),
        "height",
        Svg.across(fill));
    // The level is marked at both walls only: a line across would strike the words out.
    String mark = Svg.across(1 - fill);
    svg.leaf("rect", "class", "surface", "width", 8, "y", mark, "height", 2);
    svg.leaf(
        "rect",
        "class",
        "surface",
        "x",
        "100%",
        "width",
        8,
        "y",
        mark,
        "height",
        2,
        "transform",
        "translate(-8 0)");
    return svg.done();
  }

  /** The tanks of several objectives side by side, small. */
  public static Markup vials(List<Level> levels, String id) {
    int shown = Math.min(levels.size(), 12);
    Svg svg = Svg.ornament("vials", shown * 9 - 3, 18).hatching(id);
    for (int i = 0; i < shown; i++) {
      vial(svg, levels.get(i), i * 9, 6, 18, id);
    }
    return svg.done();
  }

  private static void vial(Svg svg, Level level, int x, int width, int height, String id) {
    svg.open("g", "class", "vial " + level.tone());
    svg.leaf("rect", "class", "glass", "x", x, "y", 0, "width", width, "height", height, "rx", 2);
    double fill = level.known() ? Math.clamp(level.level(), 0.12, 1) : 1;
    svg.leaf(
        "rect",
        "class",
        "fill",
        "x",
        x,
        "y",
        height * (1 - fill),
        "width",
        width,
        "height",
        height * fill,
        "rx",
        2,
        level.known() ? "data-level" : "fill",
        level.known() ? fill : "url(#" + id + ")");
    svg.close("g");
  }

  /** A lying bar of budget left; an overspent one grows red from the left. */
  public static Markup budgetBar(Level level, String id) {
    Svg svg = Svg.ornament("budget-bar " + level.tone(), 10).hatching(id);
    svg.leaf("rect", "class", "glass", "width", "100%", "height", 10, "rx", 5);
    if (level.known()) {
      double width = Math.clamp(Math.abs(level.level()), 0.02, 1);
      svg.leaf("rect", "class", "fill", "width", Svg.across(width), "height", 10, "rx", 5);
    } else {
      svg.leaf(
          "rect",
          "class",
          "void",
          "width",
          "100%",
          "height",
          10,
          "rx",
          5,
          "fill",
          "url(#" + id + ")");
    }
    return svg.done();
  }

  /**
   * A burn rate beside its threshold.
   *
   * @param rate of this window
   * @param threshold that raises an alert; 0 = none
   * @param full the rate at the right end
   */
  public static Markup burnBar(double rate, double threshold, double full) {
    String tone = threshold > 0 && rate >= threshold ? "bad" : "good";
    Svg svg = Svg.ornament("burn-bar " + tone, 16);
    svg.leaf("rect", "class", "glass", "y", 2, "width", "100%", "height", 12, "rx", 2);
    double width = Math.clamp(rate / full, 0, 1);
    svg.leaf("rect", "class", "fill", "y", 2, "width", Svg.across(width), "height", 12, "rx", 2);
    if (threshold > 0) {
      String x = Svg.across(Math.min(threshold / full, 0.995));
      svg.leaf("line", "class", "threshold", "x1", x, "x2", x, "y1", 0, "y2", 16);
    }
    return svg.done();
  }

  /** All objectives from the worst to the best, each a column as high as its budget. */
  public static Markup skyline(List<Level> levels, String label, String id) {
    int height = 96;
    Svg svg = Svg.picture("chart skyline", height, label).hatching(id);
    int columns = Math.min(levels.size(), 160);
    for (int i = 0; i < columns; i++) {
      // Of many that share a column the first, worst one speaks.
      Level level = levels.get((int) ((long) i * levels.size() / columns));
      double fill = level.known() ? Math.clamp(level.level(), 0.03, 1) : 1;
      double gap = columns > 60 ? 0 : 0.12;
      svg.open("g", "class", "column " + level.tone());
      svg.leaf(
          "rect",
          "class",
          level.known() ? "fill" : "void",
          "x",
          Svg.across((i + gap / 2) / columns),
          "width",
          Svg.across((1 - gap) / columns),
          "y",
          (height - 1) * (1 - fill),
          "height",
          (height - 1) * fill,
          level.known() ? "rx" : "fill",
          level.known() ? 2 : "url(#" + id + ")");
      svg.close("g");
    }
    svg.leaf(
        "line", "class", "zero", "x1", 0, "x2", "100%", "y1", height - 0.5, "y2", height - 0.5);
    return svg.done();
  }

  /**
   * How far long work is.
   *
   * @param done 0 to 1
   */
  public static Markup progress(double done, String label) {
    Svg svg = Svg.picture("progress-bar", 8, label);
    svg.leaf("rect", "class", "glass", "width", "100%", "height", 8, "rx", 4);
    svg.leaf(
        "rect",
        "class",
        "fill",
        "width",
        Svg.across(Math.clamp(done, 0.01, 1)),
        "height",
        8,
        "rx",
        4);
    return svg.done();
  }
}
