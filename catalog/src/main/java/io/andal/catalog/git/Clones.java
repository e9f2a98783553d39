package io.andal.catalog.git;

import io.andal.catalog.tree.Digest;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/** Bare copies of remote repositories, which are fetched from where they had got to. */
final class Clones {
  /** The ref under which a copy keeps what is looked at. */
  static final String HEAD = "refs/andal/head";

  /** Each fetch leaves a pack; a copy of so many is slower than a new one. */
  private static final int MOST_PACKS = 100;

  private final Path folder;
  private final GitHttp http;

  Clones(Path folder, GitHttp http) {
    this.folder = folder;
    this.http = http;
  }

  /**
   * The copy of a repository as it is now; the caller closes it.
   *
   * @param branch or tag; empty for the default branch
   * @param tags whether tags are fetched too
   */
  Repository fetched(Remote remote, String branch, boolean tags)
      throws SourceException, InterruptedException {
    Path place = folder.resolve(Digest.shortOf(remote.uri() + " " + branch) + ".git");
    try {
      if (packs(place) > MOST_PACKS) {
        delete(place);
      }
      Repository copy = open(place);
      try {
        fetch(copy, remote, branch, tags);
        return copy;
      } catch (SourceException | InterruptedException | RuntimeException e) {
        copy.close();
        throw e;
      }
    } catch (IOException e) {
      throw new SourceException(
          new SourceFailure(
              Cause.UNAVAILABLE,
              "The copy of %s can't be written: %s.".formatted(remote.place(), e.getMessage()),
              "Check space and rights in Andal's own folder."));
    }
  }

  private static Repository open(Path place) throws IOException {
    Repository copy = new FileRepositoryBuilder().setBare().setGitDir(place.toFile()).build();
    if (!Files.exists(place.resolve("HEAD"))) {
      copy.create(true);
    }
    return copy;
  }

  private void fetch(Repository copy, Remote remote, String branch, boolean tags)
      throws SourceException, InterruptedException, IOException {
    if (branch.isEmpty()) {
      fetchRef(copy, remote, "HEAD", tags);
      return;
    }
    try {
      fetchRef(copy, remote, "refs/heads/" + branch, tags);
    } catch (SourceException e) {
      if (e.failure().cause() != Cause.BAD_QUERY) {
        throw e;
      }
      fetchRef(copy, remote, "refs/tags/" + branch, tags);
    }
  }

  private void fetchRef(Repository copy, Remote remote, String source, boolean tags)
      throws SourceException, InterruptedException, IOException {
    List<RefSpec> wanted = new ArrayList<>();
    wanted.add(new RefSpec("+" + source + ":" + HEAD));
    if (tags) {
      wanted.add(new RefSpec("+refs/tags/*:refs/tags/*"));
    }
    try (Transport transport = Transport.open(copy, new URIish(remote.uri().toString()))) {
      if (!(transport instanceof TransportHttp guarded)) {
        throw new IllegalStateException("only http and https are opened");
      }
      guarded.setHttpConnectionFactory(http);
      transport.setTagOpt(TagOpt.NO_TAGS);
      transport.setRemoveDeletedRefs(true);
      transport.fetch(NullProgressMonitor.INSTANCE, wanted);
    } catch (URISyntaxException | TransportException | NotSupportedException e) {
      throw GitTrouble.of(remote.place(), e, http);
    }
  }

  private static int packs(Path place) throws IOException {
    Path packs = place.resolve("objects").resolve("pack");
    if (!Files.isDirectory(packs)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(packs)) {
      return (int) files.filter(file -> file.toString().endsWith(".pack")).count();
    }
  }

  private static void delete(Path place) throws IOException {
    Files.walkFileTree(
        place,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
