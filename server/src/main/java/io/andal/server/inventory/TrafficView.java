package io.andal.server.inventory;

import io.andal.server.web.Badge;
import io.andal.server.web.Markup;
import java.util.List;
import java.util.Optional;

/** What the page of all traffic shows. */
public record TrafficView(
    Optional<ApiView.Coverage> coverage,
    List<Part> parts,
    List<Row> apis,
    String more,
    List<Watch> watches) {
  public TrafficView {
    parts = List.copyOf(parts);
    apis = List.copyOf(apis);
    watches = List.copyOf(watches);
  }

  /** Findings of one kind. */
  public record Part(
      String id, String title, String text, Badge count, String href, List<Found> found) {
    public Part {
      found = List.copyOf(found);
    }
  }

  /** Something that was found; the message names what of the API it is about. */
  public record Found(String href, String title, String message, String since, String describe) {}

  /** An API that was seen. */
  public record Row(
      String href,
      String title,
      Badge badge,
      Markup bar,
      String requests,
      String operations,
      String consumers,
      String last) {}

  /** A source of traffic. */
  public record Watch(
      String name,
      String type,
      String place,
      Badge badge,
      String read,
      String skipped,
      String last,
      Optional<CatalogsView.Trouble> trouble) {}
}
