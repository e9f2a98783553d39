package io.andal.device.store;

import io.andal.database.Database;
import io.andal.device.Column;
import io.andal.signal.MinuteRange;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Reads what groups of devices did minute by minute. Thread-safe. */
public final class FleetMinutes {
  private static final String SUMS =
      Column.ALL.stream()
          .map(column -> column.name().toLowerCase(Locale.ROOT))
          .map(column -> "SUM(" + column + ") AS " + column)
          .collect(Collectors.joining(", "));

  private final Jdbi jdbi;

  public FleetMinutes(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Counts of a minute, in the order of {@link Column}. */
  public record Counts(long[] counts) {
    public long of(Column column) {
      return counts[column.number()];
    }
  }

  /**
   * What groups did together, in the minutes that have anything.
   *
   * @param groups their numbers
   */
  public Map<Long, Counts> of(String fleet, Set<Integer> groups, MinuteRange range) {
    if (groups.isEmpty()) {
      return Map.of();
    }
    return jdbi.withHandle(
        handle -> {
          Map<Long, Counts> minutes = new HashMap<>();
          handle
              .createQuery(
                  "SELECT minute, "
                      + SUMS
                      + " FROM device_minute WHERE fleet = :fleet AND minute >= :from"
                      + " AND minute < :to AND device_group IN (<groups>) GROUP BY minute")
              .bind("fleet", fleet)
              .bind("from", range.from())
              .bind("to", range.to())
              .bindList("groups", groups)
              .map(
                  (row, context) -> {
                    long[] counts = new long[Column.COUNT];
                    for (Column column : Column.ALL) {
                      counts[column.number()] = row.getLong(column.name().toLowerCase(Locale.ROOT));
                    }
                    return Map.entry(row.getLong("minute"), new Counts(counts));
                  })
              .forEach(entry -> minutes.put(entry.getKey(), entry.getValue()));
          return minutes;
        });
  }
}
