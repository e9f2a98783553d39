package io.andal.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an API is found by.
 *
 * @param names other words that name it: its id, titles and keys that catalogs have for it
 * @param owner reference and display name; empty if it is unowned
 * @param operations of the versions in force, and what was only seen of it
 * @param fields of its data structures: {@code Pump.serialNumber}
 * @param facets values by facet, as in {@link ApiQuery#facets}; each value once
 * @param changed last, for that order
 * @param findings how many, for that order
 */
public record SearchDocument(
    String id,
    String title,
    List<String> names,
    String description,
    String owner,
    List<String> tags,
    List<Entry> operations,
    List<String> fields,
    Map<String, List<String>> facets,
    Instant changed,
    int findings) {

  public SearchDocument {
    names = List.copyOf(names);
    tags = List.copyOf(tags);
    operations = List.copyOf(operations);
    fields = List.copyOf(fields);
    facets = Map.copyOf(facets);
  }

  /**
   * An operation.
   *
   * @param key as it is shown where it was met: {@code GET /pumps/{id}}
   * @param words what else it is found by: its id and summary
   */
  public record Entry(String key, String words) {}
}
