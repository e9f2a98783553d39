package io.andal.traffic.store;

import io.andal.traffic.LogPlace;
import io.andal.traffic.count.Cell;
import io.andal.traffic.count.Client;
import io.andal.traffic.count.ClientTally;
import io.andal.traffic.count.Facts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes changes within one transaction. */
final class Writing {
  static final String ADDING_FACTS =
      " ON CONFLICT (operation, kind, value) DO UPDATE SET times = traffic_fact.times +"
          + " excluded.times, classes = traffic_fact.classes | excluded.classes, last_millis = CASE"
          + " WHEN excluded.last_millis > traffic_fact.last_millis THEN excluded.last_millis ELSE"
          + " traffic_fact.last_millis END";

  static final String ADDING_CLIENTS =
      " ON CONFLICT (operation, client, version) DO UPDATE SET requests = traffic_client.requests +"
          + " excluded.requests, first_millis = CASE WHEN excluded.first_millis <"
          + " traffic_client.first_millis THEN excluded.first_millis ELSE"
          + " traffic_client.first_millis END, last_millis = CASE WHEN excluded.last_millis >"
          + " traffic_client.last_millis THEN excluded.last_millis ELSE traffic_client.last_millis"
          + " END";

  private final Connection connection;

  Writing(Connection connection) {
    this.connection = connection;
  }

  /** Writes operations; returns their numbers in the same order. */
  List<Long> operations(List<OperationChange> operations) throws SQLException {
    List<Long> ids = new ArrayList<>(operations.size());
    try (PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO traffic_operation (api, verb, template, classes, requests, failures,"
                    + " first_millis, last_millis) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id");
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE traffic_operation SET api = ?, verb = ?, template = ?, classes = ?,"
                    + " requests = requests + ?, failures = failures + ?,"
                    + " first_millis = CASE WHEN first_millis > ? THEN ? ELSE first_millis END,"
                    + " last_millis = CASE WHEN last_millis < ? THEN ? ELSE last_millis END"
                    + " WHERE id = ?")) {
      for (OperationChange change : operations) {
        if (change.id() == 0) {
          head(insert, change);
          insert.setLong(7, change.delta().firstMillis());
          insert.setLong(8, change.delta().lastMillis());
          try (ResultSet row = insert.executeQuery()) {
            row.next();
            ids.add(row.getLong(1));
          }
        } else {
          head(update, change);
          update.setLong(7, change.delta().firstMillis());
          update.setLong(8, change.delta().firstMillis());
          update.setLong(9, change.delta().lastMillis());
          update.setLong(10, change.delta().lastMillis());
          update.setLong(11, change.id());
          update.executeUpdate();
          ids.add(change.id());
        }
      }
    }
    for (int i = 0; i < ids.size(); i++) {
      counts(ids.get(i), operations.get(i));
    }
    return ids;
  }

  private static void head(PreparedStatement statement, OperationChange change)
      throws SQLException {
    statement.setString(1, change.api());
    statement.setString(2, change.verb());
    statement.setString(3, change.template());
    statement.setString(4, change.classes());
    statement.setLong(5, change.delta().requests());
    statement.setLong(6, change.delta().failures());
  }

  private void counts(long id, OperationChange change) throws SQLException {
    try (PreparedStatement minutes = connection.prepareStatement(MinuteColumns.INSERT)) {
      for (Map.Entry<Long, Cell> cell : change.delta().cells().entrySet()) {
        MinuteColumns.bind(minutes, id, cell.getKey(), cell.getValue());
        minutes.addBatch();
      }
      minutes.executeBatch();
    }
    try (PreparedStatement facts =
        connection.prepareStatement(
            "INSERT INTO traffic_fact (operation, kind, value, times, classes, last_millis)"
                + " VALUES (?, ?, ?, ?, ?, ?)"
                + ADDING_FACTS)) {
      for (Facts kind : change.delta().facts()) {
        for (Map.Entry<String, Facts.Fact> fact : kind.changes().entrySet()) {
          facts.setLong(1, id);
          facts.setInt(2, kind.kind().number());
          facts.setString(3, fact.getKey());
          facts.setLong(4, fact.getValue().times());
          facts.setInt(5, fact.getValue().classes());
          facts.setLong(6, fact.getValue().lastMillis());
          facts.addBatch();
        }
      }
      facts.executeBatch();
    }
    try (PreparedStatement clients =
        connection.prepareStatement(
            "INSERT INTO traffic_client (operation, client, version, requests, first_millis,"
                + " last_millis) VALUES (?, ?, ?, ?, ?, ?)"
                + ADDING_CLIENTS)) {
      for (Map.Entry<Client, ClientTally> client : change.delta().clients().entrySet()) {
        clients.setLong(1, id);
        clients.setString(2, client.getKey().name());
        clients.setString(3, client.getKey().version());
        clients.setLong(4, client.getValue().requests());
        clients.setLong(5, client.getValue().firstMillis());
        clients.setLong(6, client.getValue().lastMillis());
        clients.addBatch();
      }
      clients.executeBatch();
    }
  }

  void contacts(List<ContactRow> contacts) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO traffic_contact (api, kind, name, first_millis, last_millis)"
                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (api, kind, name) DO UPDATE SET"
                + " first_millis = excluded.first_millis, last_millis = excluded.last_millis")) {
      for (ContactRow row : contacts) {
        upsert.setString(1, row.api());
        upsert.setInt(2, row.contact().kind().number());
        upsert.setString(3, row.contact().name());
        upsert.setLong(4, row.firstMillis());
        upsert.setLong(5, row.lastMillis());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  void aliases(Map<String, String> aliases) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO traffic_alias (name, api) VALUES (?, ?)"
                + " ON CONFLICT (name) DO UPDATE SET api = excluded.api")) {
      for (Map.Entry<String, String> alias : aliases.entrySet()) {
        upsert.setString(1, alias.getKey());
        upsert.setString(2, alias.getValue());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  void watched(Map<String, Set<Long>> watched) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO traffic_watched (source, minute) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
      for (Map.Entry<String, Set<Long>> source : watched.entrySet()) {
        for (long minute : source.getValue()) {
          insert.setString(1, source.getKey());
          insert.setLong(2, minute);
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }

  void places(List<LogPlace> places, List<LogPlace> forgotten) throws SQLException {
    try (PreparedStatement upsert =
            connection.prepareStatement(
                "INSERT INTO traffic_log (source, log, place) VALUES (?, ?, ?)"
                    + " ON CONFLICT (source, log) DO UPDATE SET place = excluded.place");
        PreparedStatement delete =
            connection.prepareStatement("DELETE FROM traffic_log WHERE source = ? AND log = ?")) {
      for (LogPlace place : forgotten) {
        delete.setString(1, place.source());
        delete.setString(2, place.log());
        delete.executeUpdate();
      }
      for (LogPlace place : places) {
        upsert.setString(1, place.source());
        upsert.setString(2, place.log());
        upsert.setString(3, place.place());
        upsert.executeUpdate();
      }
    }
  }
}
