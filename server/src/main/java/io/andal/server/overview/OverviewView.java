package io.andal.server.overview;

import io.andal.server.web.Badge;
import io.andal.server.web.Markup;
import java.util.List;

/**
 * What the overview shows.
 *
 * @param answer the page's question, answered in one sentence
 * @param tone of the answer
 * @param lanes alerts of the last days; empty markup if there were none
 */
public record OverviewView(
    String answer,
    String tone,
    String facts,
    List<Tile> tiles,
    List<Concern> concerns,
    Markup lanes,
    List<AlertLine> alertLines) {
  public OverviewView {
    tiles = List.copyOf(tiles);
    concerns = List.copyOf(concerns);
    alertLines = List.copyOf(alertLines);
  }

  /** One service, as a tank that holds the budget of its worst objective. */
  public record Tile(
      String name,
      String title,
      String owner,
      String remaining,
      Badge badge,
      Markup tank,
      Markup vials,
      String objectives) {}

  /** Something that needs a person now. */
  public record Concern(Badge badge, String title, String text, String answers, String href) {}

  /** One row of the table behind the picture of alerts. */
  public record AlertLine(String slo, String title, String severity, String from, String to) {}
}
