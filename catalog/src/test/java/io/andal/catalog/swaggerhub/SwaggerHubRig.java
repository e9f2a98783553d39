package io.andal.catalog.swaggerhub;

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
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A SwaggerHub with one organization. */
final class SwaggerHubRig extends AskedRig {
  static final String OWNER = "acme";
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Texts of domains by {@code domain/version}. */
  final Map<String, String> domains = new HashMap<>();

  /** Answers that take the place of the usual ones, by path. */
  final Map<String, Reply> instead = new HashMap<>();

  private final SwaggerHubCatalog catalog;
  private final Map<Shelf.Version, Instant> modified = new HashMap<>();
  private Shelf shelf;
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");
  private int contents;

  SwaggerHubRig(Shelf shelf, Map<String, Object> spec) {
    super("Authorization");
    this.shelf = shelf;
    Map<String, Object> all = new HashMap<>(spec);
    all.putIfAbsent("owners", List.of(OWNER));
    ScanLimits limits =
        new ScanLimits(1_000, 100, CONTENT_LIMIT, CONTENT_LIMIT, 10, ScanLimits.DEFAULT.time());
    catalog =
        new SwaggerHubCatalog(
            settings(CatalogType.SWAGGER_HUB, "apiKey", all), surroundings(), limits);
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
    next.apis().forEach(api -> api.versions().forEach(v -> modified.putIfAbsent(v, now)));
    shelf = next;
  }

  @Override
  public String key(Shelf.Api api) {
    return OWNER + "/" + api.id();
  }

  @Override
  public String version(Shelf.Api api, Shelf.Version version) {
    return version.name();
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
    Reply other = instead.get(String.join("/", path) + query(request));
    if (other != null) {
      return other;
    }
    if (path.size() == 4 && path.getFirst().equals("domains")) {
      String text = domains.get(path.get(2) + "/" + path.get(3));
      return text == null ? missing() : Reply.yaml(text);
    }
    if (path.size() < 2 || !path.getFirst().equals("apis") || !path.get(1).equals(OWNER)) {
      return missing();
    }
    if (path.size() == 2) {
      return apis(request);
    }
    return shelf.apis().stream()
        .filter(api -> api.id().equals(path.get(2)))
        .findFirst()
        .map(api -> ofApi(api, path))
        .orElse(missing());
  }

  private static String query(Request request) {
    return request.parameter("resolved", "").equals("true") ? "?resolved=true" : "";
  }

  private Reply ofApi(Shelf.Api api, List<String> path) {
    if (path.size() == 3) {
      ObjectNode listing = listing(api.versions().size());
      api.versions().forEach(version -> element(listing.withArray("apis"), api, version));
      return Reply.json(listing.toString());
    }
    if (path.get(3).equals(".collaboration")) {
      return Reply.json(
          """
          {"hint": {"type": "00000000-0000-0000-0000-000000000000"}, "owner": "acme",
           "owners": ["ayu"], "members": [{"name": "budi", "roles": ["VIEW"]}],
           "teams": [{"name": "controls", "roles": ["EDIT"]}]}
          """);
    }
    return api.versions().stream()
        .filter(version -> version.name().equals(path.get(3)))
        .findFirst()
        .map(
            version -> {
              contents++;
              return Reply.yaml(version.text());
            })
        .orElse(missing());
  }

  private Reply apis(Request request) {
    int page = Integer.parseInt(request.parameter("page", "0"));
    int limit = Math.min(100, Integer.parseInt(request.parameter("limit", "10")));
    ObjectNode listing = listing(shelf.apis().size());
    shelf.apis().stream()
        .skip((long) page * limit)
        .limit(limit)
        .forEach(api -> element(listing.withArray("apis"), api, api.last()));
    return Reply.json(listing.toString());
  }

  private static ObjectNode listing(int total) {
    ObjectNode listing = MAPPER.createObjectNode();
    listing.put("name", "Default listing").put("offset", 0).put("totalCount", total);
    listing.putArray("apis");
    return listing;
  }

  private void element(ArrayNode all, Shelf.Api api, Shelf.Version version) {
    ObjectNode element = all.addObject();
    element.put("name", api.title()).put("description", "About " + api.title());
    element.putArray("tags");
    ArrayNode properties = element.putArray("properties");
    String address = "%s/apis/%s/%s/%s".formatted(url(), OWNER, api.id(), version.name());
    properties.addObject().put("type", "Swagger").put("url", address);
    String versions =
        api.versions().stream()
            .map(one -> (one.equals(api.last()) ? "*" : "") + one.name())
            .collect(Collectors.joining(","));
    property(properties, "X-Version", version.name());
    property(properties, "X-Created", "2026-01-01T00:00:00Z");
    property(properties, "X-Modified", modified.getOrDefault(version, now).toString());
    property(properties, "X-Published", String.valueOf(!version.name().startsWith("0.")));
    property(properties, "X-Versions", versions);
    property(properties, "X-Private", "true");
    property(properties, "X-OASVersion", "3.0.3");
    property(properties, "X-CreatedBy", "ayu");
  }

  private static void property(ArrayNode properties, String type, String value) {
    properties.addObject().put("type", type).put("value", value);
  }

  private static Reply missing() {
    return Reply.error(404, "{\"code\": 404, \"message\": \"not found\"}");
  }
}
