package io.andal.device.store;

import io.andal.database.Database;
import io.andal.device.CommandKey;
import io.andal.device.CommandRow;
import io.andal.device.CommandRow.Told;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The table of commands that are remembered. Thread-safe. */
public final class CommandStore {
  private final Jdbi jdbi;

  public CommandStore(Database database) {
    this.jdbi = database.jdbi();
  }

  /** The commands of a fleet that are remembered. */
  public List<CommandRow> of(String fleet) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM device_command WHERE fleet = :fleet")
                .bind("fleet", fleet)
                .map(
                    (row, context) ->
                        new CommandRow(
                            new CommandKey(row.getString("device"), row.getString("id")),
                            row.getInt("device_group"),
                            row.getLong("sent_millis"),
                            row.getLong("answered_millis"),
                            row.getInt("ok") != 0,
                            row.getInt("blind") != 0,
                            Told.numbered(row.getInt("told")),
                            row.getLong("received_millis")))
                .list());
  }

  /** Writes what changed; the caller's transaction makes it all or nothing. */
  static void write(Connection connection, FleetChanges changes) throws SQLException {
    keep(connection, changes);
    forget(connection, changes);
  }

  private static void keep(Connection connection, FleetChanges changes) throws SQLException {
    if (changes.commands().kept().isEmpty()) {
      return;
    }
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO device_command (fleet, device, id, device_group, sent_millis,"
                + " answered_millis, ok, blind, told, received_millis)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (fleet, device, id)"
                + " DO UPDATE SET device_group = excluded.device_group,"
                + " sent_millis = excluded.sent_millis,"
                + " answered_millis = excluded.answered_millis, ok = excluded.ok,"
                + " blind = excluded.blind, told = excluded.told,"
                + " received_millis = excluded.received_millis")) {
      for (CommandRow row : changes.commands().kept()) {
        upsert.setString(1, changes.fleet());
        upsert.setString(2, row.key().device());
        upsert.setString(3, row.key().id());
        upsert.setLong(4, row.group());
        upsert.setLong(5, row.sentMillis());
        upsert.setLong(6, row.answeredMillis());
        upsert.setInt(7, row.ok() ? 1 : 0);
        upsert.setInt(8, row.blind() ? 1 : 0);
        upsert.setInt(9, row.told().number());
        upsert.setLong(10, row.receivedMillis());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  private static void forget(Connection connection, FleetChanges changes) throws SQLException {
    if (changes.commands().gone().isEmpty()) {
      return;
    }
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM device_command WHERE fleet = ? AND device = ? AND id = ?")) {
      for (CommandKey key : changes.commands().gone()) {
        delete.setString(1, changes.fleet());
        delete.setString(2, key.device());
        delete.setString(3, key.id());
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }
}
