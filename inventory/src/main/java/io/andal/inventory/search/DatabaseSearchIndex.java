package io.andal.inventory.search;

import io.andal.database.Database;
import io.andal.database.Dialect;
import io.andal.inventory.ApiQuery;
import io.andal.inventory.SearchDocument;
import io.andal.inventory.SearchIndex;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The search over SQLite's FTS5 or PostgreSQL's full text. The database finds words; what narrows,
 * counts and orders is small and kept in memory. Its tables hold nothing that couldn't be made
 * again from the inventory, so they are made here and not by the inventory's scripts.
 */
public final class DatabaseSearchIndex implements SearchIndex {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final TypeReference<Map<String, List<String>>> FACETS = new TypeReference<>() {};
  private static final int MATCHES = 5;
  private static final int LARGEST_PAGE = 200;

  private final Database database;
  private final FullText text;
  private final FacetValues values = new FacetValues();

  /** Guarded by this. */
  private final Map<String, Fact> facts = new HashMap<>();

  /** Guarded by this. */
  private final Map<Long, Fact> byRow = new HashMap<>();

  public DatabaseSearchIndex(Database database) {
    this.database = database;
    this.text =
        database.dialect() == Dialect.SQLITE ? new SqliteFullText() : new PostgresFullText();
    database
        .jdbi()
        .useTransaction(
            handle -> {
              handle.execute(
                  "CREATE TABLE IF NOT EXISTS inventory_search (id BIGINT PRIMARY KEY,"
                      + " api TEXT NOT NULL UNIQUE, title TEXT NOT NULL, facets TEXT NOT NULL,"
                      + " changed BIGINT NOT NULL, findings INTEGER NOT NULL, words TEXT NOT NULL,"
                      + " labels "
                      + (database.dialect() == Dialect.SQLITE ? "BLOB" : "BYTEA")
                      + " NOT NULL)");
              text.create(handle);
            });
    database.jdbi().useHandle(this::load);
  }

  private void load(Handle handle) {
    handle
        .createQuery(
            "SELECT id, api, title, facets, changed, findings, words FROM inventory_search")
        .map(
            (row, _) ->
                new Fact(
                    row.getLong("id"),
                    row.getString("api"),
                    row.getString("title"),
                    values.of(MAPPER.readValue(row.getString("facets"), FACETS)),
                    row.getLong("changed"),
                    row.getInt("findings"),
                    row.getString("words")))
        .forEach(this::remember);
  }

  private synchronized void remember(Fact fact) {
    facts.put(fact.api(), fact);
    byRow.put(fact.row(), fact);
  }

  private synchronized Optional<Fact> fact(String api) {
    return Optional.ofNullable(facts.get(api));
  }

  @Override
  public void put(Collection<SearchDocument> documents) {
    List<Fact> fresh = new ArrayList<>();
    database
        .jdbi()
        .useTransaction(handle -> documents.forEach(document -> fresh.add(put(handle, document))));
    fresh.forEach(this::remember);
  }

  private Fact put(Handle handle, SearchDocument document) {
    Streams streams = streams(document);
    Labels labels = Labels.of(document);
    String words = hash(streams, labels);
    Optional<Fact> before = fact(document.id());
    long row = before.map(Fact::row).orElseGet(() -> row(document.id()));
    Fact fact = Fact.of(row, document, values, words);
    handle.execute(
        "INSERT INTO inventory_search (id, api, title, facets, changed, findings, words, labels)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (api) DO UPDATE SET"
            + " title = excluded.title, facets = excluded.facets, changed = excluded.changed,"
            + " findings = excluded.findings, words = excluded.words, labels = excluded.labels",
        fact.row(),
        fact.api(),
        fact.plainTitle(),
        MAPPER.writeValueAsString(document.facets()),
        fact.changedMillis(),
        fact.findings(),
        words,
        labels.packed());
    if (before.map(Fact::words).filter(words::equals).isEmpty()) {
      text.put(handle, fact.row(), streams);
    }
    return fact;
  }

  private static Streams streams(SearchDocument document) {
    return Streams.of(
        String.join(
            " | ",
            document.title(),
            String.join(" | ", document.names()),
            document.owner(),
            String.join(" | ", document.tags())),
        document.operations().stream().map(one -> one.key() + " | " + one.words()).toList(),
        document.fields(),
        document.description());
  }

  /** Rows are numbered by what they are of, so that two writers give one API one number. */
  private static long row(String api) {
    byte[] digest = sha256().digest(api.getBytes(StandardCharsets.UTF_8));
    long number = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      number = number << 8 | (digest[i] & 0xFF);
    }
    return number & Long.MAX_VALUE;
  }

  private static String hash(Streams streams, Labels labels) {
    MessageDigest digest = sha256();
    for (Tier tier : Tier.values()) {
      digest.update(String.join(" ", streams.of(tier)).getBytes(StandardCharsets.UTF_8));
      digest.update((byte) '\n');
    }
    digest.update(String.valueOf(labels.entries()).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void remove(Collection<String> ids) {
    List<Fact> gone = ids.stream().flatMap(id -> fact(id).stream()).toList();
    database
        .jdbi()
        .useTransaction(
            handle -> {
              for (Fact fact : gone) {
                handle.execute("DELETE FROM inventory_search WHERE id = ?", fact.row());
                text.remove(handle, fact.row());
              }
            });
    synchronized (this) {
      for (Fact fact : gone) {
        facts.remove(fact.api());
        byRow.remove(fact.row());
      }
    }
  }

  @Override
  public Found find(ApiQuery query) {
    List<Term> terms = Terms.of(query.text());
    boolean byRelevance = !terms.isEmpty() && query.order().equals("relevance");
    List<Fact> met = terms.isEmpty() ? all() : resolved(rows(terms, Tier.PROSE));
    FacetValues.Sieve sieve = values.sieve(query.facets());
    List<Fact> found = new ArrayList<>(met.size());
    for (Fact fact : met) {
      if (sieve.passes(fact)) {
        found.add(fact);
      }
    }
    int from = Math.clamp(query.offset(), 0, found.size());
    int to = Math.min(found.size(), from + Math.clamp(query.limit(), 0, LARGEST_PAGE));
    List<Ranked> ranked = byRelevance ? ranked(found, terms, to) : unranked(found);
    List<Fact> page =
        first(ranked, order(query, byRelevance), to).subList(from, to).stream()
            .map(Ranked::fact)
            .toList();
    return new Found(hits(page, terms), found.size(), sieve.counts());
  }

  /** An API that meets the words, and the best tier in which it does. */
  private record Ranked(Fact fact, int tier) {
    static final Comparator<Ranked> BY_TITLE =
        (one, other) -> Fact.BY_TITLE.compare(one.fact, other.fact);

    boolean isCalled(String asked) {
      return fact.plainTitle().equals(asked);
    }

    boolean startsWith(String asked) {
      return fact.plainTitle().startsWith(asked);
    }
  }

  private synchronized List<Fact> all() {
    return List.copyOf(facts.values());
  }

  private List<Long> rows(List<Term> terms, Tier tier) {
    return database.jdbi().withHandle(handle -> text.find(handle, terms, tier));
  }

  private synchronized List<Fact> resolved(List<Long> rows) {
    List<Fact> all = new ArrayList<>(rows.size());
    for (Long row : rows) {
      Fact fact = byRow.get(row);
      if (fact != null) {
        all.add(fact);
      }
    }
    return all;
  }

  private static List<Ranked> unranked(List<Fact> found) {
    return found.stream().map(fact -> new Ranked(fact, 0)).toList();
  }

  /** The best of what was found, tier by tier, until there are enough of them or no others. */
  private List<Ranked> ranked(List<Fact> found, List<Term> terms, int enough) {
    Map<Long, Fact> left = HashMap.newHashMap(found.size());
    found.forEach(fact -> left.put(fact.row(), fact));
    List<Ranked> ranked = new ArrayList<>();
    for (Tier tier : Tier.values()) {
      if (ranked.size() >= enough) {
        return ranked;
      }
      if (tier == Tier.PROSE) {
        left.values().forEach(fact -> ranked.add(new Ranked(fact, tier.rank())));
      } else {
        for (Long row : rows(terms, tier)) {
          Fact fact = left.remove(row);
          if (fact != null) {
            ranked.add(new Ranked(fact, tier.rank()));
          }
        }
      }
    }
    return ranked;
  }

  /** The first of all in this order; the others are not put in order. */
  private static List<Ranked> first(List<Ranked> all, Comparator<Ranked> order, int number) {
    if (number > all.size() / 4) {
      return all.stream().sorted(order).toList();
    }
    PriorityQueue<Ranked> kept = new PriorityQueue<>(number + 1, order.reversed());
    for (Ranked one : all) {
      if (kept.size() < number) {
        kept.add(one);
      } else if (number > 0 && order.compare(one, kept.element()) < 0) {
        kept.remove();
        kept.add(one);
      }
    }
    return kept.stream().sorted(order).toList();
  }

  private static Comparator<Ranked> order(ApiQuery query, boolean byRelevance) {
    if (byRelevance) {
      String asked = query.text().strip().toLowerCase(Locale.ROOT);
      return Comparator.comparingInt(Ranked::tier)
          .thenComparing(one -> !one.isCalled(asked))
          .thenComparing(one -> !one.startsWith(asked))
          .thenComparing(Ranked.BY_TITLE);
    }
    return switch (query.order()) {
      case "changed" ->
          Comparator.<Ranked>comparingLong(one -> one.fact().changedMillis())
              .reversed()
              .thenComparing(Ranked.BY_TITLE);
      case "findings" ->
          Comparator.<Ranked>comparingInt(one -> one.fact().findings())
              .reversed()
              .thenComparing(Ranked.BY_TITLE);
      default -> Ranked.BY_TITLE;
    };
  }

  private List<Hit> hits(List<Fact> page, List<Term> terms) {
    if (terms.isEmpty() || page.isEmpty()) {
      return page.stream().map(fact -> new Hit(fact.api(), List.of())).toList();
    }
    Map<Long, byte[]> packed = new HashMap<>();
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createQuery("SELECT id, labels FROM inventory_search WHERE id IN (<ids>)")
                    .bindList("ids", page.stream().map(Fact::row).toList())
                    .map((row, _) -> Map.entry(row.getLong("id"), row.getBytes("labels")))
                    .forEach(entry -> packed.put(entry.getKey(), entry.getValue())));
    return page.stream()
        .map(fact -> new Hit(fact.api(), matches(packed.get(fact.row()), terms)))
        .toList();
  }

  private static List<String> matches(byte @Nullable [] packed, List<Term> terms) {
    return packed == null ? List.of() : Labels.unpacked(packed).meeting(terms, MATCHES);
  }
}
