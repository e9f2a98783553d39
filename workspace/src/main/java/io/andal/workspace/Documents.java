package io.andal.workspace;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** An immutable set of documents, one per id: what is in force at one moment, or what would be. */
public final class Documents {
  private static final Documents EMPTY = new Documents(new TreeMap<>());
  private final SortedMap<DocumentId, Document> byId;

  /** Rules and owners look up far more often than anything is listed. */
  private final Map<DocumentId, Document> index;

  private Documents(SortedMap<DocumentId, Document> byId) {
    this.byId = Collections.unmodifiableSortedMap(byId);
    this.index = new HashMap<>(byId);
  }

  public static Documents empty() {
    return EMPTY;
  }

  /** The set of these documents; of two with the same id the later one counts. */
  public static Documents of(Collection<Document> documents) {
    SortedMap<DocumentId, Document> map = new TreeMap<>();
    documents.forEach(document -> map.put(document.id(), document));
    return new Documents(map);
  }

  public Optional<Document> find(String kind, String name) {
    return find(DocumentId.of(kind, name));
  }

  public Optional<Document> find(DocumentId id) {
    return Optional.ofNullable(index.get(id));
  }

  /** All documents of a kind, by name. */
  public List<Document> all(String kind) {
    return byId.subMap(DocumentId.of(kind, ""), DocumentId.of(kind + "\0", "")).values().stream()
        .toList();
  }

  /** All documents, by kind and name. */
  public Collection<Document> all() {
    return byId.values();
  }

  public int size() {
    return byId.size();
  }
}
