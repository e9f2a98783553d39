package io.andal.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds APIs by looking at all of them; for tests. */
final class MemoryIndex implements SearchIndex {
  private final Map<String, SearchDocument> documents = new TreeMap<>();

  @Override
  public synchronized void put(Collection<SearchDocument> more) {
    more.forEach(one -> documents.put(one.id(), one));
  }

  @Override
  public synchronized void remove(Collection<String> ids) {
    ids.forEach(documents::remove);
  }

  synchronized Map<String, SearchDocument> all() {
    return new TreeMap<>(documents);
  }

  @Override
  public synchronized Found find(ApiQuery query) {
    String text = query.text().toLowerCase(Locale.ROOT);
    List<SearchDocument> found =
        documents.values().stream()
            .filter(one -> words(one).anyMatch(word -> word.contains(text)))
            .filter(
                one ->
                    query.facets().entrySet().stream()
                        .allMatch(
                            facet ->
                                one.facets().getOrDefault(facet.getKey(), List.of()).stream()
                                    .anyMatch(facet.getValue()::contains)))
            .sorted(Comparator.comparing(SearchDocument::title))
            .toList();
    List<Hit> hits = new ArrayList<>();
    found.stream()
        .skip(query.offset())
        .limit(query.limit())
        .forEach(one -> hits.add(new Hit(one.id(), List.of())));
    return new Found(hits, found.size(), Map.of());
  }

  private static Stream<String> words(SearchDocument one) {
    return Stream.of(
            Stream.of(one.title(), one.description(), one.owner()),
            one.names().stream(),
            one.operations().stream().map(SearchDocument.Entry::key),
            one.fields().stream())
        .flatMap(words -> words)
        .map(word -> word.toLowerCase(Locale.ROOT));
  }
}
