package io.andal.traffic.store;

import io.andal.database.Database;
import io.andal.signal.MinuteRange;
import io.andal.traffic.count.LatencyBounds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * Reads what was counted minute by minute, and over which minutes somebody watched. Thread-safe.
 */
public final class MinuteStore {
  private static final String SUMS =
      MinuteColumns.ALL.stream()
          .map(column -> "SUM(" + column + ") AS " + column)
          .collect(Collectors.joining(", "));

  private final Jdbi jdbi;

  public MinuteStore(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Counts of operations together. */
  public record Sums(long total, long failed, long refused, long timed, List<Long> buckets) {
    public Sums {
      buckets = List.copyOf(buckets);
    }

    /** How many of those that are timed were as fast as the bound of a bucket. */
    public long faster(int bucket) {
      return buckets.stream().limit(bucket + 1L).mapToLong(Long::longValue).sum();
    }
  }

  /** An API's counts in the minutes that have any. */
  public Map<Long, Sums> ofApi(String api, MinuteRange range) {
    return jdbi.withHandle(
        handle ->
            byMinute(
                handle
                    .createQuery(
                        "SELECT minute, "
                            + SUMS
                            + " FROM traffic_minute WHERE operation IN (SELECT id FROM"
                            + " traffic_operation WHERE api = :api)"
                            + " AND minute >= :from AND minute < :to GROUP BY minute")
                    .bind("api", api)
                    .bind("from", range.from())
                    .bind("to", range.to())));
  }

  /** An operation's counts in the minutes that have any. */
  public Map<Long, Sums> ofOperation(long operation, MinuteRange range) {
    return jdbi.withHandle(
        handle ->
            byMinute(
                handle
                    .createQuery(
                        "SELECT minute, "
                            + MinuteColumns.NAMES
                            + " FROM traffic_minute WHERE operation = :operation"
                            + " AND minute >= :from AND minute < :to")
                    .bind("operation", operation)
                    .bind("from", range.from())
                    .bind("to", range.to())));
  }

  /** What each operation did since a minute, by its number. */
  public Map<Long, Sums> since(long minute) {
    return jdbi.withHandle(
        handle ->
            byMinute(
                handle
                    .createQuery(
                        "SELECT operation AS minute, "
                            + SUMS
                            + " FROM traffic_minute WHERE minute >= :from GROUP BY operation")
                    .bind("from", minute)));
  }

  private static Map<Long, Sums> byMinute(Query query) {
    Map<Long, Sums> sums = new HashMap<>();
    query
        .map(
            (row, context) -> {
              Long[] buckets = new Long[LatencyBounds.BUCKETS];
              for (int i = 0; i < buckets.length; i++) {
                buckets[i] = row.getLong("b" + i);
              }
              return Map.entry(
                  row.getLong("minute"),
                  new Sums(
                      row.getLong("total"),
                      row.getLong("failed"),
                      row.getLong("refused"),
                      row.getLong("timed"),
                      List.of(buckets)));
            })
        .forEach(entry -> sums.put(entry.getKey(), entry.getValue()));
    return sums;
  }

  /**
   * A source that sees an API.
   *
   * @param first the minute since which it does
   * @param last the last minute that it was watched
   */
  public record Watcher(String source, long first, long last) {}

  /** The sources that see an API and were ever watched. */
  public List<Watcher> watchers(String api) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT name, first_millis, (SELECT MAX(minute) FROM traffic_watched WHERE"
                        + " source = name) AS last FROM traffic_contact"
                        + " WHERE api = :api AND kind = 2")
                .bind("api", api)
                .map(
                    (row, context) -> {
                      long last = row.getLong("last");
                      Optional<Watcher> watcher =
                          row.wasNull()
                              ? Optional.empty()
                              : Optional.of(
                                  new Watcher(
                                      row.getString("name"),
                                      Math.floorDiv(row.getLong("first_millis"), 60_000L),
                                      last));
                      return watcher;
                    })
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList());
  }

  /** The minutes of a range over which a source was watched. */
  public List<Long> watched(String source, MinuteRange range) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT minute FROM traffic_watched WHERE source = :source"
                        + " AND minute >= :from AND minute < :to")
                .bind("source", source)
                .bind("from", range.from())
                .bind("to", range.to())
                .mapTo(Long.class)
                .list());
  }
}
