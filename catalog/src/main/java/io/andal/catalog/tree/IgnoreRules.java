package io.andal.catalog.tree;

import io.andal.catalog.codeowners.PathPattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The file {@code .andalignore} at the root of a tree: a pattern in each line of what is left out,
 * written as in CODEOWNERS. Immutable.
 */
public final class IgnoreRules {
  /** Its name. */
  public static final String FILE = ".andalignore";

  private static final int MOST = 1_000;

  private final List<PathPattern> patterns;

  private IgnoreRules(List<PathPattern> patterns) {
    this.patterns = List.copyOf(patterns);
  }

  /** Leaves nothing out. */
  public static IgnoreRules none() {
    return new IgnoreRules(List.of());
  }

  /** Those of a file's text; lines after the thousandth don't count. */
  public static IgnoreRules of(byte[] text) {
    List<PathPattern> patterns = new ArrayList<>();
    new String(text, StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .limit(MOST)
        .map(PathPattern::githubs)
        .forEach(patterns::add);
    return new IgnoreRules(patterns);
  }

  /** Whether a file is left out. */
  public boolean leavesOut(String path) {
    List<String> parts = List.of(path.split("/", -1));
    return patterns.stream().anyMatch(pattern -> pattern.matches(parts));
  }
}
