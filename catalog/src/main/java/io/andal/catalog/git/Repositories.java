package io.andal.catalog.git;

import io.andal.catalog.CatalogSurroundings;
import io.andal.catalog.document.CatalogSettings;
import io.andal.catalog.document.Selection;
import io.andal.catalog.tree.Grove;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The repositories of a CatalogSource: a clone that somebody else keeps, or copies of remote ones
 * that are fetched anew each time they are opened.
 */
public final class Repositories implements AutoCloseable {
  private final GitSettings settings;
  private final @Nullable GitHttp http;
  private final Path copies;

  /**
   * Fetches nothing yet.
   *
   * @throws IllegalArgumentException in words if an address is of no kind that is read
   */
  public Repositories(CatalogSettings catalog, CatalogSurroundings surroundings) {
    this.settings = GitSettings.of(catalog);
    this.copies = surroundings.copies().resolve(catalog.name());
    this.http =
        settings.remotes().isEmpty()
            ? null
            : new GitHttp(settings.host(), catalog.connection(), copies, surroundings.clock());
  }

  /** Where one repository is. */
  sealed interface Place {
    record Clone(Path folder) implements Place {}

    record Elsewhere(Remote remote, GitHttp http) implements Place {}
  }

  /** Opens all of them as they are now, hands out their newest trees and closes them again. */
  public <T> T with(Use<T> use) throws SourceException, InterruptedException {
    List<OpenRepository> open = new ArrayList<>();
    try {
      List<Grove> groves = new ArrayList<>();
      for (Place place : places()) {
        OpenRepository repository = open(place);
        open.add(repository);
        groves.add(repository.grove(repository.head(names())));
      }
      return use.of(groves);
    } finally {
      open.forEach(OpenRepository::close);
    }
  }

  /** Does something with open trees. */
  @FunctionalInterface
  public interface Use<T> {
    T of(List<Grove> groves) throws SourceException, InterruptedException;
  }

  List<Place> places() {
    GitHttp network = http;
    return network == null
        ? List.of(new Place.Clone(Path.of(settings.folder())))
        : settings.remotes().stream()
            .<Place>map(remote -> new Place.Elsewhere(remote, network))
            .toList();
  }

  /** What the commit that is looked at may be called in a repository. */
  List<String> names() {
    String branch = settings.branch();
    if (http != null) {
      return List.of(Clones.HEAD);
    }
    return branch.isEmpty()
        ? List.of("HEAD")
        : List.of("refs/heads/" + branch, "refs/remotes/origin/" + branch, "refs/tags/" + branch);
  }

  boolean hasTags() {
    return !settings.tags().isEmpty();
  }

  Selection wantedTags() {
    return settings.wantedTags();
  }

  OpenRepository open(Place place) throws SourceException, InterruptedException {
    String shown = settings.branch().isEmpty() ? "HEAD" : settings.branch();
    return switch (place) {
      case Place.Clone clone -> {
        Repository repository = local(clone.folder());
        String url = repository.getConfig().getString("remote", "origin", "url");
        Optional<Remote> remote = Optional.ofNullable(url).flatMap(Remote::ofClone);
        String name = remote.map(Remote::place).orElse(clone.folder().toString());
        yield new OpenRepository(repository, repository.newObjectReader(), name, "", remote, shown);
      }
      case Place.Elsewhere elsewhere -> {
        Remote remote = elsewhere.remote();
        Repository copy =
            new Clones(copies, elsewhere.http()).fetched(remote, settings.branch(), hasTags());
        yield new OpenRepository(
            copy,
            copy.newObjectReader(),
            remote.place(),
            settings.prefix(remote),
            Optional.of(remote),
            shown);
      }
    };
  }

  private static Repository local(Path folder) throws SourceException {
    FileRepositoryBuilder builder = new FileRepositoryBuilder();
    File parent = folder.toAbsolutePath().normalize().toFile().getParentFile();
    if (parent != null) {
      builder.addCeilingDirectory(parent);
    }
    builder.findGitDir(folder.toAbsolutePath().normalize().toFile());
    if (builder.getGitDir() == null) {
      throw new SourceException(
          new SourceFailure(
              Cause.UNREACHABLE,
              "The folder %s is no clone of a Git repository.".formatted(folder),
              "Check `folder`; for a folder without Git write `type: Folder`."));
    }
    try {
      return builder.build();
    } catch (IOException e) {
      throw new SourceException(
          new SourceFailure(
              Cause.UNREACHABLE,
              "The clone %s can't be opened: %s.".formatted(folder, e.getMessage()),
              "Check that Andal may read it."));
    }
  }

  @Override
  public void close() {
    if (http != null) {
      http.close();
    }
  }
}
