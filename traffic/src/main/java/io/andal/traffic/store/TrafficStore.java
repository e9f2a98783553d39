package io.andal.traffic.store;

import io.andal.database.Database;
import io.andal.signal.store.ChangedMinutes;
import io.andal.traffic.LogPlace;
import io.andal.traffic.count.Client;
import io.andal.traffic.count.Facts;
import io.andal.traffic.count.Tally;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionException;

/** The tables of what was seen. Thread-safe. */
public final class TrafficStore {
  private final Jdbi jdbi;

  public TrafficStore(Database database) {
    database.migrate("traffic");
    this.jdbi = database.jdbi();
  }

  /**
   * Writes all of it or nothing.
   *
   * @param changed minutes whose slices changed after they were due, by reader
   * @return the numbers of the operations, in the same order
   */
  public List<Long> write(Changes changes, Map<String, List<Long>> changed) {
    try {
      return jdbi.inTransaction(handle -> write(handle.getConnection(), changes, changed));
    } catch (SQLException e) {
      throw new TransactionException("what was seen in traffic could not be written", e);
    }
  }

  private static List<Long> write(
      Connection connection, Changes changes, Map<String, List<Long>> changed) throws SQLException {
    for (Move move : changes.moves()) {
      markMoved(connection, move);
      Joining.join(connection, move);
    }
    Writing writing = new Writing(connection);
    List<Long> ids = writing.operations(changes.operations());
    writing.contacts(changes.contacts());
    writing.aliases(changes.aliases());
    writing.watched(changes.watched());
    writing.places(changes.places(), changes.forgotten());
    ChangedMinutes.mark(connection, "traffic", changed);
    return ids;
  }

  /** All operations with what is known of them, in the order in which they were found. */
  public List<OperationRow> operations() {
    return jdbi.withHandle(
        handle -> {
          Map<Long, OperationRow> rows = new TreeMap<>();
          handle
              .createQuery("SELECT * FROM traffic_operation")
              .map(
                  (row, context) -> {
                    Tally all = new Tally();
                    all.addRequests(
                        row.getLong("requests"),
                        row.getLong("failures"),
                        row.getLong("first_millis"),
                        row.getLong("last_millis"));
                    return new OperationRow(
                        row.getLong("id"),
                        row.getString("api"),
                        row.getString("verb"),
                        row.getString("template"),
                        row.getString("classes"),
                        all);
                  })
              .forEach(row -> rows.put(row.id(), row));
          facts(handle, rows);
          clients(handle, rows);
          return List.copyOf(rows.values());
        });
  }

  private static void facts(Handle handle, Map<Long, OperationRow> rows) {
    handle
        .createQuery("SELECT * FROM traffic_fact")
        .map(
            (row, context) -> {
              OperationRow operation = rows.get(row.getLong("operation"));
              if (operation != null) {
                operation
                    .all()
                    .facts(Facts.Kind.numbered(row.getInt("kind")))
                    .add(
                        row.getString("value"),
                        row.getLong("times"),
                        row.getInt("classes"),
                        row.getLong("last_millis"));
              }
              return true;
            })
        .list();
  }

  private static void clients(Handle handle, Map<Long, OperationRow> rows) {
    handle
        .createQuery("SELECT * FROM traffic_client")
        .map(
            (row, context) -> {
              OperationRow operation = rows.get(row.getLong("operation"));
              if (operation != null) {
                operation
                    .all()
                    .client(new Client(row.getString("client"), row.getString("version")))
                    .add(
                        row.getLong("requests"),
                        row.getLong("first_millis"),
                        row.getLong("last_millis"));
              }
              return true;
            })
        .list();
  }

  /** Where APIs were met. */
  public List<ContactRow> contacts() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM traffic_contact ORDER BY api, kind, name")
                .map(
                    (row, context) ->
                        new ContactRow(
                            row.getString("api"),
                            new Contact(
                                Contact.Kind.numbered(row.getInt("kind")), row.getString("name")),
                            row.getLong("first_millis"),
                            row.getLong("last_millis")))
                .list());
  }

  /** What APIs were called before. */
  public Map<String, String> aliases() {
    return jdbi.withHandle(
        handle -> {
          Map<String, String> aliases = new HashMap<>();
          handle
              .createQuery("SELECT name, api FROM traffic_alias")
              .map((row, context) -> Map.entry(row.getString("name"), row.getString("api")))
              .forEach(alias -> aliases.put(alias.getKey(), alias.getValue()));
          return aliases;
        });
  }

  /** How far logs were read. */
  public List<LogPlace> places() {
    return jdbi.withHandle(
        handle ->
            new ArrayList<>(
                handle
                    .createQuery("SELECT source, log, place FROM traffic_log ORDER BY source, log")
                    .map(
                        (row, context) ->
                            new LogPlace(
                                row.getString("source"),
                                row.getString("log"),
                                row.getString("place")))
                    .list()));
  }

  /** Deletes minutes that are too old, some at a time; returns how many. */
  public int deleteBefore(long minute) {
    return jdbi.withHandle(
        handle -> {
          handle.execute("DELETE FROM traffic_watched WHERE minute < ?", minute);
          handle.execute("DELETE FROM traffic_changed WHERE minute < ?", minute);
          return handle.execute("DELETE FROM traffic_minute WHERE minute < ?", minute);
        });
  }

  /** All minutes of an operation that becomes part of another. */
  private static void markMoved(Connection connection, Move move) throws SQLException {
    try (PreparedStatement mark =
        connection.prepareStatement(
            "INSERT INTO traffic_changed (reader, minute, version)"
                + " SELECT r.name, m.minute, CAST(? AS BIGINT) FROM traffic_reader r,"
                + " traffic_minute m WHERE m.operation = ?"
                + " ON CONFLICT (reader, minute) DO UPDATE SET version = excluded.version")) {
      mark.setLong(1, ThreadLocalRandom.current().nextLong());
      mark.setLong(2, move.from());
      mark.executeUpdate();
    }
  }
}
