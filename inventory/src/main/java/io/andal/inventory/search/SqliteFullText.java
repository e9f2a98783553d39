package io.andal.inventory.search;

import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** SQLite's FTS5, without a copy of the texts. */
record SqliteFullText() implements FullText {
  private static final List<String> COLUMNS = List.of("names", "operations", "fields", "prose");

  @Override
  public void create(Handle handle) {
    handle.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS inventory_search_text USING fts5("
            + String.join(", ", COLUMNS)
            + ", content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0')");
  }

  @Override
  public void put(Handle handle, long id, Streams streams) {
    remove(handle, id);
    handle.execute(
        "INSERT INTO inventory_search_text (rowid, names, operations, fields, prose)"
            + " VALUES (?, ?, ?, ?, ?)",
        id,
        text(streams, Tier.NAMES),
        text(streams, Tier.OPERATIONS),
        text(streams, Tier.FIELDS),
        text(streams, Tier.PROSE));
  }

  private static String text(Streams streams, Tier tier) {
    return String.join(" ", streams.of(tier));
  }

  @Override
  public void remove(Handle handle, long id) {
    handle.execute("DELETE FROM inventory_search_text WHERE rowid = ?", id);
  }

  @Override
  public List<Long> find(Handle handle, List<Term> terms, Tier tier) {
    String columns = String.join(" ", COLUMNS.subList(0, tier.rank() + 1));
    String question =
        terms.stream().map(SqliteFullText::spelled).collect(Collectors.joining(" AND "));
    return handle
        .createQuery("SELECT rowid FROM inventory_search_text WHERE inventory_search_text MATCH ?")
        .bind(0, "{" + columns + "} : (" + question + ")")
        .mapTo(Long.class)
        .list();
  }

  private static String spelled(Term term) {
    return switch (term) {
      case Term.Phrase phrase -> '"' + String.join(" ", phrase.words()) + '"';
      case Term.Identifier one when one.parts().size() == 1 -> spelled(one.word(), one.open());
      case Term.Identifier one ->
          "(" + spelled(one.word(), one.open()) + " OR (" + parts(one) + "))";
    };
  }

  private static String parts(Term.Identifier one) {
    int last = one.parts().size() - 1;
    return java.util.stream.IntStream.rangeClosed(0, last)
        .mapToObj(i -> spelled(one.parts().get(i), one.open() && i == last))
        .collect(Collectors.joining(" AND "));
  }

  private static String spelled(String word, boolean open) {
    String stem = Stem.of(word);
    String written = '"' + word + '"' + (open ? " *" : "");
    return stem.equals(word) ? written : "(" + written + " OR \"" + stem + "\")";
  }
}
