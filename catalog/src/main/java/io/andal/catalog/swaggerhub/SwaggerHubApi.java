package io.andal.catalog.swaggerhub;

import io.andal.catalog.CatalogSurroundings;
import io.andal.catalog.document.CatalogSettings;
import io.andal.catalog.http.Answer;
import io.andal.catalog.http.ApiKey;
import io.andal.catalog.http.CatalogHttp;
import io.andal.catalog.http.Json;
import io.andal.catalog.http.Judgement;
import io.andal.catalog.http.Query;
import io.andal.catalog.http.Refusal;
import io.andal.catalog.walk.ItemFailure;
import io.andal.catalog.walk.ScanLimits;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure.Cause;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** SwaggerHub's registry API. Thread-safe. */
final class SwaggerHubApi implements AutoCloseable {
  static final String CLOUD = "https://api.swaggerhub.com";
  private static final int PAGE = 100;
  private static final int USUAL_PER_MINUTE = 240;
  private static final byte[] NOTHING = {'{', '}'};
  private static final Map<String, String> YAML = Map.of("Accept", "application/yaml");

  private final URI url;
  private final CatalogHttp http;
  private final ScanLimits limits;

  SwaggerHubApi(CatalogSettings settings, CatalogSurroundings surroundings, ScanLimits limits) {
    this.url = settings.connection().url(CLOUD);
    this.limits = limits;
    this.http =
        new CatalogHttp(
            url,
            settings.connection(),
            new ApiKey("Authorization", settings.connection().text("apiKey")),
            limits.contentBytes(),
            USUAL_PER_MINUTE,
            SwaggerHubApi::judge,
            surroundings);
  }

  private static Judgement judge(Refusal refusal) {
    return Judgement.usual(
        refusal,
        "Check that `apiKey` is set and was not revoked: SwaggerHub, Settings, API Keys.",
        "Give the key's user at least the right to view it.");
  }

  URI url() {
    return url;
  }

  String place() {
    return http.place();
  }

  /** All APIs of an owner, each with its default version. */
  List<HubEntry> apis(String owner) throws SourceException, InterruptedException {
    List<HubEntry> all = new ArrayList<>();
    Set<String> met = new LinkedHashSet<>();
    for (int page = 0; ; page++) {
      Query query = Query.at(url, "apis", owner).with("page", page).with("limit", PAGE);
      JsonNode listing = http.json(query.with("sort", "NAME").with("order", "ASC").uri());
      JsonNode elements = Json.list(listing, "apis", place());
      int before = met.size();
      for (JsonNode element : elements) {
        // An API that is added meanwhile moves others to the next page, where they are met again.
        HubEntry.read(element).filter(entry -> met.add(entry.key())).ifPresent(all::add);
      }
      long total = listing.path("totalCount").asLong(0);
      boolean last = met.size() >= total || met.size() == before;
      if (last || all.size() >= limits.items()) {
        return all;
      }
    }
  }

  /** How many APIs of an owner can be seen. */
  long count(String owner) throws SourceException, InterruptedException {
    Query query = Query.at(url, "apis", owner).with("page", 0).with("limit", 1);
    return http.json(query.uri()).path("totalCount").asLong(0);
  }

  /** All versions of an API. */
  List<HubEntry> versions(HubEntry api) throws SourceException, ItemFailure, InterruptedException {
    URI uri = Query.at(url, "apis", api.owner(), api.slug()).uri();
    JsonNode listing = Json.read(http.get(uri, Json.ACCEPT).orSkip(), place());
    List<HubEntry> all = new ArrayList<>();
    for (JsonNode element : Json.list(listing, "apis", place())) {
      HubEntry.read(element).filter(entry -> entry.key().equals(api.key())).ifPresent(all::add);
    }
    return all.size() > limits.versions()
        ? all.subList(all.size() - limits.versions(), all.size())
        : all;
  }

  /**
   * The text of a version, as YAML.
   *
   * @param resolved whether references to domains are filled in
   */
  Answer text(HubEntry version, boolean resolved) throws SourceException, InterruptedException {
    return http.get(
        Query.at(url, "apis", version.owner(), version.slug(), version.version())
            .with("resolved", String.valueOf(resolved))
            .uri(),
        YAML);
  }

  /** The text of a domain: parts that several descriptions share. */
  Answer domain(String owner, String domain, String version)
      throws SourceException, InterruptedException {
    return http.get(Query.at(url, "domains", owner, domain, version).uri(), YAML);
  }

  /** Who works on an API; an empty object if that isn't told. */
  JsonNode collaboration(HubEntry api) throws SourceException, InterruptedException {
    URI uri = Query.at(url, "apis", api.owner(), api.slug(), ".collaboration").uri();
    byte[] body = answered(uri).orElseNothing().orElse(NOTHING);
    return Json.read(body.length == 0 ? NOTHING : body, place());
  }

  /** Older ones know no collaboration on some APIs, and say that in one way or another. */
  private Answer answered(URI uri) throws SourceException, InterruptedException {
    try {
      return http.get(uri, Json.ACCEPT);
    } catch (SourceException e) {
      if (e.failure().cause() != Cause.BAD_QUERY) {
        throw e;
      }
      return new Answer.Missing(e.failure());
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
