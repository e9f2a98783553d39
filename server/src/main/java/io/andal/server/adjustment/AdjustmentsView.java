package io.andal.server.adjustment;

import io.andal.server.slo.ObjectiveView;
import io.andal.server.web.Badge;
import java.util.List;

/**
 * What the page of an objective's adjustments shows.
 *
 * @param adjusted whether any adjustment concerns it
 * @param answer what they come to, in a sentence
 * @param more how many times in the window are not listed, in words; may be empty
 * @param sample a document to start from
 */
public record AdjustmentsView(
    String name,
    String title,
    String service,
    Badge badge,
    boolean adjusted,
    String answer,
    List<Side> sides,
    List<Time> times,
    String more,
    List<Time> upcoming,
    List<Effect> effects,
    String sample,
    String command) {
  public AdjustmentsView {
    sides = List.copyOf(sides);
    times = List.copyOf(times);
    upcoming = List.copyOf(upcoming);
    effects = List.copyOf(effects);
  }

  /** The budget, counted in one way. */
  public record Side(
      String id,
      String caption,
      String tone,
      String left,
      List<ObjectiveView.Fact> facts,
      ObjectiveView.Chart burnDown,
      String json) {
    public Side {
      facts = List.copyOf(facts);
    }
  }

  /** One stretch of time that doesn't count. */
  public record Time(
      String from,
      String to,
      String lasts,
      String category,
      String reason,
      String decidedBy,
      String document,
      String href,
      boolean running) {}

  /** What one deployment did. */
  public record Effect(
      String title, String href, String at, Compared hour, Compared day, String consumed) {}

  /** Before and after, and what can be said. */
  public record Compared(Badge verdict, String before, String after, String events) {}
}
