package io.andal.catalog.git;

import io.andal.catalog.Catalog;
import io.andal.catalog.CatalogSurroundings;
import io.andal.catalog.Known;
import io.andal.catalog.Scan;
import io.andal.catalog.document.CatalogSettings;
import io.andal.catalog.tree.Grove;
import io.andal.catalog.tree.Memory;
import io.andal.catalog.tree.Rules;
import io.andal.catalog.tree.TreeScan;
import io.andal.catalog.walk.ScanLimits;
import io.andal.catalog.walk.ScanWalk;
import io.andal.signal.SourceException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/**
 * Every API description in Git repositories, found by what is in their files: as a branch has them
 * now and, where tags are versions, as they were.
 */
public final class GitCatalog implements Catalog {
  private final CatalogSettings settings;
  private final Rules rules;
  private final Clock clock;
  private final Repositories repositories;
  private final Memory memory = new Memory();

  /**
   * Fetches nothing yet.
   *
   * @throws IllegalArgumentException in words if an address is of no kind that is read
   */
  public GitCatalog(CatalogSettings settings, CatalogSurroundings surroundings) {
    this(settings, surroundings, ScanLimits.DEFAULT);
  }

  GitCatalog(CatalogSettings settings, CatalogSurroundings surroundings, ScanLimits limits) {
    this.settings = settings;
    this.rules = Rules.of(settings, limits);
    this.clock = surroundings.clock();
    this.repositories = new Repositories(settings, surroundings);
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
    List<String> heads = new ArrayList<>();
    for (Repositories.Place place : repositories.places()) {
      try (OpenRepository open = repositories.open(place)) {
        String commit = open.head(repositories.names()).abbreviate(7).name();
        heads.add("%s at %s".formatted(open.place(), commit));
      }
    }
    return "Git: " + String.join(", ", heads);
  }

  @Override
  public void scan(Known known, String resume, Scan scan)
      throws SourceException, InterruptedException {
    ScanWalk walk = new ScanWalk(scan, rules.limits(), clock);
    List<OpenRepository> open = new ArrayList<>();
    SourceException failure = null;
    try {
      List<Grove> groves = new ArrayList<>();
      for (Repositories.Place place : repositories.places()) {
        try {
          groves.addAll(groves(repositories.open(place), open));
        } catch (SourceException e) {
          failure = failure == null ? e : failure;
        }
      }
      new TreeScan(rules, memory, walk, known, scan).tell(groves, resume);
    } finally {
      open.forEach(OpenRepository::close);
    }
    end(failure);
  }

  /** What a repository has that could not be fetched is not gone: nobody could look. */
  private static void end(@Nullable SourceException failure) throws SourceException {
    if (failure != null) {
      throw failure;
    }
  }

  private List<Grove> groves(OpenRepository repository, List<OpenRepository> open)
      throws SourceException {
    open.add(repository);
    List<Grove> groves = new ArrayList<>();
    RevCommit head = repository.head(repositories.names());
    groves.add(repository.grove(head));
    if (repositories.hasTags()) {
      groves.addAll(repository.tagged(repositories.wantedTags(), rules.limits().versions()));
    }
    return groves;
  }

  @Override
  public void close() {
    repositories.close();
  }
}
