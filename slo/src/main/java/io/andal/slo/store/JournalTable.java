package io.andal.slo.store;

import io.andal.signal.Slice;
import io.andal.slo.pack.DayChunk;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongPredicate;

/** What was recorded last: appending one row is all that a live minute of all SLOs costs. */
final class JournalTable {
  private JournalTable() {}

  /**
   * A recording that is not packed yet.
   *
   * @param slices by series
   */
  record Row(long id, Map<Long, List<Slice>> slices) {}

  /** Appends a recording, which may be empty: its id then only marks a moment. */
  static long append(Connection connection, Map<Long, List<Slice>> slices) throws SQLException {
    long fromDay = Long.MAX_VALUE;
    long toDay = Long.MIN_VALUE;
    for (List<Slice> list : slices.values()) {
      for (Slice slice : list) {
        long day = Math.floorDiv(slice.minute(), (long) DayChunk.MINUTES);
        fromDay = Math.min(fromDay, day);
        toDay = Math.max(toDay, day);
      }
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO slice_journal (from_day, to_day, body) VALUES (?, ?, ?) RETURNING id")) {
      statement.setLong(1, fromDay);
      statement.setLong(2, toDay);
      statement.setBytes(3, Entries.encode(slices));
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /** The recordings that touch the days {@code [fromDay, toDay]}, oldest first. */
  static List<Row> read(Connection connection, long fromDay, long toDay, LongPredicate wanted)
      throws SQLException {
    List<Row> result = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT id, body FROM slice_journal WHERE to_day >= ? AND from_day <= ? ORDER BY id")) {
      statement.setLong(1, fromDay);
      statement.setLong(2, toDay);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          result.add(new Row(rows.getLong(1), Entries.decode(rows.getBytes(2), wanted)));
        }
      }
    }
    return result;
  }

  /**
   * What the journal holds.
   *
   * @param lastId the id of the last row; 0 if there is none
   * @param fromDay the first day of any slice in it; meaningless if there is none
   * @param toDay the last day of any slice in it
   */
  record Extent(long lastId, long fromDay, long toDay) {}

  static Extent extent(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT COALESCE(MAX(id), 0), COALESCE(MIN(from_day), 0), COALESCE(MAX(to_day), 0)"
                    + " FROM slice_journal");
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return new Extent(rows.getLong(1), rows.getLong(2), rows.getLong(3));
    }
  }

  /** The series that have slices in the journal. */
  static List<Long> series(Connection connection) throws SQLException {
    SortedSet<Long> result = new TreeSet<>();
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT body FROM slice_journal");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        Entries.decode(
            rows.getBytes(1),
            series -> {
              result.add(series);
              return false;
            });
      }
    }
    return List.copyOf(result);
  }

  static long count(Connection connection) throws SQLException {
    return number(connection, "SELECT COUNT(*) FROM slice_journal");
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  static void deleteUpTo(Connection connection, long id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM slice_journal WHERE id <= ?")) {
      statement.setLong(1, id);
      statement.executeUpdate();
    }
  }
}
