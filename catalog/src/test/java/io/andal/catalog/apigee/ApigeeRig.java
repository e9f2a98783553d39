package io.andal.catalog.apigee;

import io.andal.catalog.Catalog;
import io.andal.catalog.document.CatalogType;
import io.andal.catalog.kit.AskedRig;
import io.andal.catalog.kit.FakeSystem.Reply;
import io.andal.catalog.kit.FakeSystem.Request;
import io.andal.catalog.kit.Shelf;
import io.andal.catalog.walk.ScanLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An Apigee with one organization. Versions are revisions, of which the last one is the latest and
 * all others run in the environment {@code prod}.
 */
final class ApigeeRig extends AskedRig {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Answers that take the place of the usual ones, by path. */
  final Map<String, Reply> instead = new HashMap<>();

  private final ApigeeCatalog catalog;
  private final Map<Shelf.Version, Instant> modified = new HashMap<>();
  private Shelf shelf;
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");
  private int contents;

  ApigeeRig(Shelf shelf, Map<String, Object> spec) {
    super("Authorization");
    this.shelf = shelf;
    ScanLimits limits =
        new ScanLimits(1_500, 100, CONTENT_LIMIT, CONTENT_LIMIT, 10, ScanLimits.DEFAULT.time());
    catalog =
        new ApigeeCatalog(
            settings(CatalogType.APIGEE, "bearerToken", spec), surroundings(), limits);
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
    return "acme/" + api.id();
  }

  @Override
  public String version(Shelf.Api api, Shelf.Version version) {
    return String.valueOf(
        api.versions().stream().map(Shelf.Version::name).toList().indexOf(version.name()) + 1);
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
    String parent = "v1/organizations/acme/";
    if (path.equals("v1/organizations")) {
      return Reply.json("{\"organizations\": [{\"organization\": \"acme\"}]}");
    }
    if (!path.startsWith(parent)) {
      return Reply.error(404, "{}");
    }
    return switch (path.substring(parent.length())) {
      case "apis" -> proxies();
      case "deployments" -> deployments();
      case "envgroups" ->
          Reply.json(
              """
              {"environmentGroups": [{"name": "public", "hostnames": ["api.acme.example"]}]}
              """);
      case "envgroups/public/attachments" ->
          Reply.json("{\"environmentGroupAttachments\": [{\"environment\": \"prod\"}]}");
      case "apiproducts" ->
          Reply.json(
              """
              {"apiProduct": [{"name": "gold", "proxies": ["pumps"], "operationGroup":
                {"operationConfigs": [{"apiSource": "tanks"}]}}]}
              """);
      case "apps" ->
          Reply.json(
              """
              {"app": [{"name": "display", "credentials": [{"consumerKey": "geheim-key",
                "consumerSecret": "geheim-2", "apiProducts": [{"apiproduct": "gold"}]}]}]}
              """);
      case "environments/prod/stats/apiproxy" ->
          Reply.json(
              """
              {"environments": [{"name": "prod", "dimensions": [
                {"name": "pumps", "metrics": [{"name": "sum(message_count)", "values": [
                  {"timestamp": 1793491200000, "value": "39.0"},
                  {"timestamp": 1793577600000, "value": "0.0"}]}]},
                {"name": "tanks", "metrics": [{"name": "sum(message_count)",
                  "values": ["12.0"]}]}]}]}
              """);
      default -> revision(request);
    };
  }

  private Reply proxies() {
    ObjectNode answer = MAPPER.createObjectNode();
    ArrayNode proxies = answer.putArray("proxies");
    for (Shelf.Api api : shelf.apis()) {
      ObjectNode proxy = proxies.addObject();
      proxy.put("name", api.id()).put("apiProxyType", "PROGRAMMABLE");
      proxy.put("latestRevisionId", String.valueOf(api.versions().size()));
      proxy.putObject("labels").put("team", "controls");
    }
    return Reply.json(answer.toString());
  }

  private Reply deployments() {
    ObjectNode answer = MAPPER.createObjectNode();
    ArrayNode deployments = answer.putArray("deployments");
    for (Shelf.Api api : shelf.apis()) {
      for (int number = 1; number < api.versions().size(); number++) {
        deployments
            .addObject()
            .put("environment", "prod")
            .put("apiProxy", api.id())
            .put("revision", String.valueOf(number))
            .put("deployStartTime", "1767322800000");
      }
    }
    return Reply.json(answer.toString());
  }

  private Reply revision(Request request) {
    List<String> path = request.path();
    Shelf.Api api =
        shelf.apis().stream()
            .filter(one -> path.size() == 7 && one.id().equals(path.get(4)))
            .findFirst()
            .orElse(null);
    if (api == null) {
      return Reply.error(404, "{\"error\": {\"code\": 404, \"status\": \"NOT_FOUND\"}}");
    }
    Shelf.Version version = api.versions().get(Integer.parseInt(path.get(6)) - 1);
    if (request.parameter("format", "").equals("bundle")) {
      contents++;
      return new Reply(200, "application/zip", zip(version.text()), Map.of());
    }
    ObjectNode json = MAPPER.createObjectNode();
    json.put("name", api.id()).put("displayName", api.title());
    json.put("lastModifiedAt", String.valueOf(modified.getOrDefault(version, now).toEpochMilli()));
    json.putArray("basepaths").add("/" + api.id() + "/v1");
    return Reply.json(json.toString());
  }

  static byte[] zip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("apiproxy/pumps.xml"));
      zip.write("<APIProxy/>".getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("apiproxy/resources/jsc/code.json"));
      zip.write("{\"a\": 1}".getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("apiproxy/resources/oas/api.yaml"));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
