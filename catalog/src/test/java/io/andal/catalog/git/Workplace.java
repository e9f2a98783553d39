package io.andal.catalog.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/** A clone in which somebody works. */
final class Workplace implements AutoCloseable {
  private final Path folder;
  private final Git git;
  private Instant now = Instant.parse("2026-11-02T06:00:00Z");

  Workplace(Path folder) throws GitAPIException {
    this.folder = folder;
    this.git =
        Git.init().setDirectory(folder.toFile()).setInitialBranch("main").setBare(false).call();
  }

  Git git() {
    return git;
  }

  Path folder() {
    return folder;
  }

  Workplace write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  Workplace remove(String path) throws IOException {
    Files.delete(folder.resolve(path));
    return this;
  }

  RevCommit commit(String author) throws GitAPIException {
    now = now.plusSeconds(3_600);
    git.add().addFilepattern(".").call();
    git.add().addFilepattern(".").setUpdate(true).call();
    PersonIdent person = new PersonIdent(author, author + "@pumps.example", now, ZoneOffset.UTC);
    return git.commit()
        .setAuthor(person)
        .setCommitter(person)
        .setSign(false)
        .setMessage("change")
        .setAllowEmpty(true)
        .call();
  }

  @Override
  public void close() {
    git.close();
  }
}
