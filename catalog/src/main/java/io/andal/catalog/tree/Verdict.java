package io.andal.catalog.tree;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a look at a file came to. */
sealed interface Verdict {

  /** Nothing that catalogs are about. */
  record Nothing() implements Verdict {}

  /** Documents of Backstage. */
  record Entities() implements Verdict {}

  /** It would be a description, were it not larger than is read. */
  record TooLarge() implements Verdict {}

  /**
   * An API description.
   *
   * @param title as it says itself; empty if it says none
   * @param callable whether it lets anybody do anything, or is broken so that it may; the rest are
   *     types for others
   * @param others marks of the files that it refers to, by their names; {@link #MISSING} of those
   *     that are not there
   */
  record Description(String title, boolean callable, SortedMap<String, String> others)
      implements Verdict {
    static final String MISSING = "-";

    public Description {
      others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
    }
  }
}
