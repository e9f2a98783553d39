package io.andal.inventory.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/**
 * PostgreSQL's full text. Vectors are written out word by word, so that its parsers and
 * dictionaries have no say. Each tier has a vector of its own with those before it: one look at an
 * index answers, without reading rows.
 */
record PostgresFullText() implements FullText {
  /** Further positions all count as this one; a phrase is not found behind it. */
  private static final int LAST_POSITION = 16_383;

  /** A word keeps no more positions. */
  private static final int MOST_POSITIONS = 255;

  @Override
  public void create(Handle handle) {
    handle.execute(
        "CREATE TABLE IF NOT EXISTS inventory_search_text (id BIGINT PRIMARY KEY,"
            + " tier0 tsvector NOT NULL, tier1 tsvector NOT NULL, tier2 tsvector NOT NULL,"
            + " tier3 tsvector NOT NULL)");
    for (int tier = 0; tier < Tier.values().length; tier++) {
      handle.execute(
          "CREATE INDEX IF NOT EXISTS inventory_search_text_%d ON inventory_search_text USING gin (tier%d)"
              .formatted(tier, tier));
    }
  }

  @Override
  public void put(Handle handle, long id, Streams streams) {
    List<String> vectors = vectors(streams);
    handle.execute(
        "INSERT INTO inventory_search_text (id, tier0, tier1, tier2, tier3) VALUES (?,"
            + " CAST(? AS tsvector), CAST(? AS tsvector), CAST(? AS tsvector),"
            + " CAST(? AS tsvector)) ON CONFLICT (id) DO UPDATE SET tier0 = excluded.tier0,"
            + " tier1 = excluded.tier1, tier2 = excluded.tier2, tier3 = excluded.tier3",
        id,
        vectors.get(0),
        vectors.get(1),
        vectors.get(2),
        vectors.get(3));
  }

  private static List<String> vectors(Streams streams) {
    List<String> vectors = new ArrayList<>();
    Map<String, List<Integer>> positions = new LinkedHashMap<>();
    int position = 0;
    for (Tier tier : Tier.values()) {
      for (String word : streams.of(tier)) {
        position++;
        List<Integer> of = positions.computeIfAbsent(word, _ -> new ArrayList<>());
        if ((of.size() < MOST_POSITIONS && position <= LAST_POSITION) || of.isEmpty()) {
          of.add(Math.min(position, LAST_POSITION));
        }
      }
      // Words of two tiers never stand together.
      position++;
      vectors.add(vector(positions));
    }
    return vectors;
  }

  private static String vector(Map<String, List<Integer>> positions) {
    return positions.entrySet().stream()
        .map(
            entry ->
                quoted(entry.getKey())
                    + entry.getValue().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(",", ":", "")))
        .collect(Collectors.joining(" "));
  }

  @Override
  public void remove(Handle handle, long id) {
    handle.execute("DELETE FROM inventory_search_text WHERE id = ?", id);
  }

  @Override
  public List<Long> find(Handle handle, List<Term> terms, Tier tier) {
    return handle
        .createQuery(
            "SELECT id FROM inventory_search_text WHERE tier%d @@ CAST(? AS tsquery)"
                .formatted(tier.rank()))
        .bind(0, terms.stream().map(PostgresFullText::spelled).collect(Collectors.joining(" & ")))
        .mapTo(Long.class)
        .list();
  }

  private static String spelled(Term term) {
    return switch (term) {
      case Term.Phrase phrase ->
          phrase.words().stream()
              .map(PostgresFullText::quoted)
              .collect(Collectors.joining(" <-> ", "(", ")"));
      case Term.Identifier one when one.parts().size() == 1 -> spelled(one.word(), one.open());
      case Term.Identifier one ->
          "(" + spelled(one.word(), one.open()) + " | (" + parts(one) + "))";
    };
  }

  private static String parts(Term.Identifier one) {
    int last = one.parts().size() - 1;
    return IntStream.rangeClosed(0, last)
        .mapToObj(i -> spelled(one.parts().get(i), one.open() && i == last))
        .collect(Collectors.joining(" & "));
  }

  private static String spelled(String word, boolean open) {
    String stem = Stem.of(word);
    String written = quoted(word) + (open ? ":*" : "");
    return stem.equals(word) ? written : "(" + written + " | " + quoted(stem) + ")";
  }

  /** Words hold letters and digits only. */
  private static String quoted(String word) {
    return "'" + word + "'";
  }
}
