package io.andal.catalog.backstage;

import io.andal.catalog.Catalog;
import io.andal.catalog.document.CatalogType;
import io.andal.catalog.kit.AskedRig;
import io.andal.catalog.kit.CatalogTrouble;
import io.andal.catalog.kit.FakeSystem.Reply;
import io.andal.catalog.kit.FakeSystem.Request;
import io.andal.catalog.kit.Shelf;
import io.andal.catalog.walk.ScanLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A Backstage whose catalog answers as its description says. */
final class BackstageRig extends AskedRig {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final boolean old;
  private final BackstageCatalog catalog;
  private volatile List<Map<String, Object>> apis = List.of();
  private volatile List<Map<String, Object>> others = List.of();

  BackstageRig(Shelf shelf, boolean old) {
    super("Authorization");
    this.old = old;
    hold(shelf);
    serve(this::reply);
    catalog =
        new BackstageCatalog(
            settings(CatalogType.BACKSTAGE, "bearerToken", Map.of()),
            surroundings(),
            new ScanLimits(100_000, 500, CONTENT_LIMIT, 1 << 20, 100, Duration.ofMinutes(5)));
  }

  void others(List<Map<String, Object>> entities) {
    others = entities;
  }

  @Override
  public void hold(Shelf shelf) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Shelf.Api api : shelf.apis()) {
      all.add(
          entity(
              "API",
              api.id(),
              api.title(),
              Map.of(
                  "type", "openapi",
                  "lifecycle", "production",
                  "owner", "controls",
                  "system", "watering",
                  "definition", api.last().text())));
    }
    apis = List.copyOf(all);
  }

  static Map<String, Object> entity(
      String kind, String name, String title, Map<String, Object> spec) {
    return Map.of(
        "apiVersion",
        "backstage.io/v1alpha1",
        "kind",
        kind,
        "metadata",
        Map.of("name", name, "namespace", "default", "title", title),
        "spec",
        spec);
  }

  private Reply reply(Request request) {
    List<Map<String, Object>> wanted =
        request.parameter("filter", "").contains("kind=api") ? apis : other(request);
    if (request.path().equals(List.of("api", "catalog", "entities"))) {
      int from = Integer.parseInt(request.parameter("offset", "0"));
      return Reply.json(MAPPER.writeValueAsString(page(wanted, from, request)));
    }
    if (old || !request.path().equals(List.of("api", "catalog", "entities", "by-query"))) {
      return Reply.error(404, "{\"error\": {\"name\": \"NotFoundError\"}}");
    }
    String cursor = request.parameter("cursor", "");
    // A cursor carries its filter, which isn't sent again.
    List<Map<String, Object>> all = cursor.isEmpty() ? wanted : apis;
    int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor.substring(1));
    List<Map<String, Object>> page = page(all, from, request);
    int next = from + page.size();
    Map<String, Object> info = next < all.size() ? Map.of("nextCursor", "c" + next) : Map.of();
    return Reply.json(
        MAPPER.writeValueAsString(
            Map.of("items", page, "totalItems", all.size(), "pageInfo", info)));
  }

  private List<Map<String, Object>> other(Request request) {
    return others.stream()
        .filter(one -> request.parameter("filter", "").equalsIgnoreCase("kind=" + one.get("kind")))
        .toList();
  }

  private static List<Map<String, Object>> page(
      List<Map<String, Object>> all, int from, Request request) {
    int limit = Integer.parseInt(request.parameter("limit", "20"));
    return all.subList(Math.min(from, all.size()), Math.min(from + limit, all.size()));
  }

  @Override
  public Catalog catalog() {
    return catalog;
  }

  @Override
  public String key(Shelf.Api api) {
    return "api:default/" + api.id();
  }

  @Override
  public String version(Shelf.Api api, Shelf.Version version) {
    return "";
  }

  @Override
  public boolean keepsVersions() {
    return false;
  }

  @Override
  public int contents() {
    return 0;
  }

  /** Three requests are all that it takes. */
  @Override
  public boolean answer(CatalogTrouble trouble, int requests) {
    return super.answer(trouble, Math.min(requests, 2));
  }
}
