package io.andal.slo.store;

import io.andal.signal.SeriesId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The short numbers under which series are stored. Not thread-safe. */
final class SeriesTable {
  private final Map<SeriesId, Long> numbers = new HashMap<>();

  void readAll(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT id, name FROM slice_series");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        numbers.put(new SeriesId(rows.getString(2)), rows.getLong(1));
      }
    }
  }

  /** Gives numbers to those series that have none. */
  void add(Connection connection, Collection<SeriesId> series) throws SQLException {
    if (numbers.keySet().containsAll(series)) {
      return;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO slice_series (name) VALUES (?) ON CONFLICT (name) DO NOTHING")) {
      for (SeriesId id : series) {
        if (!numbers.containsKey(id)) {
          statement.setString(1, id.value());
          statement.addBatch();
        }
      }
      statement.executeBatch();
    }
  }

  /** The number of a series; −1 if nothing was ever stored for it. */
  long number(SeriesId series) {
    return numbers.getOrDefault(series, -1L);
  }
}
