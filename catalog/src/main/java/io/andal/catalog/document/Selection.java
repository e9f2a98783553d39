package io.andal.catalog.document;

import java.util.List;

/**
 * Which APIs of a catalog are wanted, by patterns over their keys and names: {@code *} is anything
 * but a slash, {@code **} anything, {@code ?} one character. Case doesn't matter.
 */
public final class Selection {
  /** All of them. */
  public static final Selection ALL = new Selection(List.of(), List.of());

  private final List<Glob> include;
  private final List<Glob> exclude;

  /**
   * One that was checked.
   *
   * @param include empty for all
   */
  public Selection(List<String> include, List<String> exclude) {
    this.include = include.stream().map(Glob::new).toList();
    this.exclude = exclude.stream().map(Glob::new).toList();
  }

  /**
   * Whether an API is wanted: it is if one of these matches what is included, and none what is
   * excluded.
   *
   * @param names its key, its title, whatever people may call it by
   */
  public boolean takes(String... names) {
    return (include.isEmpty() || matches(include, names)) && !matches(exclude, names);
  }

  private static boolean matches(List<Glob> patterns, String... names) {
    for (String name : names) {
      if (patterns.stream().anyMatch(pattern -> pattern.matches(name))) {
        return true;
      }
    }
    return false;
  }
}
