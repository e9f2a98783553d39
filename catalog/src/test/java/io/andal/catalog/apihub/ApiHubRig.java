package io.andal.catalog.apihub;

import io.andal.catalog.Catalog;
import io.andal.catalog.document.CatalogType;
import io.andal.catalog.kit.AskedRig;
import io.andal.catalog.kit.FakeSystem.Reply;
import io.andal.catalog.kit.FakeSystem.Request;
import io.andal.catalog.kit.Shelf;
import io.andal.catalog.walk.ScanLimits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An API hub with one location. */
final class ApiHubRig extends AskedRig {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String PARENT = "projects/acme/locations/us";

  /** Answers that take the place of the usual ones, by path. */
  final Map<String, Reply> instead = new HashMap<>();

  private final ApiHubCatalog catalog;
  private final Map<Object, Instant> updated = new HashMap<>();
  private Shelf shelf;
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");
  private int contents;

  ApiHubRig(Shelf shelf) {
    super("Authorization");
    this.shelf = shelf;
    ScanLimits limits =
        new ScanLimits(1_000, 100, CONTENT_LIMIT, CONTENT_LIMIT, 10, ScanLimits.DEFAULT.time());
    catalog =
        new ApiHubCatalog(
            settings(CatalogType.APIGEE_HUB, "bearerToken", Map.of("project", "acme")),
            surroundings(),
            limits);
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
    for (Shelf.Api api : next.apis()) {
      updated.putIfAbsent(api.id() + api.title(), now);
      api.versions().forEach(version -> updated.putIfAbsent(version, now));
    }
    shelf = next;
  }

  @Override
  public String key(Shelf.Api api) {
    return "us/" + api.id();
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
    String path = String.join("/", request.path());
    Reply other = instead.get(path);
    if (other != null) {
      return other;
    }
    if (path.equals("v1/projects/acme/locations")) {
      return Reply.json("{\"locations\": [{\"locationId\": \"us\"}]}");
    }
    String below = path.replace("v1/" + PARENT + "/", "");
    if (below.equals("apis")) {
      return apis(request);
    }
    if (below.equals("deployments")) {
      return deployments();
    }
    List<String> parts = List.of(below.split("/"));
    return shelf.apis().stream()
        .filter(api -> parts.size() > 2 && api.id().equals(parts.get(1)))
        .findFirst()
        .map(api -> parts.size() == 3 ? versions(api) : specs(api, parts))
        .orElse(Reply.error(404, "{\"error\": {\"code\": 404, \"status\": \"NOT_FOUND\"}}"));
  }

  private Reply apis(Request request) {
    int from = Integer.parseInt(request.parameter("pageToken", "0"));
    int size = Math.min(100, Integer.parseInt(request.parameter("pageSize", "50")));
    ObjectNode page = MAPPER.createObjectNode();
    ArrayNode apis = page.putArray("apis");
    shelf.apis().stream()
        .skip(from)
        .limit(size)
        .forEach(
            api -> {
              ObjectNode one = apis.addObject();
              one.put("name", PARENT + "/apis/" + api.id());
              one.put("displayName", api.title()).put("description", "About " + api.title());
              one.put("updateTime", String.valueOf(updated.get(api.id() + api.title())));
              one.putObject("owner").put("email", "ayu@acme.example");
              one.set("team", values("system-team", "controls", "Controls"));
              one.set("apiStyle", values("system-api-style", "rest", "REST"));
            });
    if (from + size < shelf.apis().size()) {
      page.put("nextPageToken", String.valueOf(from + size));
    }
    return Reply.json(page.toString());
  }

  private static ObjectNode values(String attribute, String id, String shown) {
    ObjectNode values = MAPPER.createObjectNode().put("attribute", attribute);
    values
        .putObject("enumValues")
        .putArray("values")
        .addObject()
        .put("id", id)
        .put("displayName", shown);
    return values;
  }

  private Reply versions(Shelf.Api api) {
    ObjectNode page = MAPPER.createObjectNode();
    ArrayNode versions = page.putArray("versions");
    for (Shelf.Version version : api.versions()) {
      ObjectNode one = versions.addObject();
      one.put("name", name(api, version)).put("displayName", version.name());
      one.put("updateTime", String.valueOf(updated.get(version)));
      one.set("lifecycle", values("system-lifecycle", "production", "Production"));
    }
    return Reply.json(page.toString());
  }

  private static String name(Shelf.Api api, Shelf.Version version) {
    return PARENT + "/apis/" + api.id() + "/versions/v" + version.name().replace('.', '-');
  }

  private Reply specs(Shelf.Api api, List<String> parts) {
    Shelf.Version version =
        api.versions().stream()
            .filter(one -> name(api, one).endsWith("/" + parts.get(3)))
            .findFirst()
            .orElseThrow();
    ObjectNode answer = MAPPER.createObjectNode();
    if (parts.size() == 5) {
      ObjectNode spec = answer.putArray("specs").addObject();
      spec.put("name", name(api, version) + "/specs/main");
      spec.put("updateTime", String.valueOf(updated.get(version)));
      spec.set("specType", values("system-spec-type", "openapi", "OpenAPI Spec"));
    } else {
      contents++;
      byte[] text = version.text().getBytes(StandardCharsets.UTF_8);
      answer.put("contents", Base64.getEncoder().encodeToString(text));
      answer.put("mimeType", "application/yaml");
    }
    return Reply.json(answer.toString());
  }

  private Reply deployments() {
    ObjectNode page = MAPPER.createObjectNode();
    ArrayNode deployments = page.putArray("deployments");
    for (Shelf.Api api : shelf.apis()) {
      if (api.id().equals("pumps")) {
        ObjectNode one = deployments.addObject();
        one.put("name", PARENT + "/deployments/d1").put("updateTime", "2026-01-01T00:00:00Z");
        one.putArray("endpoints").add("https://user:geheim@api.acme.example/pumps");
        one.putArray("apiVersions").add(name(api, api.versions().getFirst()));
        one.set("environment", values("system-environment", "production", "Production"));
        ObjectNode slo = MAPPER.createObjectNode().put("attribute", "system-slo");
        slo.putObject("stringValues").putArray("values").add("99.9 % of requests");
        one.set("slo", slo);
      }
    }
    return Reply.json(page.toString());
  }
}
