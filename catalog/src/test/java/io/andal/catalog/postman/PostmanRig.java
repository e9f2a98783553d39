package io.andal.catalog.postman;

import io.andal.catalog.Catalog;
import io.andal.catalog.document.CatalogType;
import io.andal.catalog.kit.AskedRig;
import io.andal.catalog.kit.FakeSystem.Reply;
import io.andal.catalog.kit.FakeSystem.Request;
import io.andal.catalog.kit.Shelf;
import io.andal.catalog.walk.ScanLimits;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A Postman with one team workspace; older versions are tags of a specification. */
final class PostmanRig extends AskedRig {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Answers that take the place of the usual ones, by path. */
  final Map<String, Reply> instead = new HashMap<>();

  private final PostmanCatalog catalog;
  private final Map<Shelf.Api, Instant> updated = new HashMap<>();
  private Shelf shelf;
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");
  private int contents;

  PostmanRig(Shelf shelf, Map<String, Object> spec) {
    super("X-Api-Key");
    this.shelf = shelf;
    ScanLimits limits =
        new ScanLimits(1_000, 100, CONTENT_LIMIT, CONTENT_LIMIT, 10, ScanLimits.DEFAULT.time());
    catalog =
        new PostmanCatalog(settings(CatalogType.POSTMAN, "apiKey", spec), surroundings(), limits);
    hold(shelf);
    serve(this::reply);
  }

  @Override
  public Catalog catalog() {
    return catalog;
  }

  @Override
  public void hold(Shelf next) {
    now = now.plusSeconds(60);
    next.apis().forEach(api -> updated.putIfAbsent(api, now));
    shelf = next;
  }

  @Override
  public String key(Shelf.Api api) {
    return "specs/" + api.id();
  }

  @Override
  public String version(Shelf.Api api, Shelf.Version version) {
    return api.last().equals(version) ? "" : version.name();
  }

  @Override
  public boolean keepsVersions() {
    return true;
  }

  @Override
  public int contents() {
    return contents;
  }

  private Reply reply(Request request) {
    List<String> path = request.path();
    Reply other = instead.get(String.join("/", path));
    if (other != null) {
      return other;
    }
    return switch (path.getFirst()) {
      case "me" -> Reply.json("{\"user\": {\"username\": \"ayu\", \"teamName\": \"Acme\"}}");
      case "workspaces" -> workspaces(request);
      case "collections" ->
          path.size() > 1
              ? missing()
              : Reply.json("{\"collections\": [], \"meta\": {\"total\": 0, \"offset\": 0}}");
      case "specs" -> path.size() == 1 ? specs(request) : below(path);
      default -> missing();
    };
  }

  private static Reply workspaces(Request request) {
    return request.parameter("cursor", "").isEmpty()
        ? Reply.json(
            """
            {"workspaces": [{"id": "w-1", "name": "My Workspace", "type": "personal",
              "visibility": "personal"}], "meta": {"nextCursor": "NDgzMjY1"}}
            """)
        : Reply.json(
            """
            {"workspaces": [{"id": "w-2", "name": "Team", "type": "team",
              "visibility": "team"}], "meta": {"nextCursor": null}}
            """);
  }

  private Reply specs(Request request) {
    int from = Integer.parseInt(request.parameter("cursor", "0"));
    int limit = Integer.parseInt(request.parameter("limit", "10"));
    boolean here = request.parameter("workspaceId", "").equals("w-2");
    List<Shelf.Api> apis = here ? shelf.apis() : List.of();
    ObjectNode page = MAPPER.createObjectNode();
    ArrayNode specs = page.putArray("specs");
    for (Shelf.Api api : apis.subList(from, Math.min(apis.size(), from + limit))) {
      specs
          .addObject()
          .put("id", api.id())
          .put("name", api.title())
          .put("type", "OPENAPI:3.0")
          .put("createdBy", 12345678)
          .put("updatedBy", 12345678)
          .put("createdAt", "2026-01-01T00:00:00.000Z")
          .put("updatedAt", updated.getOrDefault(api, now).toString());
    }
    page.putObject("meta")
        .put("nextCursor", from + limit < apis.size() ? String.valueOf(from + limit) : null);
    return Reply.json(page.toString());
  }

  private Reply below(List<String> path) {
    return shelf.apis().stream()
        .filter(api -> api.id().equals(path.get(1)))
        .findFirst()
        .map(api -> below(api, path))
        .orElse(missing());
  }

  private Reply below(Shelf.Api api, List<String> path) {
    List<Shelf.Version> tags = api.versions().subList(0, api.versions().size() - 1);
    ObjectNode answer = MAPPER.createObjectNode();
    if (path.get(2).equals("files") && path.size() == 3) {
      ArrayNode files = answer.putArray("files");
      files.addObject().put("path", "parts/types.yaml").put("type", "DEFAULT");
      files.addObject().put("path", "index.yaml").put("type", "ROOT");
    } else if (path.get(2).equals("files")) {
      contents++;
      boolean root = path.get(3).equals("index.yaml");
      answer.put("content", root ? api.last().text() : "Thing: {type: object}\n");
    } else if (path.size() == 3) {
      answer.putArray("data");
      for (Shelf.Version tag : tags) {
        answer.withArray("data").addObject().put("id", "t-" + tag.name()).put("name", tag.name());
      }
      answer.putObject("meta").putNull("nextCursor");
    } else {
      contents++;
      Shelf.Version tag =
          tags.stream()
              .filter(one -> path.get(3).equals("t-" + one.name()))
              .findFirst()
              .orElseThrow();
      ArrayNode data = answer.putArray("data");
      data.addObject().put("type", "FOLDER").put("path", "parts");
      data.addObject()
          .put("type", "FILE")
          .put("fileType", "ROOT")
          .put("path", "index.yaml")
          .put("content", tag.text());
    }
    return Reply.json(answer.toString());
  }

  private static Reply missing() {
    return Reply.error(404, "{\"title\": \"Not found\", \"detail\": \"Nothing here\"}");
  }
}
