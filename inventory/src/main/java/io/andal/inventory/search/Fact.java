package io.andal.inventory.search;

import io.andal.inventory.SearchDocument;
import java.util.Comparator;
import java.util.Locale;

/**
 * What of an API is kept in memory, to narrow, count and order what was found.
 *
 * @param row its number in the tables
 * @param plainTitle in lower case
 * @param values of its facets, as {@link FacetValues} numbers them; nobody changes them
 * @param words a hash of its words, to tell whether they changed
 */
@SuppressWarnings("ArrayRecordComponent") // ten thousand of them are looked through at each search
record Fact(
    long row,
    String api,
    String plainTitle,
    int[] values,
    long changedMillis,
    int findings,
    String words) {

  static final Comparator<Fact> BY_TITLE =
      (one, other) -> {
        int byTitle = one.plainTitle.compareTo(other.plainTitle);
        return byTitle == 0 ? one.api.compareTo(other.api) : byTitle;
      };

  static Fact of(long row, SearchDocument document, FacetValues numbers, String words) {
    return new Fact(
        row,
        document.id(),
        document.title().toLowerCase(Locale.ROOT),
        numbers.of(document.facets()),
        document.changed().toEpochMilli(),
        document.findings(),
        words);
  }
}
