package io.andal.catalog.apigee;

import io.andal.catalog.Catalog;
import io.andal.catalog.CatalogSurroundings;
import io.andal.catalog.Found;
import io.andal.catalog.Known;
import io.andal.catalog.Scan;
import io.andal.catalog.document.CatalogSettings;
import io.andal.catalog.google.GoogleApi;
import io.andal.catalog.http.Json;
import io.andal.catalog.walk.ItemFailure;
import io.andal.catalog.walk.ScanLimits;
import io.andal.catalog.walk.ScanWalk;
import io.andal.signal.SourceException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Apigee: of each proxy the revisions that run, and the latest one. */
public final class ApigeeCatalog implements Catalog {
  private final CatalogSettings settings;
  private final GoogleApi api;
  private final OrganizationReader organizations;
  private final Bundle bundle;
  private final ScanLimits limits;
  private final Clock clock;

  /** Asks nothing yet. */
  public ApigeeCatalog(CatalogSettings settings, CatalogSurroundings surroundings) {
    this(settings, surroundings, ScanLimits.DEFAULT);
  }

  ApigeeCatalog(CatalogSettings settings, CatalogSurroundings surroundings, ScanLimits limits) {
    this.settings = settings;
    this.limits = limits;
    this.clock = surroundings.clock();
    this.api =
        new GoogleApi(
            settings,
            "https://apigee.googleapis.com",
            "Apigee Read-only Admin (roles/apigee.readOnlyAdmin)",
            surroundings,
            limits.contentBytes(),
            limits.items());
    this.organizations = new OrganizationReader(api, settings.spec(), limits.items());
    this.bundle = new Bundle(limits);
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public String type() {
    return settings.type().spelling();
  }

  @Override
  public String identify() throws SourceException, InterruptedException {
    return "Apigee at %s, with %s".formatted(api.place(), String.join(", ", names()));
  }

  private List<String> names() throws SourceException, InterruptedException {
    List<String> written = settings.spec().texts("organizations");
    if (!written.isEmpty()) {
      return written;
    }
    List<String> names = new ArrayList<>();
    for (JsonNode one : api.json(api.at("v1/organizations")).path("organizations")) {
      names.add(Json.text(one, "organization"));
    }
    return names;
  }

  private record Proxy(Organization organization, JsonNode json) {
    String name() {
      return Json.text(json, "name");
    }

    String key() {
      return organization.name() + "/" + name();
    }
  }

  @Override
  public void scan(Known known, String resume, Scan scan)
      throws SourceException, InterruptedException {
    ScanWalk walk = new ScanWalk(scan, limits, clock);
    List<Proxy> all = new ArrayList<>();
    for (String name : names()) {
      walk.check(all.size());
      Organization organization = organizations.read(name, clock.instant());
      JsonNode answer =
          api.json(
              api.at("v1/organizations/" + name + "/apis")
                  .with("includeMetaData", "true")
                  .with("includeRevisions", "true"));
      for (JsonNode json : answer.path("proxies")) {
        Proxy proxy = new Proxy(organization, json);
        if (settings.selection().takes(proxy.key(), proxy.name())) {
          all.add(proxy);
        }
      }
    }
    walk.each(all, Proxy::key, resume, proxy -> tell(proxy, known, scan));
  }

  private void tell(Proxy proxy, Known known, Scan scan)
      throws SourceException, ItemFailure, InterruptedException {
    for (String number : revisions(proxy)) {
      String at =
          "v1/organizations/%s/apis/%s/revisions/%s"
              .formatted(proxy.organization().name(), proxy.name(), number);
      JsonNode json = Json.read(api.get(api.at(at)).orSkip(), api.place());
      Revision revision = new Revision(proxy.organization(), proxy.json(), number, json);
      if (known.fingerprint(proxy.key(), number).equals(Optional.of(revision.mark()))) {
        scan.unchanged(proxy.key(), number);
        continue;
      }
      try {
        byte[] zip = api.get(api.at(at).with("format", "bundle")).orSkip();
        Optional<Found.Content> content =
            bundle.description("Revision %s of %s".formatted(number, proxy.key()), zip);
        scan.found(revision.found(content));
      } catch (ItemFailure e) {
        scan.skipped(proxy.key(), number, e.failure());
      }
    }
  }

  /** Those that run, and the latest one, whether it runs or not. */
  private static List<String> revisions(Proxy proxy) {
    TreeSet<String> numbers = new TreeSet<>();
    String latest = Json.text(proxy.json(), "latestRevisionId");
    if (latest.isEmpty()) {
      proxy.json().path("revision").forEach(one -> numbers.add(one.asString("")));
    } else {
      numbers.add(latest);
    }
    proxy
        .organization()
        .deployments()
        .getOrDefault(proxy.name(), List.of())
        .forEach(one -> numbers.add(one.revision()));
    numbers.remove("");
    return List.copyOf(numbers);
  }

  @Override
  public void close() {
    api.close();
  }
}
