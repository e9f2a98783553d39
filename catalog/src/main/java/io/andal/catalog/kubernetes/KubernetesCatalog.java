package io.andal.catalog.kubernetes;

import io.andal.catalog.Catalog;
import io.andal.catalog.CatalogSurroundings;
import io.andal.catalog.Found;
import io.andal.catalog.Known;
import io.andal.catalog.Scan;
import io.andal.catalog.document.CatalogSettings;
import io.andal.catalog.folder.FolderTree;
import io.andal.catalog.git.Repositories;
import io.andal.catalog.tree.Grove;
import io.andal.catalog.tree.Provenance;
import io.andal.catalog.tree.TreeLimits;
import io.andal.catalog.walk.ScanLimits;
import io.andal.catalog.walk.ScanWalk;
import io.andal.signal.SourceException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Kubernetes manifests in a folder or in Git repositories let in from outside. */
public final class KubernetesCatalog implements Catalog {
  private static final String USUAL_ENVIRONMENT = "production";

  private final CatalogSettings settings;
  private final @Nullable Repositories repositories;
  private final ScanLimits limits;
  private final Clock clock;

  /**
   * Reads nothing yet.
   *
   * @throws IllegalArgumentException in words if an address is of no kind that is read
   */
  public KubernetesCatalog(CatalogSettings settings, CatalogSurroundings surroundings) {
    this(settings, surroundings, ScanLimits.DEFAULT);
  }

  KubernetesCatalog(CatalogSettings settings, CatalogSurroundings surroundings, ScanLimits limits) {
    this.settings = settings;
    this.repositories =
        settings.connection().has("url") ? new Repositories(settings, surroundings) : null;
    this.limits = limits;
    this.clock = surroundings.clock();
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
    return with(groves -> "Manifests in " + groves.getFirst().tree().place());
  }

  private <T> T with(Repositories.Use<T> use) throws SourceException, InterruptedException {
    if (repositories != null) {
      return repositories.with(use);
    }
    Path folder = Path.of(settings.spec().text("folder"));
    return use.of(
        List.of(new Grove(new FolderTree(folder, TreeLimits.DEFAULT), "", "", Provenance.UNKNOWN)));
  }

  @Override
  public void scan(Known known, String resume, Scan scan)
      throws SourceException, InterruptedException {
    ScanWalk walk = new ScanWalk(scan, limits, clock);
    List<Manifest> manifests = with(groves -> ManifestFiles.read(groves, walk, scan));
    String written = settings.spec().text("environment");
    RouteGroups groups =
        new RouteGroups(manifests, written.isEmpty() ? USUAL_ENVIRONMENT : written);
    List<Found> wanted =
        groups.keys().stream()
            .map(groups::found)
            .filter(one -> settings.selection().takes(one.key(), one.title()))
            .toList();
    walk.each(wanted, Found::key, resume, one -> tell(one, known, scan));
  }

  private static void tell(Found one, Known known, Scan scan) {
    if (known.fingerprint(one.key(), "").filter(one.fingerprint()::equals).isPresent()) {
      scan.unchanged(one.key(), "");
    } else {
      scan.found(one);
    }
  }

  @Override
  public void close() {
    if (repositories != null) {
      repositories.close();
    }
  }
}
