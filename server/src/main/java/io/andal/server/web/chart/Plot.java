package io.andal.server.web.chart;

/**
 * Where values fall in a chart: minutes along the width as shares, values up the height in pixels.
 *
 * @param from first minute
 * @param to last minute (exclusive), greater than {@code from}
 * @param low value at the bottom
 * @param high value at the top, greater than {@code low}
 * @param top pixels above the plot
 * @param height pixels of the plot
 */
public record Plot(long from, long to, double low, double high, int top, int height) {

  /** 0 to 1 along the width; what lies outside is held at the edge. */
  public double x(long minute) {
    return x((double) minute);
  }

  /** 0 to 1 along the width, for times between two minutes. */
  public double x(double minute) {
    return Math.clamp((minute - from) / (to - from), 0, 1);
  }

  /** Pixels from the top of the picture; what lies outside is held at the edge. */
  public double y(double value) {
    return top + height * Math.clamp((high - value) / (high - low), 0, 1);
  }

  public int bottom() {
    return top + height;
  }

  /** Opens a layer in which x runs from 0 to 1000 and y in pixels: for paths. */
  Svg openLayer(Svg svg) {
    return svg.open(
        "svg", "class", "layer", "x", 0, "y", 0, "width", "100%", "height", bottom() + 1,
        "viewBox", "0 0 1000 " + (bottom() + 1), "preserveAspectRatio", "none");
  }

  /** A point of such a layer. */
  String at(long minute, double value) {
    return at((double) minute, value);
  }

  /** A point of such a layer, for times between two minutes. */
  String at(double minute, double value) {
    return Svg.number(x(minute) * 1000) + " " + Svg.number(y(value));
  }
}
