package io.andal.signal.store;

import io.andal.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionException;

/**
 * Keeps received points. What {@link #append} returned from survives a crash. Thread-safe.
 *
 * <p>Points go through plain JDBC statements: a history of half a million points is written and
 * read in seconds.
 */
public final class PointStore {
  private final Jdbi jdbi;
  private final Tables tables;

  public PointStore(Database database, Tables tables) {
    database.migrate("signal");
    this.jdbi = database.jdbi();
    this.tables = tables;
  }

  /** All series that are kept. */
  public List<SeriesRow> series() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    tables.sql("SELECT id, fingerprint, identity FROM {}_series ORDER BY id"))
                .map(
                    (row, context) ->
                        new SeriesRow(
                            row.getLong("id"),
                            row.getString("fingerprint"),
                            row.getString("identity")))
                .list());
  }

  /**
   * Adds series and points and notes which minutes changed, all or none. Points that are there
   * already change nothing.
   *
   * @param known the numbers of the series that are kept already, by fingerprint
   * @return the numbers of the new series, by fingerprint
   */
  public Map<String, Long> append(
      Collection<NewSeries> newSeries, Collection<NewPoint> points, Map<String, Long> known) {
    List<NewPoint> ordered =
        points.stream()
            .sorted(
                Comparator.comparing(NewPoint::series)
                    .thenComparingLong(NewPoint::timeNanos)
                    .thenComparingLong(NewPoint::startNanos))
            .toList();
    try {
      return jdbi.inTransaction(
          handle -> append(handle.getConnection(), newSeries, ordered, known));
    } catch (SQLException e) {
      throw new TransactionException("received points could not be written", e);
    }
  }

  private Map<String, Long> append(
      Connection connection,
      Collection<NewSeries> newSeries,
      List<NewPoint> points,
      Map<String, Long> known)
      throws SQLException {
    Map<String, Long> added = addSeries(connection, newSeries);
    Map<String, Long> ids = new HashMap<>(known);
    ids.putAll(added);
    boolean[] isNew = addPoints(connection, points, ids);
    markChanged(connection, changedMinutes(connection, points, isNew, ids));
    return added;
  }

  private Map<String, Long> addSeries(Connection connection, Collection<NewSeries> newSeries)
      throws SQLException {
    Map<String, Long> added = new HashMap<>();
    if (newSeries.isEmpty()) {
      return added;
    }
    try (PreparedStatement insert =
            connection.prepareStatement(
                tables.sql(
                    "INSERT INTO {}_series (fingerprint, identity) VALUES (?, ?)"
                        + " ON CONFLICT (fingerprint) DO NOTHING"));
        PreparedStatement select =
            connection.prepareStatement(
                tables.sql("SELECT id FROM {}_series WHERE fingerprint = ?"))) {
      for (NewSeries series : newSeries) {
        insert.setString(1, series.fingerprint());
        insert.setString(2, series.identity());
        insert.executeUpdate();
        select.setString(1, series.fingerprint());
        try (ResultSet row = select.executeQuery()) {
          row.next();
          added.put(series.fingerprint(), row.getLong(1));
        }
      }
    }
    return added;
  }

  private static long id(Map<String, Long> ids, NewPoint point) {
    Long id = ids.get(point.series());
    if (id == null) {
      throw new IllegalArgumentException("a point of the unknown series " + point.series());
    }
    return id;
  }

  private boolean[] addPoints(Connection connection, List<NewPoint> points, Map<String, Long> ids)
      throws SQLException {
    boolean[] isNew = new boolean[points.size()];
    try (PreparedStatement insert =
        connection.prepareStatement(
            tables.sql(
                "INSERT INTO {}_point (series, time_nanos, start_nanos, counts) VALUES (?, ?, ?, ?)"
                    + " ON CONFLICT (series, time_nanos, start_nanos) DO NOTHING"))) {
      for (NewPoint point : points) {
        insert.setLong(1, id(ids, point));
        insert.setLong(2, point.timeNanos());
        insert.setLong(3, point.startNanos());
        insert.setBytes(4, point.counts());
        insert.addBatch();
      }
      int[] written = insert.executeBatch();
      for (int i = 0; i < written.length; i++) {
        // a driver that can't say counts as written: reading a minute once more does no harm
        isNew[i] = written[i] != 0;
      }
    }
    return isNew;
  }

  private SortedSet<Long> changedMinutes(
      Connection connection, List<NewPoint> points, boolean[] isNew, Map<String, Long> ids)
      throws SQLException {
    SortedSet<Long> minutes = new TreeSet<>();
    try (PreparedStatement before =
            connection.prepareStatement(
                tables.sql(
                    "SELECT MAX(time_nanos) FROM {}_point"
                        + " WHERE series = ? AND time_nanos < ? AND start_nanos >= 0"));
        PreparedStatement after =
            connection.prepareStatement(
                tables.sql(
                    "SELECT MIN(time_nanos) FROM {}_point"
                        + " WHERE series = ? AND time_nanos > ? AND start_nanos >= 0"))) {
      for (int i = 0; i < isNew.length; i++) {
        if (!isNew[i]) {
          continue;
        }
        NewPoint point = points.get(i);
        addMinutes(minutes, point.startNanos(), point.timeNanos());
        if (point.cumulative()) {
          addMinutes(minutes, neighbor(before, id(ids, point), point), point.timeNanos());
          long next = neighbor(after, id(ids, point), point);
          if (next != 0) {
            addMinutes(minutes, point.timeNanos(), next);
          }
        }
      }
    }
    return minutes;
  }

  /** The time of the point before or after; 0 if there is none. */
  private static long neighbor(PreparedStatement query, long series, NewPoint point)
      throws SQLException {
    query.setLong(1, series);
    query.setLong(2, point.timeNanos());
    try (ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void addMinutes(SortedSet<Long> minutes, long sinceNanos, long timeNanos) {
    long last = NewPoint.minuteOf(timeNanos);
    for (long minute = NewPoint.firstCovered(sinceNanos, timeNanos); minute <= last; minute++) {
      minutes.add(minute);
    }
  }

  private void markChanged(Connection connection, SortedSet<Long> minutes) throws SQLException {
    if (minutes.isEmpty()) {
      return;
    }
    // WHERE true: without it SQLite takes ON CONFLICT for a join's ON
    try (PreparedStatement mark =
        connection.prepareStatement(
            tables.sql(
                "INSERT INTO {}_changed (source, minute, version)"
                    + " SELECT name, CAST(? AS BIGINT), CAST(? AS BIGINT) FROM {}_source WHERE true"
                    + " ON CONFLICT (source, minute) DO UPDATE SET version = excluded.version"))) {
      long version = ThreadLocalRandom.current().nextLong();
      for (long minute : minutes) {
        mark.setLong(1, minute);
        mark.setLong(2, version);
        mark.addBatch();
      }
      mark.executeBatch();
    }
  }

  /**
   * Hands over the points of series with {@code afterNanos < time ≤ untilNanos}: series by series,
   * each in order of time, and before them the last earlier point of the series that counts, if
   * there is one, with the ends after it.
   */
  public void scan(
      Collection<Long> series, long afterNanos, long untilNanos, PointConsumer consumer) {
    try {
      jdbi.useHandle(
          handle -> scan(handle.getConnection(), series, afterNanos, untilNanos, consumer));
    } catch (SQLException e) {
      throw new TransactionException("received points could not be read", e);
    }
  }

  private void scan(
      Connection connection,
      Collection<Long> series,
      long afterNanos,
      long untilNanos,
      PointConsumer consumer)
      throws SQLException {
    try (PreparedStatement previous =
            connection.prepareStatement(
                tables.sql(
                    "SELECT time_nanos, start_nanos, counts FROM {}_point WHERE series = ?"
                        + " AND time_nanos <= ? AND time_nanos >= (SELECT time_nanos FROM {}_point"
                        + " WHERE series = ? AND time_nanos <= ? AND start_nanos >= 0"
                        + " ORDER BY time_nanos DESC LIMIT 1)"
                        + " ORDER BY time_nanos, start_nanos"));
        PreparedStatement within =
            connection.prepareStatement(
                tables.sql(
                    "SELECT time_nanos, start_nanos, counts FROM {}_point"
                        + " WHERE series = ? AND time_nanos > ? AND time_nanos <= ?"
                        + " ORDER BY time_nanos, start_nanos"))) {
      for (long id : series) {
        previous.setLong(1, id);
        previous.setLong(2, afterNanos);
        previous.setLong(3, id);
        previous.setLong(4, afterNanos);
        handOver(id, previous, consumer);
        within.setLong(1, id);
        within.setLong(2, afterNanos);
        within.setLong(3, untilNanos);
        handOver(id, within, consumer);
      }
    }
  }

  private static void handOver(long series, PreparedStatement query, PointConsumer consumer)
      throws SQLException {
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        consumer.accept(series, rows.getLong(1), rows.getLong(2), rows.getBytes(3));
      }
    }
  }

  /** Deletes up to {@code most} points of a series that are older; returns how many it deleted. */
  public int deleteOlder(long series, long beforeNanos, int most) {
    return jdbi.withHandle(
        handle ->
            handle.execute(
                tables.sql(
                    "DELETE FROM {}_point WHERE series = ? AND time_nanos IN (SELECT time_nanos FROM"
                        + " {}_point WHERE series = ? AND time_nanos < ? ORDER BY time_nanos LIMIT"
                        + " ?)"),
                series,
                series,
                beforeNanos,
                most));
  }

  /** Deletes a series if it has no points left; returns whether it did. */
  public boolean deleteIfEmpty(long series) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    tables.sql(
                        "DELETE FROM {}_series WHERE id = ? AND NOT EXISTS"
                            + " (SELECT 1 FROM {}_point WHERE series = ?)"),
                    series,
                    series))
        > 0;
  }
}
