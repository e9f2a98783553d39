package io.andal.catalog.codeowners;

import java.util.ArrayList;
import java.util.List;

/**
 * The pattern of one line, which matches paths of files. Immutable.
 *
 * <p>{@code **} between slashes is any number of folders. As in {@link Glob}, only the last of them
 * is ever tried again, so a match takes at most parts of the pattern times parts of the path steps.
 */
public final class PathPattern {
  private static final Glob FOLDERS = Glob.of("**");

  private final List<Glob> parts;

  /** Whether a folder that matches takes in what is below it. */
  private final boolean below;

  /** Whether only what is below matches, not the path itself. */
  private final boolean folderOnly;

  private PathPattern(List<Glob> parts, boolean below, boolean folderOnly) {
    this.parts = parts;
    this.below = below;
    this.folderOnly = folderOnly;
  }

  /** Compiles a pattern as GitHub means it, which is nearly how Git leaves files out. */
  public static PathPattern githubs(String written) {
    return of(written, Dialect.GITHUB);
  }

  /**
   * Compiles a pattern as its host means it.
   *
   * @param written without the blanks around it, not empty
   */
  static PathPattern of(String written, Dialect dialect) {
    boolean folder = written.endsWith("/") || written.endsWith("/**");
    String inner = withoutFolder(written);
    boolean rooted = inner.startsWith("/");
    String path = rooted ? inner.substring(1) : inner;
    boolean anywhere =
        switch (dialect) {
          case GITHUB -> !rooted && path.indexOf('/') < 0;
          case GITLAB -> !rooted;
        };
    List<Glob> parts = new ArrayList<>();
    if (anywhere) {
      parts.add(FOLDERS);
    }
    for (String part : path.split("/", -1)) {
      Glob glob = Glob.of(part);
      boolean again = glob.isFolders() && !parts.isEmpty() && parts.getLast().isFolders();
      if (!part.isEmpty() && !again) {
        parts.add(glob);
      }
    }
    return new PathPattern(parts, folder || takesFolders(parts, anywhere, dialect), folder);
  }

  private static String withoutFolder(String written) {
    String inner = written;
    while (inner.endsWith("/") || inner.endsWith("/**")) {
      inner = inner.substring(0, inner.length() - (inner.endsWith("/") ? 1 : 3));
    }
    return inner.isEmpty() ? "/" : inner.equals("**") ? "/" : inner;
  }

  /** Without a slash at its end, {@code docs} takes in what is below; {@code docs/*} does not. */
  private static boolean takesFolders(List<Glob> parts, boolean anywhere, Dialect dialect) {
    return switch (dialect) {
      case GITHUB -> parts.isEmpty() || !parts.getLast().isAny() || anywhere;
      case GITLAB -> parts.isEmpty();
    };
  }

  /**
   * Whether a file is meant.
   *
   * @param path the parts of its path below the root of the repository
   */
  public boolean matches(List<String> path) {
    int p = 0;
    int n = 0;
    int folders = -1;
    int resume = 0;
    while (n < path.size()) {
      if (p == parts.size() && ends(n, path.size())) {
        return true;
      }
      if (p < parts.size() && parts.get(p).isFolders()) {
        folders = p++;
        resume = n;
      } else if (p < parts.size() && parts.get(p).matches(path.get(n))) {
        p++;
        n++;
      } else if (folders >= 0) {
        p = folders + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    while (p < parts.size() && parts.get(p).isFolders()) {
      p++;
    }
    return p == parts.size() && ends(n, path.size());
  }

  /** Whether a match of the first parts of a path is one of the path. */
  private boolean ends(int matched, int size) {
    return matched == size ? !folderOnly : below;
  }
}
