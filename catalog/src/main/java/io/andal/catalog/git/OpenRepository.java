package io.andal.catalog.git;

import io.andal.catalog.document.Selection;
import io.andal.catalog.tree.Grove;
import io.andal.catalog.tree.TreeLimits;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A repository on this machine that is looked at. Not thread-safe.
 *
 * @param place for people, without credentials
 * @param prefix before paths where they become keys
 * @param shown the branch or tag that links name
 */
record OpenRepository(
    Repository repository,
    ObjectReader reader,
    String place,
    String prefix,
    Optional<Remote> remote,
    String shown)
    implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenRepository.class);
  private static final String TAGS = "refs/tags/";

  /** The first of these names that a repository knows. */
  RevCommit head(List<String> names) throws SourceException {
    try (RevWalk walk = new RevWalk(reader)) {
      for (String name : names) {
        ObjectId id = repository.resolve(name + "^{commit}");
        if (id != null) {
          return walk.parseCommit(id);
        }
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    throw new SourceException(
        new SourceFailure(
            Cause.BAD_QUERY,
            "%s has nothing under %s.".formatted(place, names.getFirst()),
            "Correct `branch`, or make a first commit."));
  }

  Grove grove(RevCommit commit) {
    return new Grove(
        new CommitTree(reader, commit, place, TreeLimits.DEFAULT),
        prefix,
        "",
        new CommitHistory(reader, commit, remote, shown));
  }

  /**
   * The versions that tags name, newest first.
   *
   * @param most of them
   */
  List<Grove> tagged(Selection wanted, int most) throws SourceException {
    record Tag(String name, RevCommit commit) {}
    List<Tag> tags = new ArrayList<>();
    try (RevWalk walk = new RevWalk(reader)) {
      for (Ref ref : repository.getRefDatabase().getRefsByPrefix(TAGS)) {
        String name = ref.getName().substring(TAGS.length());
        if (wanted.takes(name)) {
          try {
            tags.add(new Tag(name, walk.parseCommit(ref.getObjectId())));
          } catch (IncorrectObjectTypeException e) {
            LOG.debug("The tag {} of {} names no commit, so it is no version", name, place, e);
          }
        }
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    Comparator<Tag> byTime = Comparator.comparingInt(tag -> tag.commit().getCommitTime());
    return tags.stream()
        .sorted(byTime.reversed().thenComparing(Tag::name))
        .limit(most)
        .map(
            tag ->
                new Grove(
                    new CommitTree(reader, tag.commit(), place, TreeLimits.DEFAULT),
                    prefix,
                    version(tag.name()),
                    new CommitHistory(reader, tag.commit(), remote, tag.name())))
        .toList();
  }

  /** {@code v1.2.0} is version 1.2.0. */
  private static String version(String tag) {
    return tag.matches("[vV]\\d.*") ? tag.substring(1) : tag;
  }

  private SourceException unreadable(IOException e) {
    return new SourceException(
        new SourceFailure(
            Cause.BROKEN_ANSWER,
            "%s can't be read: %s.".formatted(place, e.getMessage()),
            "Look at the clone with `git fsck`; a copy of Andal's own may be deleted."));
  }

  @Override
  public void close() {
    reader.close();
    repository.close();
  }
}
