package io.andal.catalog.swaggerhub;

import io.andal.catalog.Catalog;
import io.andal.catalog.CatalogSurroundings;
import io.andal.catalog.Found;
import io.andal.catalog.Known;
import io.andal.catalog.OwnerClaim;
import io.andal.catalog.Scan;
import io.andal.catalog.document.CatalogSettings;
import io.andal.catalog.http.Query;
import io.andal.catalog.walk.ItemFailure;
import io.andal.catalog.walk.ScanLimits;
import io.andal.catalog.walk.ScanWalk;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure.Cause;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SwaggerHub: the APIs of some owners with all their versions. */
public final class SwaggerHubCatalog implements Catalog {
  private final CatalogSettings settings;
  private final SwaggerHubApi api;
  private final HubContents contents;
  private final ScanLimits limits;
  private final Clock clock;

  /** Asks nothing yet. */
  public SwaggerHubCatalog(CatalogSettings settings, CatalogSurroundings surroundings) {
    this(settings, surroundings, ScanLimits.DEFAULT);
  }

  SwaggerHubCatalog(CatalogSettings settings, CatalogSurroundings surroundings, ScanLimits limits) {
    this.settings = settings;
    this.limits = limits;
    this.clock = surroundings.clock();
    this.api = new SwaggerHubApi(settings, surroundings, limits);
    this.contents = new HubContents(api, limits);
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public String type() {
    return settings.type().spelling();
  }

  private List<String> owners() {
    return settings.spec().texts("owners");
  }

  @Override
  public String identify() throws SourceException, InterruptedException {
    List<String> seen = new ArrayList<>();
    for (String owner : owners()) {
      seen.add("%d APIs of %s".formatted(api.count(owner), owner));
    }
    return "SwaggerHub at %s, with %s".formatted(api.place(), String.join(", ", seen));
  }

  @Override
  public void scan(Known known, String resume, Scan scan)
      throws SourceException, InterruptedException {
    ScanWalk walk = new ScanWalk(scan, limits, clock);
    List<HubEntry> apis = new ArrayList<>();
    SourceException missing = null;
    for (String owner : owners()) {
      try {
        api.apis(owner).stream()
            .filter(one -> settings.selection().takes(one.key(), one.title()))
            .forEach(apis::add);
      } catch (SourceException e) {
        if (e.failure().cause() != Cause.BAD_QUERY) {
          throw e;
        }
        missing = e;
      }
    }
    walk.each(apis, HubEntry::key, resume, one -> tell(one, known, scan));
    // What an owner has who isn't there now is not gone: nobody could look.
    end(missing);
  }

  private static void end(@Nullable SourceException missing) throws SourceException {
    if (missing != null) {
      throw missing;
    }
  }

  private void tell(HubEntry one, Known known, Scan scan)
      throws SourceException, ItemFailure, InterruptedException {
    boolean unpublished =
        !settings.spec().has("unpublished") || settings.spec().allows("unpublished");
    List<OwnerClaim> owners = null;
    for (HubEntry version : api.versions(one)) {
      if (!unpublished && !version.published()) {
        continue;
      }
      boolean usual = version.version().equals(one.version());
      String fingerprint = version.mark() + (usual ? "|default" : "");
      if (known.fingerprint(one.key(), version.version()).equals(Optional.of(fingerprint))) {
        scan.unchanged(one.key(), version.version());
        continue;
      }
      if (owners == null) {
        owners = Collaboration.owners(api.collaboration(one), one.key());
      }
      try {
        scan.found(found(version, usual, fingerprint, owners));
      } catch (ItemFailure e) {
        scan.skipped(one.key(), version.version(), e.failure());
      }
    }
  }

  private Found found(HubEntry version, boolean usual, String fingerprint, List<OwnerClaim> owners)
      throws SourceException, ItemFailure, InterruptedException {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("visibility", version.secret() ? "private" : "public");
    labels.put("published", String.valueOf(version.published()));
    if (usual) {
      labels.put("default", "true");
    }
    return new Found(
        version.key(),
        version.version(),
        fingerprint,
        version.title(),
        version.description(),
        Optional.of(contents.of(version)),
        owners,
        version.owner(),
        version.published() ? "" : "design",
        version.tags(),
        List.of(),
        version.createdBy(),
        version.created(),
        version.modified(),
        Optional.of(page(version)),
        labels);
  }

  /** Where people see it: a company's own SwaggerHub has its pages beside {@code /v1}. */
  private URI page(HubEntry version) {
    URI base =
        api.url().toString().equals(SwaggerHubApi.CLOUD)
            ? URI.create("https://app.swaggerhub.com")
            : URI.create(api.url().toString().replaceAll("/v1$", ""));
    return Query.at(base, "apis", version.owner(), version.slug(), version.version()).uri();
  }

  @Override
  public void close() {
    api.close();
  }
}
