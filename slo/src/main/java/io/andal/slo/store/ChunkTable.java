package io.andal.slo.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/** The table of packed days, in plain JDBC: a restart reads hundreds of thousands of its rows. */
final class ChunkTable {
  private static final String UPSERT =
      """
      INSERT INTO slice_chunk (series_id, day, journal_id, body) VALUES (?, ?, ?, ?)
      ON CONFLICT (series_id, day)
      DO UPDATE SET journal_id = excluded.journal_id, body = excluded.body""";
  private static final int FETCH = 1_000;

  private ChunkTable() {}

  /**
   * A stored day.
   *
   * @param journalId the last journal row that it contains
   */
  record Chunk(long journalId, byte[] body) {}

  /** The chunks of one day, by series. */
  static Map<Long, Chunk> ofDay(Connection connection, long day, LongPredicate wanted)
      throws SQLException {
    Map<Long, Chunk> chunks = new HashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT series_id, journal_id, body FROM slice_chunk WHERE day = ?")) {
      statement.setFetchSize(FETCH);
      statement.setLong(1, day);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          long series = rows.getLong(1);
          if (wanted.test(series)) {
            chunks.put(series, new Chunk(rows.getLong(2), rows.getBytes(3)));
          }
        }
      }
    }
    return chunks;
  }

  /** The chunks of one series in the days {@code [fromDay, toDay]}. */
  static SortedMap<Long, Chunk> ofSeries(
      Connection connection, long series, long fromDay, long toDay) throws SQLException {
    SortedMap<Long, Chunk> chunks = new TreeMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT day, journal_id, body FROM slice_chunk"
                + " WHERE series_id = ? AND day BETWEEN ? AND ?")) {
      statement.setLong(1, series);
      statement.setLong(2, fromDay);
      statement.setLong(3, toDay);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          chunks.put(rows.getLong(1), new Chunk(rows.getLong(2), rows.getBytes(3)));
        }
      }
    }
    return chunks;
  }

  /** Writes many chunks in one batch. */
  static final class Writer implements AutoCloseable {
    private static final int BATCH = 1_000;
    private final PreparedStatement statement;
    private int waiting;

    Writer(Connection connection) throws SQLException {
      statement = connection.prepareStatement(UPSERT);
    }

    void write(long series, long day, long journalId, byte[] body) throws SQLException {
      statement.setLong(1, series);
      statement.setLong(2, day);
      statement.setLong(3, journalId);
      statement.setBytes(4, body);
      statement.addBatch();
      if (++waiting == BATCH) {
        flush();
      }
    }

    void flush() throws SQLException {
      if (waiting > 0) {
        statement.executeBatch();
        waiting = 0;
      }
    }

    @Override
    public void close() throws SQLException {
      statement.close();
    }
  }

  /** Deletes the oldest day if it lies before a day; says whether there was one. */
  static boolean deleteOldestBefore(Connection connection, long day) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "DELETE FROM slice_chunk WHERE day < ?"
                + " AND day = (SELECT MIN(day) FROM slice_chunk)")) {
      statement.setLong(1, day);
      return statement.executeUpdate() > 0;
    }
  }
}
