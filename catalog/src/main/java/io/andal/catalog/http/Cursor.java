package io.andal.catalog.http;

import io.andal.signal.SourceException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Goes through pages of which each says where the next one is. Stateless. */
public final class Cursor {
  private Cursor() {}

  /** Fetches a page. */
  @FunctionalInterface
  public interface Page {
    /**
     * @param cursor empty for the first page
     */
    JsonNode at(String cursor) throws SourceException, InterruptedException;
  }

  /** Finds in a page where the next one is. */
  @FunctionalInterface
  public interface Next {
    /** Empty if it is the last one. */
    String of(JsonNode page);
  }

  /**
   * The elements of all pages.
   *
   * @param field of a page that holds its elements; a page without it has none
   * @param most elements; who has more has the first ones
   * @param place who answers, for people
   * @throws SourceException also if a cursor comes twice
   */
  public static List<JsonNode> all(String field, Next next, int most, String place, Page page)
      throws SourceException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    Set<String> met = new HashSet<>();
    String cursor = "";
    do {
      JsonNode one = page.at(cursor);
      JsonNode elements = one.path(field);
      if (!elements.isArray() && !elements.isMissingNode() && !elements.isNull()) {
        throw Json.broken(place, "\"" + field + "\" is no list");
      }
      elements.forEach(all::add);
      cursor = next.of(one);
      if (!cursor.isEmpty() && !met.add(cursor)) {
        throw Json.broken(place, "its pages go in a circle");
      }
    } while (!cursor.isEmpty() && all.size() < most);
    return all;
  }
}
