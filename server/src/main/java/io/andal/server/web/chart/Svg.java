package io.andal.server.web.chart;

import io.andal.server.web.Markup;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/**
 * Writes SVG. Positions along the width are percent, so that a chart fills whatever width it gets
 * while its letters keep their size; colors come from style sheets by class.
 */
public final class Svg {
  private final StringBuilder out = new StringBuilder(4096);

  private Svg() {}

  /**
   * A picture of its own.
   *
   * @param height in CSS pixels
   * @param label what a person who can't see it is told
   */
  public static Svg picture(String styleClass, int height, String label) {
    Svg svg = new Svg();
    svg.open("svg", "class", styleClass, "width", "100%", "height", height, "role", "img");
    svg.attribute("aria-label", label);
    return svg;
  }

  /** A picture that only repeats what the text beside it says. */
  public static Svg ornament(String styleClass, int height) {
    return ornament(styleClass, "100%", height);
  }

  /** The same with a width in CSS pixels. */
  static Svg ornament(String styleClass, int width, int height) {
    return ornament(styleClass, String.valueOf(width), height);
  }

  private static Svg ornament(String styleClass, String width, int height) {
    Svg svg = new Svg();
    svg.open("svg", "class", styleClass, "width", width, "height", height, "aria-hidden", "true");
    return svg;
  }

  /** A pattern of slanting lines; {@code url(#id)} then fills with it. */
  public Svg hatching(String id) {
    return hatching(id, "hatch");
  }

  /** The same with another look. */
  Svg hatching(String id, String styleClass) {
    open("defs").open("pattern", "id", id, "width", 7, "height", 7);
    attribute("patternUnits", "userSpaceOnUse").attribute("patternTransform", "rotate(45)");
    leaf("line", "x1", 0, "y1", 0, "x2", 0, "y2", 7, "class", styleClass);
    return close("pattern").close("defs");
  }

  /** Opens an element; pairs of attribute name and value follow. */
  public Svg open(String tag, Object... attributes) {
    out.append('<').append(tag).append('>');
    return attributes(attributes);
  }

  public Svg close(String tag) {
    out.append("</").append(tag).append('>');
    return this;
  }

  /** An element without content. */
  public Svg leaf(String tag, Object... attributes) {
    return open(tag, attributes).close(tag);
  }

  /** An element with a text, or with a tooltip when the tag is {@code title}. */
  public Svg text(String text, String tag, Object... attributes) {
    open(tag, attributes);
    out.append(HtmlUtils.htmlEscape(text, "UTF-8"));
    return close(tag);
  }

  private Svg attributes(Object... pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      attribute(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return this;
  }

  /** Adds to the element that was opened last. */
  private Svg attribute(String name, Object value) {
    out.setLength(out.length() - 1);
    String text = value instanceof Double number ? number(number) : String.valueOf(value);
    out.append(' ').append(name).append("=\"");
    out.append(HtmlUtils.htmlEscape(text, "UTF-8")).append("\">");
    return this;
  }

  /** A share of the width. */
  public static String across(double share) {
    return number(share * 100) + "%";
  }

  /** A number as SVG writes it, to two decimals. */
  public static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
  }

  public Markup done() {
    return new Markup(out.append("</svg>").toString());
  }
}
