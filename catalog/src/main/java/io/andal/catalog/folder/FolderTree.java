package io.andal.catalog.folder;

import io.andal.catalog.tree.Digest;
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
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/**
 * The files of a folder. Links to folders are not followed, and a link to a file counts only if it
 * stays inside.
 */
public final class FolderTree implements FileTree {
  private static final int MARKED_BYTES = 32 << 20;

  private final Path root;
  private final TreeLimits limits;

  /**
   * One that is there.
   *
   * @throws SourceException if it isn't
   */
  public FolderTree(Path root, TreeLimits limits) throws SourceException {
    this.limits = limits;
    try {
      this.root = root.toRealPath();
    } catch (IOException e) {
      throw unreachable(root, "can't be found");
    }
    if (!Files.isDirectory(this.root)) {
      throw unreachable(root, "is no folder");
    }
  }

  private static SourceException unreachable(Path root, String why) {
    return new SourceException(
        new SourceFailure(
            Cause.UNREACHABLE,
            "The folder " + root + " " + why + ".",
            "Check `folder`, and that Andal may read there."));
  }

  @Override
  public String place() {
    return root.toString();
  }

  @Override
  public List<TreeFile> files() throws SourceException {
    Walk walk = new Walk();
    try {
      Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), limits.depth(), walk);
    } catch (IOException e) {
      throw unreachable(root, "can't be read to its end (" + e.getMessage() + ")");
    }
    limits.check(walk.files.size(), place());
    if (walk.files.isEmpty()) {
      // A mount that failed looks like this, and must not make everything gone.
      throw unreachable(root, "holds no files at all");
    }
    walk.files.sort(Comparator.comparing(TreeFile::path));
    return List.copyOf(walk.files);
  }

  private final class Walk extends SimpleFileVisitor<Path> {
    private final List<TreeFile> files = new ArrayList<>();

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean passed = !folder.equals(root) && PassedOver.folder(folder.getFileName().toString());
      return passed ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (PassedOver.file(file.getFileName().toString())) {
        return FileVisitResult.CONTINUE;
      }
      if (attributes.isRegularFile()) {
        files.add(new TreeFile(path(file), attributes.size()));
      } else if (attributes.isSymbolicLink() && staysInside(file)) {
        files.add(new TreeFile(path(file), Files.size(file)));
      }
      return files.size() > limits.files() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      // A file may go while the folder is walked; a folder that can't be read hides what is there.
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
      return FileVisitResult.CONTINUE;
    }
  }

  private boolean staysInside(Path link) {
    try {
      Path real = link.toRealPath();
      return real.startsWith(root) && Files.isRegularFile(real);
    } catch (IOException e) {
      // It leads nowhere, so there is nothing to read.
      return false;
    }
  }

  private String path(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /** Of the beginning and the size where a file is larger than anything that is read whole. */
  @Override
  public String mark(TreeFile file) throws ItemFailure {
    String digest = Digest.of(bytes(file, MARKED_BYTES)).substring(0, 40);
    return file.size() > MARKED_BYTES ? digest + "-" + file.size() : digest;
  }

  @Override
  public byte[] bytes(TreeFile file, int most) throws ItemFailure {
    Path path = root.resolve(file.path());
    if (!staysInside(path)) {
      throw unreadable(file, "it is no longer a file of the folder");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(most);
    } catch (IOException e) {
      throw unreadable(file, String.valueOf(e.getMessage()));
    }
  }

  private static ItemFailure unreadable(TreeFile file, String why) {
    return new ItemFailure(
        new SourceFailure(
            Cause.DENIED,
            file.path() + " can't be read: " + why + ".",
            "Check that Andal may read it."));
  }
}
