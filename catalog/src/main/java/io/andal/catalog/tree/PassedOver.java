package io.andal.catalog.tree;

import java.util.Locale;
import java.util.Set;

/**
 * Folders and files in which nobody keeps descriptions of their own APIs: hidden ones, what builds
 * and package managers put there, programs and pictures.
 */
public final class PassedOver {
  private static final Set<String> FOLDERS =
      Set.of("node_modules", "target", "vendor", "bower_components", "__pycache__", "venv");

  /** Hosts of repositories look for CODEOWNERS there. */
  private static final Set<String> HIDDEN_BUT_READ = Set.of(".github", ".gitlab");

  private static final Set<String> ENDINGS =
      Set.of(
          "java", "kt", "scala", "groovy", "py", "rb", "go", "rs", "c", "h", "cc", "cpp", "hpp",
          "cs", "swift", "js", "mjs", "cjs", "jsx", "ts", "tsx", "vue", "php", "pl", "sh", "bat",
          "css", "scss", "less", "html", "htm", "md", "adoc", "rst", "sql", "tf", "lock", "sum",
          "png", "jpg", "jpeg", "gif", "svg", "ico", "webp", "pdf", "woff", "woff2", "ttf", "eot",
          "zip", "gz", "tgz", "jar", "war", "class", "so", "dll", "exe", "bin", "mp4", "mp3", "csv",
          "parquet", "map", "patch", "diff", "pem", "key", "crt");

  private PassedOver() {}

  /** Whether a folder is not looked into, by its name. */
  public static boolean folder(String name) {
    return FOLDERS.contains(name) || (name.startsWith(".") && !HIDDEN_BUT_READ.contains(name));
  }

  /** Whether a file is not looked at, by its name. */
  public static boolean file(String name) {
    int dot = name.lastIndexOf('.');
    return (dot == 0 && !name.equals(IgnoreRules.FILE))
        || (dot > 0 && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT)));
  }

  /** Whether any part of a path says so. */
  public static boolean path(String path) {
    int from = 0;
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
      if (folder(path.substring(from, slash))) {
        return true;
      }
      from = slash + 1;
    }
    return file(path.substring(from));
  }
}
