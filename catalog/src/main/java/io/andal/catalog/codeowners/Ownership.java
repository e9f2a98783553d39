package io.andal.catalog.codeowners;

import java.util.List;

/** What a CODEOWNERS file says about one path. The three are never the same. */
public sealed interface Ownership {

  /**
   * Somebody answers for it.
   *
   * @param owners as written, at least one: {@code @acme/controls}, {@code ayu@pumps.example}
   * @param line of the file, counted from 1; of several sections, that of the first
   */
  record Owned(List<String> owners, int line) implements Ownership {
    public Owned {
      owners = List.copyOf(owners);
    }
  }

  /** A line matches and names nobody: its author took care that nobody answers for it. */
  record Unowned(int line) implements Ownership {}

  /** No line matches: nobody thought of it. */
  record Unmatched() implements Ownership {}
}
