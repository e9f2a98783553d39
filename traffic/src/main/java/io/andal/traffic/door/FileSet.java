package io.andal.traffic.door;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The files that a path stands for: those that its wildcards match, or one file and its rotated
 * older ones ({@code access.log.1}, {@code access.log-20261128.gz}).
 */
public final class FileSet {
  public static final int MOST = 10_000;
  private static final int DEEPEST = 16;
  private static final List<String> NOT_READ = List.of(".zst", ".bz2", ".xz", ".zip", ".lz4");

  /**
   * A file, as it was when it was looked at.
   *
   * @param key what tells it from all others, whatever its name
   * @param modified milliseconds since 1970
   */
  public record Found(Path path, Object key, long size, long modified) {}

  private final Path folder;
  private final PathMatcher matcher;
  private final int depth;

  /**
   * @param path from the root; with {@code *}, {@code ?}, two stars, brackets or braces of several
   *     files
   */
  public FileSet(String path) {
    if (path.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0)) {
      Path start = Path.of("/");
      String[] parts = path.substring(1).split("/", -1);
      int fixed = 0;
      while (fixed < parts.length
          && parts[fixed].chars().noneMatch(c -> "*?[{\\".indexOf(c) >= 0)) {
        start = start.resolve(parts[fixed++]);
      }
      this.folder = start;
      this.matcher = FileSystems.getDefault().getPathMatcher("glob:" + path);
      this.depth = path.contains("**") ? DEEPEST : parts.length - fixed;
    } else {
      Path file = Path.of(path);
      String name = String.valueOf(file.getFileName());
      this.folder = file.resolveSibling("").toAbsolutePath();
      this.matcher = found -> isOrWas(name, String.valueOf(found.getFileName()));
      this.depth = 1;
    }
  }

  private static boolean isOrWas(String name, String found) {
    return found.equals(name)
        || (found.length() > name.length() + 1
            && found.startsWith(name)
            && ".-_".indexOf(found.charAt(name.length())) >= 0
            && Character.isDigit(found.charAt(name.length() + 1)));
  }

  private static boolean isReadable(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return NOT_READ.stream().noneMatch(lower::endsWith);
  }

  /**
   * The files that are there now, the newest first.
   *
   * @throws IOException if their folder can't be read
   */
  public List<Found> list() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    List<Found> found = new ArrayList<>();
    Set<Object> keys = new HashSet<>();
    Files.walkFileTree(
        folder,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        depth,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            if (matcher.matches(path) && isReadable(path.toString())) {
              look(path, attributes, keys, found);
            }
            return found.size() < MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path path, IOException e) throws IOException {
            if (path.equals(folder)) {
              throw e;
            }
            return FileVisitResult.CONTINUE;
          }
        });
    found.sort(Comparator.comparingLong(Found::modified).reversed().thenComparing(Found::path));
    return found;
  }

  /** A link stands for the file that it leads to; of two names of one file, one is enough. */
  private static void look(
      Path path, BasicFileAttributes attributes, Set<Object> keys, List<Found> found) {
    if (!attributes.isRegularFile()) {
      return;
    }
    Object key = key(path, attributes);
    if (keys.add(key)) {
      found.add(new Found(path, key, attributes.size(), attributes.lastModifiedTime().toMillis()));
    }
  }

  private static Object key(Path path, BasicFileAttributes attributes) {
    Object key = attributes.fileKey();
    return key == null ? path : key;
  }

  /** Whether a path still leads to the file that was found there. */
  public static boolean isStill(Found found) throws IOException {
    BasicFileAttributes now = Files.readAttributes(found.path(), BasicFileAttributes.class);
    return key(found.path(), now).equals(found.key());
  }
}
