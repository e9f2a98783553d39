package io.andal.catalog.postman;

import io.andal.catalog.CatalogSurroundings;
import io.andal.catalog.document.CatalogSettings;
import io.andal.catalog.http.Answer;
import io.andal.catalog.http.ApiKey;
import io.andal.catalog.http.CatalogHttp;
import io.andal.catalog.http.Cursor;
import io.andal.catalog.http.Json;
import io.andal.catalog.http.Query;
import io.andal.catalog.walk.ItemFailure;
import io.andal.catalog.walk.ScanLimits;
import io.andal.signal.SourceException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Postman's API, within its limits of calls. Thread-safe. */
final class PostmanApi implements AutoCloseable {
  private static final String USUAL = "https://api.postman.com";
  private static final int PAGE = 100;

  /** Half of what is allowed: a full budget and what fills up make a minute's calls together. */
  private static final int USUAL_PER_MINUTE = 150;

  /** Without it, they answer that an older form isn't supported. */
  private static final Map<String, String> LEGACY =
      Map.of("Accept", "application/vnd.api.v10+json");

  private final URI url;
  private final CatalogHttp http;
  private final ScanLimits limits;
  private final Lane slow;

  PostmanApi(CatalogSettings settings, CatalogSurroundings surroundings, ScanLimits limits) {
    this.url = settings.connection().url(USUAL);
    this.limits = limits;
    this.slow = new Lane(10, Duration.ofSeconds(10), surroundings.clock(), surroundings.pause());
    this.http =
        new CatalogHttp(
            url,
            settings.connection(),
            new ApiKey("X-Api-Key", settings.connection().text("apiKey")),
            limits.contentBytes(),
            USUAL_PER_MINUTE,
            new PostmanJudge(surroundings.clock()),
            surroundings);
  }

  String place() {
    return http.place();
  }

  /** Whose key it is. */
  JsonNode me() throws SourceException, InterruptedException {
    return http.json(Query.at(url, "me").uri()).path("user");
  }

  List<Workspace> workspaces() throws SourceException, InterruptedException {
    return pages(
            "workspaces",
            cursor -> {
              slow.take();
              Query query = Query.at(url, "workspaces").with("limit", PAGE);
              return http.json(query.with("cursor", cursor).uri());
            })
        .stream()
        .map(Workspace::read)
        .toList();
  }

  List<Item> specifications(Workspace in) throws SourceException, InterruptedException {
    List<JsonNode> all =
        pages(
            "specs",
            cursor -> {
              Query query = Query.at(url, "specs").with("workspaceId", in.id());
              return http.json(query.with("limit", PAGE).with("cursor", cursor).uri());
            });
    return items(Item.Sort.SPECIFICATION, all, in);
  }

  /** Pages by offset; who is over its end gets an empty list. */
  List<Item> collections(Workspace in) throws SourceException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    boolean more = true;
    while (more && all.size() < limits.items()) {
      slow.take();
      Query query = Query.at(url, "collections").with("workspace", in.id()).with("limit", PAGE);
      JsonNode page = http.json(query.with("offset", all.size()).uri());
      JsonNode elements = Json.list(page, "collections", place());
      elements.forEach(all::add);
      more = !elements.isEmpty() && all.size() < page.path("meta").path("total").asLong(0);
    }
    return items(Item.Sort.COLLECTION, all, in);
  }

  List<Item> legacyApis(Workspace in) throws SourceException, InterruptedException {
    List<JsonNode> all =
        pages(
            "apis",
            cursor -> {
              Query query = Query.at(url, "apis").with("workspaceId", in.id()).with("limit", PAGE);
              URI uri = query.with("cursor", cursor).uri();
              return Json.read(http.get(uri, LEGACY).orEnd(), place());
            });
    return items(Item.Sort.LEGACY_API, all, in);
  }

  private static List<Item> items(Item.Sort sort, List<JsonNode> all, Workspace in) {
    return all.stream()
        .map(one -> Item.read(sort, one, in))
        .filter(item -> !item.id().isEmpty())
        .toList();
  }

  private List<JsonNode> pages(String field, Cursor.Page page)
      throws SourceException, InterruptedException {
    return Cursor.all(
        field,
        one -> one.path("meta").path("nextCursor").asString(""),
        limits.items(),
        place(),
        page);
  }

  /** What is below an item, page by page. */
  List<JsonNode> below(Item item, String field, String... path)
      throws SourceException, ItemFailure, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    String cursor = "";
    do {
      Query query = at(item, path).with("cursor", cursor);
      JsonNode page = Json.read(http.get(query.uri(), accept(item)).orSkip(), place());
      Json.list(page, field, place()).forEach(all::add);
      String next = page.path("meta").path("nextCursor").asString("");
      cursor = next.equals(cursor) || all.size() > limits.files() ? "" : next;
    } while (!cursor.isEmpty());
    return all;
  }

  /** What is at a path below an item. */
  Answer get(Item item, Map<String, String> parameters, String... path)
      throws SourceException, InterruptedException {
    Query query = at(item, path);
    for (Map.Entry<String, String> one : parameters.entrySet()) {
      query = query.with(one.getKey(), one.getValue());
    }
    return http.get(query.uri(), accept(item));
  }

  private Query at(Item item, String... path) {
    List<String> segments = new ArrayList<>(List.of(item.sort().folder(), item.address()));
    segments.addAll(List.of(path));
    return Query.at(url, segments.toArray(String[]::new));
  }

  private static Map<String, String> accept(Item item) {
    return item.sort() == Item.Sort.LEGACY_API ? LEGACY : Json.ACCEPT;
  }

  @Override
  public void close() {
    http.close();
  }
}
