package io.andal.server.inventory;

import io.andal.server.web.Badge;
import io.andal.server.web.Markup;
import java.util.List;

/** What the list of APIs shows. */
public record ApisView(
    ApiFilter filter,
    String found,
    String tone,
    List<Concern> concerns,
    boolean named,
    List<Block> map,
    String mapMore,
    List<Group> facets,
    List<Order> orders,
    List<Row> rows,
    String range,
    String previous,
    String next) {
  public ApisView {
    concerns = List.copyOf(concerns);
    map = List.copyOf(map);
    facets = List.copyOf(facets);
    orders = List.copyOf(orders);
    rows = List.copyOf(rows);
  }

  /** Something that many of the found have, as a link that narrows the list to it. */
  public record Concern(Badge badge, String href) {}

  /** Those who answer for some APIs, and these. */
  public record Block(String owner, String count, String href, boolean nobody, List<Tile> tiles) {
    public Block {
      tiles = List.copyOf(tiles);
    }
  }

  /** One API among others: what is to be said of it first. */
  public record Tile(String href, String title, Badge badge, String under) {}

  /** A facet with its values. */
  public record Group(String title, boolean open, List<Value> values, List<Value> more) {
    public Group {
      values = List.copyOf(values);
      more = List.copyOf(more);
    }
  }

  /** A value with its count, as a link that chooses it or gives it up. */
  public record Value(String text, String count, String href, boolean current) {}

  /** One way to order the list. */
  public record Order(String value, String text, boolean current) {}

  /**
   * One API.
   *
   * @param budget what is left of its worst SLO; empty if it has none
   * @param matches what of it the words met
   */
  public record Row(
      String href,
      String title,
      String owner,
      boolean nobody,
      Badge badge,
      String version,
      String operations,
      Markup bar,
      String budget,
      List<Badge> findings,
      String moreFindings,
      String changed,
      List<String> matches) {
    public Row {
      findings = List.copyOf(findings);
      matches = List.copyOf(matches);
    }
  }
}
