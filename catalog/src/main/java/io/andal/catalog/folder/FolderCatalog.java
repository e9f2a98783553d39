package io.andal.catalog.folder;

import io.andal.catalog.Catalog;
import io.andal.catalog.CatalogSurroundings;
import io.andal.catalog.Known;
import io.andal.catalog.Scan;
import io.andal.catalog.document.CatalogSettings;
import io.andal.catalog.tree.Grove;
import io.andal.catalog.tree.Memory;
import io.andal.catalog.tree.Provenance;
import io.andal.catalog.tree.Rules;
import io.andal.catalog.tree.TreeLimits;
import io.andal.catalog.tree.TreeScan;
import io.andal.catalog.walk.ScanLimits;
import io.andal.catalog.walk.ScanWalk;
import io.andal.signal.SourceException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Every API description in a folder, found by what is in its files. */
public final class FolderCatalog implements Catalog {
  private final CatalogSettings settings;
  private final Path folder;
  private final Rules rules;
  private final Clock clock;
  private final Memory memory = new Memory();

  /** Looks at nothing yet. */
  public FolderCatalog(CatalogSettings settings, CatalogSurroundings surroundings) {
    this(settings, surroundings, ScanLimits.DEFAULT);
  }

  FolderCatalog(CatalogSettings settings, CatalogSurroundings surroundings, ScanLimits limits) {
    this.settings = settings;
    this.folder = Path.of(settings.spec().text("folder"));
    this.rules = Rules.of(settings, limits);
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
  public String identify() throws SourceException {
    FolderTree tree = tree();
    return "Folder %s, with %d files worth a look".formatted(tree.place(), tree.files().size());
  }

  private FolderTree tree() throws SourceException {
    return new FolderTree(folder, TreeLimits.DEFAULT);
  }

  @Override
  public void scan(Known known, String resume, Scan scan)
      throws SourceException, InterruptedException {
    ScanWalk walk = new ScanWalk(scan, rules.limits(), clock);
    Grove grove = new Grove(tree(), "", "", Provenance.UNKNOWN);
    new TreeScan(rules, memory, walk, known, scan).tell(List.of(grove), resume);
  }

  @Override
  public void close() {
    // Files are open only while they are read.
  }
}
