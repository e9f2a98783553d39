package io.andal.server.overview;

import io.andal.server.alert.RecentAlerts;
import io.andal.server.inventory.ApiFigures;
import io.andal.server.web.Badge;
import io.andal.server.web.Markup;
import java.util.List;

/**
 * What the overview shows.
 *
 * @param answer the page's question, answered in one sentence
 * @param tone of the answer
 * @param more says how many services found no place on the wall; empty if all did
 * @param recent alerts of the last days
 */
public record OverviewView(
    String answer,
    String tone,
    String facts,
    List<Tile> tiles,
    String more,
    List<Concern> concerns,
    RecentAlerts recent,
    List<ApiFigures.Line> apis) {
  public OverviewView {
    apis = List.copyOf(apis);
    tiles = List.copyOf(tiles);
    concerns = List.copyOf(concerns);
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

  /**
   * Something that needs a person now.
   *
   * @param cause what the machine said, in English
   */
  public record Concern(
      Badge badge, String title, String cause, String text, String answers, String href) {}
}
