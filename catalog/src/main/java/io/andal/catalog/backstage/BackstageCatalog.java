package io.andal.catalog.backstage;

import io.andal.catalog.Catalog;
import io.andal.catalog.CatalogSurroundings;
import io.andal.catalog.Found;
import io.andal.catalog.Known;
import io.andal.catalog.Scan;
import io.andal.catalog.document.CatalogSettings;
import io.andal.catalog.http.Query;
import io.andal.catalog.walk.ItemFailure;
import io.andal.catalog.walk.ScanLimits;
import io.andal.catalog.walk.ScanWalk;
import io.andal.ownership.EntityReference;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.workspace.Document;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The API entities of a Backstage, asked of its catalog. */
public final class BackstageCatalog implements Catalog {
  private static final String ALL = "kind=api";

  private final CatalogSettings settings;
  private final BackstageApi api;
  private final ScanLimits limits;
  private final Clock clock;

  /** Asks nothing yet. */
  public BackstageCatalog(CatalogSettings settings, CatalogSurroundings surroundings) {
    this(settings, surroundings, ScanLimits.DEFAULT);
  }

  BackstageCatalog(CatalogSettings settings, CatalogSurroundings surroundings, ScanLimits limits) {
    this.settings = settings;
    this.limits = limits;
    this.clock = surroundings.clock();
    this.api = new BackstageApi(settings, surroundings, limits);
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public String type() {
    return settings.type().spelling();
  }

  private String filter() {
    String written = settings.spec().text("filter");
    return written.isEmpty() ? ALL : written.contains("kind=") ? written : ALL + "," + written;
  }

  @Override
  public String identify() throws SourceException, InterruptedException {
    return "Backstage at %s, with %d APIs".formatted(api.place(), api.count(filter()));
  }

  @Override
  public void scan(Known known, String resume, Scan scan)
      throws SourceException, InterruptedException {
    ScanWalk walk = new ScanWalk(scan, limits, clock);
    BackstageEntities entities = BackstageEntities.of(api.entities(filter()));
    List<Document> wanted =
        entities.apis().stream()
            .filter(one -> settings.selection().takes(BackstageEntities.key(one), one.name()))
            .toList();
    walk.each(wanted, BackstageEntities::key, resume, one -> tell(entities, one, known, scan));
  }

  private void tell(BackstageEntities entities, Document one, Known known, Scan scan)
      throws ItemFailure {
    Optional<Found.Content> content = BackstageEntities.inline(one);
    if (content.isPresent() && content.get().main().bytes().length > limits.contentBytes()) {
      throw new ItemFailure(
          new SourceFailure(
              Cause.LIMITED,
              "The definition of %s is larger than %d bytes."
                  .formatted(BackstageEntities.key(one), limits.contentBytes()),
              "Make it smaller, or exclude it with `exclude`."));
    }
    Found found = entities.found(one, content, Optional.of(page(one)));
    if (known.fingerprint(found.key(), "").filter(found.fingerprint()::equals).isPresent()) {
      scan.unchanged(found.key(), "");
    } else {
      scan.found(found);
    }
  }

  /** Where people see it. */
  private URI page(Document one) {
    EntityReference reference = EntityReference.of(one);
    String kind = reference.kind().toLowerCase(Locale.ROOT);
    return Query.at(api.url(), "catalog", reference.namespace(), kind, reference.name()).uri();
  }

  @Override
  public void close() {
    api.close();
  }
}
