package io.andal.traffic.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Makes one stored operation of two. */
final class Joining {
  private static final List<String> STATEMENTS =
      List.of(
          "INSERT INTO traffic_minute (operation, minute, "
              + MinuteColumns.NAMES
              + ") SELECT CAST(? AS BIGINT), minute, "
              + MinuteColumns.NAMES
              + " FROM traffic_minute WHERE operation = ?"
              + MinuteColumns.ADDING,
          "INSERT INTO traffic_fact (operation, kind, value, times, classes, last_millis)"
              + " SELECT CAST(? AS BIGINT), kind, value, times, classes, last_millis"
              + " FROM traffic_fact WHERE operation = ?"
              + Writing.ADDING_FACTS,
          "INSERT INTO traffic_client (operation, client, version, requests, first_millis,"
              + " last_millis) SELECT CAST(? AS BIGINT), client, version, requests, first_millis,"
              + " last_millis FROM traffic_client WHERE operation = ?"
              + Writing.ADDING_CLIENTS);

  private Joining() {}

  static void join(Connection connection, Move move) throws SQLException {
    for (String statement : STATEMENTS) {
      execute(connection, statement, move.into(), move.from());
    }
    execute(
        connection,
        "UPDATE traffic_operation SET"
            + " requests = requests + (SELECT o.requests FROM traffic_operation o WHERE o.id = ?),"
            + " failures = failures + (SELECT o.failures FROM traffic_operation o WHERE o.id = ?)"
            + " WHERE id = ? AND EXISTS (SELECT 1 FROM traffic_operation o WHERE o.id = ?)",
        move.from(),
        move.from(),
        move.into(),
        move.from());
    execute(
        connection,
        "UPDATE traffic_operation SET first_millis ="
            + " (SELECT MIN(o.first_millis) FROM traffic_operation o WHERE o.id IN (?, ?)),"
            + " last_millis ="
            + " (SELECT MAX(o.last_millis) FROM traffic_operation o WHERE o.id IN (?, ?))"
            + " WHERE id = ?",
        move.from(),
        move.into(),
        move.from(),
        move.into(),
        move.into());
    for (String table : List.of("traffic_minute", "traffic_fact", "traffic_client")) {
      execute(connection, "DELETE FROM " + table + " WHERE operation = ?", move.from());
    }
    execute(connection, "DELETE FROM traffic_operation WHERE id = ?", move.from());
  }

  private static void execute(Connection connection, String sql, long... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setLong(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
