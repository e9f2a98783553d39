package io.andal.catalog.apihub;

import io.andal.catalog.Catalog;
import io.andal.catalog.CatalogSurroundings;
import io.andal.catalog.Found.Content;
import io.andal.catalog.Known;
import io.andal.catalog.Scan;
import io.andal.catalog.document.CatalogSettings;
import io.andal.catalog.google.GoogleApi;
import io.andal.catalog.http.Json;
import io.andal.catalog.walk.ItemFailure;
import io.andal.catalog.walk.ScanLimits;
import io.andal.catalog.walk.ScanWalk;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.specification.SpecificationFile;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** API hub: the APIs of a project with their versions, descriptions and deployments. */
public final class ApiHubCatalog implements Catalog {
  private static final int PAGE = 1_000;

  private final CatalogSettings settings;
  private final GoogleApi api;
  private final ScanLimits limits;
  private final Clock clock;

  /** Asks nothing yet. */
  public ApiHubCatalog(CatalogSettings settings, CatalogSurroundings surroundings) {
    this(settings, surroundings, ScanLimits.DEFAULT);
  }

  ApiHubCatalog(CatalogSettings settings, CatalogSurroundings surroundings, ScanLimits limits) {
    this.settings = settings;
    this.limits = limits;
    this.clock = surroundings.clock();
    this.api =
        new GoogleApi(
            settings,
            "https://apihub.googleapis.com",
            "Cloud API hub Viewer (roles/apihub.viewer)",
            surroundings,
            // Base64 makes four characters of three bytes.
            limits.contentBytes() / 3L * 4 + 1_000,
            limits.items());
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public String type() {
    return settings.type().spelling();
  }

  private String project() {
    return "v1/projects/" + settings.spec().text("project");
  }

  @Override
  public String identify() throws SourceException, InterruptedException {
    return "API hub at %s, project %s, in %s"
        .formatted(api.place(), settings.spec().text("project"), String.join(", ", locations()));
  }

  private List<String> locations() throws SourceException, InterruptedException {
    List<String> written = settings.spec().texts("locations");
    if (!written.isEmpty()) {
      return written;
    }
    return api.list(project() + "/locations", "locations", PAGE).stream()
        .map(one -> one.path("locationId").asString(GoogleApi.id(Json.text(one, "name"))))
        .toList();
  }

  private record One(String location, JsonNode json) {
    String key() {
      return location + "/" + GoogleApi.id(Json.text(json, "name"));
    }
  }

  @Override
  public void scan(Known known, String resume, Scan scan)
      throws SourceException, InterruptedException {
    ScanWalk walk = new ScanWalk(scan, limits, clock);
    List<One> all = new ArrayList<>();
    Map<String, List<JsonNode>> deployments = new HashMap<>();
    for (String location : locations()) {
      walk.check(all.size());
      String parent = project() + "/locations/" + location;
      api.list(parent + "/apis", "apis", PAGE).stream()
          .map(json -> new One(location, json))
          .filter(
              one -> settings.selection().takes(one.key(), Json.text(one.json(), "displayName")))
          .forEach(all::add);
      for (JsonNode deployment : api.list(parent + "/deployments", "deployments", PAGE)) {
        for (JsonNode version : deployment.path("apiVersions")) {
          deployments.computeIfAbsent(version.asString(""), _ -> new ArrayList<>()).add(deployment);
        }
      }
    }
    walk.each(all, One::key, resume, one -> tell(one, deployments, known, scan));
  }

  private void tell(One one, Map<String, List<JsonNode>> deployments, Known known, Scan scan)
      throws SourceException, ItemFailure, InterruptedException {
    String name = "v1/" + Json.text(one.json(), "name");
    Set<String> names = new HashSet<>();
    List<JsonNode> versions = api.list(name + "/versions", "versions", PAGE);
    for (JsonNode json : versions.subList(0, Math.min(versions.size(), limits.versions()))) {
      String resource = Json.text(json, "name");
      String id = GoogleApi.id(resource);
      String shown = json.path("displayName").asString(id);
      // Nothing keeps people from calling two versions the same.
      String version = names.add(shown) ? shown : shown + " (" + id + ")";
      List<JsonNode> specs = api.list("v1/" + resource + "/specs", "specs", PAGE);
      HubVersion found =
          new HubVersion(
              one.key(),
              one.json(),
              json,
              version,
              specs,
              deployments.getOrDefault(resource, List.of()));
      if (known.fingerprint(one.key(), version).equals(Optional.of(found.mark()))) {
        scan.unchanged(one.key(), version);
        continue;
      }
      try {
        scan.found(found.found(content(specs)));
      } catch (ItemFailure e) {
        scan.skipped(one.key(), version, e.failure());
      }
    }
  }

  /** The description of a version; of several the first one that is of HTTP. */
  private Optional<Content> content(List<JsonNode> specs)
      throws SourceException, ItemFailure, InterruptedException {
    Optional<JsonNode> chosen =
        specs.stream()
            .filter(
                one -> one.path("specType").toString().toLowerCase(Locale.ROOT).contains("openapi"))
            .findFirst()
            .or(() -> specs.stream().findFirst());
    if (chosen.isEmpty()) {
      return Optional.empty();
    }
    String name = Json.text(chosen.get(), "name");
    byte[] body = api.get(api.at("v1/" + name + ":contents")).orSkip();
    String contents = Json.text(Json.read(body, api.place()), "contents");
    byte[] text;
    try {
      text = Base64.getMimeDecoder().decode(contents);
    } catch (IllegalArgumentException e) {
      throw Json.broken(api.place(), "the contents of a specification are no Base64");
    }
    if (text.length > limits.contentBytes()) {
      throw new ItemFailure(
          new SourceFailure(
              Cause.LIMITED,
              "The specification %s is longer than is taken.".formatted(GoogleApi.id(name)),
              "Make it smaller, or exclude it with `exclude`."));
    }
    return Optional.of(new Content(new SpecificationFile(name, text), List.of()));
  }

  @Override
  public void close() {
    api.close();
  }
}
