package io.andal.catalog.git;

import io.andal.catalog.tree.Provenance;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who last changed the files of a commit. A file is followed to a parent that has it unchanged,
 * until none has: that commit changed it. A merge that took it over from one side didn't.
 */
final class CommitHistory implements Provenance {
  private static final Logger LOG = LoggerFactory.getLogger(CommitHistory.class);
  private static final int MOST_COMMITS = 20_000;
  private static final Duration MOST_TIME = Duration.ofSeconds(2);

  private final ObjectReader reader;
  private final RevCommit head;
  private final Optional<Remote> remote;
  private final String revision;

  /**
   * Of one commit.
   *
   * @param revision that links name
   */
  CommitHistory(ObjectReader reader, RevCommit head, Optional<Remote> remote, String revision) {
    this.reader = reader;
    this.head = head;
    this.remote = remote;
    this.revision = revision;
  }

  @Override
  public Optional<Change> lastChange(String path) {
    long end = System.nanoTime() + MOST_TIME.toNanos();
    try (RevWalk walk = new RevWalk(reader)) {
      RevCommit commit = walk.parseCommit(head);
      ObjectId wanted = blob(commit, path);
      for (int i = 0; i < MOST_COMMITS && System.nanoTime() < end; i++) {
        Optional<RevCommit> same = Optional.empty();
        for (RevCommit parent : commit.getParents()) {
          RevCommit parsed = walk.parseCommit(parent);
          if (same.isEmpty() && blob(parsed, path).equals(wanted)) {
            same = Optional.of(parsed);
          }
        }
        if (same.isEmpty()) {
          PersonIdent author = commit.getAuthorIdent();
          return Optional.of(new Change(author.getName(), author.getWhenAsInstant()));
        }
        commit = same.get();
      }
    } catch (IOException e) {
      // A shallow clone ends somewhere; that nobody is known to have changed it is an answer.
      LOG.debug("The history of {} can't be read", path, e);
    }
    return Optional.empty();
  }

  private ObjectId blob(RevCommit commit, String path) throws IOException {
    try (TreeWalk walk = TreeWalk.forPath(reader, path, commit.getTree())) {
      return walk == null ? ObjectId.zeroId() : walk.getObjectId(0);
    }
  }

  @Override
  public Optional<URI> link(String path) {
    return remote.flatMap(host -> host.page(revision, path));
  }
}
