package io.andal.server.workspace;

import java.util.Collection;
import java.util.List;

/**
 * Files as people know them: from the deepest folder that holds them all, because the folder above
 * is the same on every line and tells nothing.
 *
 * @param root that folder with a slash at its end, or empty
 */
record ShortPaths(String root) {

  static ShortPaths of(Collection<String> files) {
    List<String> absolute = files.stream().filter(file -> file.startsWith("/")).toList();
    if (absolute.isEmpty()) {
      return new ShortPaths("");
    }
    String shared = absolute.getFirst();
    for (String file : absolute) {
      shared = shared.substring(0, same(shared, file));
    }
    return new ShortPaths(shared.substring(0, shared.lastIndexOf('/') + 1));
  }

  private static int same(String one, String other) {
    int most = Math.min(one.length(), other.length());
    int length = 0;
    while (length < most && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }

  String shorten(String file) {
    return root.isEmpty() || !file.startsWith(root) ? file : file.substring(root.length());
  }
}
