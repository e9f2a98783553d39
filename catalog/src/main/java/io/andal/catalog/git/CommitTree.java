package io.andal.catalog.git;

import io.andal.catalog.tree.FileTree;
import io.andal.catalog.tree.PassedOver;
import io.andal.catalog.tree.TreeFile;
import io.andal.catalog.tree.TreeLimits;
import io.andal.catalog.walk.ItemFailure;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * The files of one commit. Their ids mark them, so what didn't change isn't read. Links and
 * submodules are passed over.
 */
final class CommitTree implements FileTree {
  private final ObjectReader reader;
  private final RevCommit commit;
  private final String place;
  private final TreeLimits limits;
  private final Map<String, ObjectId> ids = new HashMap<>();

  CommitTree(ObjectReader reader, RevCommit commit, String place, TreeLimits limits) {
    this.reader = reader;
    this.commit = commit;
    this.place = place;
    this.limits = limits;
  }

  @Override
  public String place() {
    return place;
  }

  @Override
  public List<TreeFile> files() throws SourceException {
    List<TreeFile> files = new ArrayList<>();
    try (TreeWalk walk = new TreeWalk(reader)) {
      walk.addTree(commit.getTree());
      while (walk.next()) {
        if (walk.isSubtree()) {
          if (!PassedOver.folder(walk.getNameString()) && walk.getDepth() < limits.depth()) {
            walk.enterSubtree();
          }
        } else if (isFile(walk.getFileMode(0)) && !PassedOver.file(walk.getNameString())) {
          ObjectId id = walk.getObjectId(0);
          ids.put(walk.getPathString(), id);
          files.add(
              new TreeFile(walk.getPathString(), reader.getObjectSize(id, Constants.OBJ_BLOB)));
          limits.check(files.size(), place);
        }
      }
    } catch (IOException e) {
      throw new SourceException(damaged(place, e));
    }
    files.sort(Comparator.comparing(TreeFile::path));
    return List.copyOf(files);
  }

  private static boolean isFile(FileMode mode) {
    return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
  }

  private static SourceFailure damaged(String what, IOException e) {
    return new SourceFailure(
        Cause.BROKEN_ANSWER,
        "%s can't be read from the clone: %s.".formatted(what, e.getMessage()),
        "Nothing to do for a copy of Andal's own, which is fetched anew; mend another clone.");
  }

  @Override
  public String mark(TreeFile file) throws ItemFailure {
    return id(file).name();
  }

  private ObjectId id(TreeFile file) throws ItemFailure {
    @Nullable ObjectId id = ids.get(file.path());
    if (id == null) {
      throw new ItemFailure(damaged(file.path(), new IOException("it is no file of the commit")));
    }
    return id;
  }

  @Override
  public byte[] bytes(TreeFile file, int most) throws ItemFailure {
    try {
      ObjectLoader loader = reader.open(id(file), Constants.OBJ_BLOB);
      try (InputStream in = loader.openStream()) {
        return in.readNBytes(most);
      }
    } catch (IOException e) {
      throw new ItemFailure(damaged(file.path(), e));
    }
  }
}
