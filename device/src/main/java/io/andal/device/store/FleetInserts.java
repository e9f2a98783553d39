package io.andal.device.store;

import io.andal.device.Column;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes what changed in a fleet, in batches of plain JDBC: there may be a million. */
final class FleetInserts {
  private static final String COLUMNS =
      Column.ALL.stream()
          .map(column -> column.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", "));
  private static final String ADDITIONS =
      Column.ALL.stream()
          .map(column -> column.name().toLowerCase(Locale.ROOT))
          .map(column -> column + " = device_minute." + column + " + excluded." + column)
          .collect(Collectors.joining(", "));

  private FleetInserts() {}

  /** Writes all of it; the caller's transaction makes it all or nothing. */
  static void write(Connection connection, FleetChanges changes) throws SQLException {
    fleet(connection, changes);
    removed(connection, changes);
    devices(connection, changes);
    minutes(connection, changes);
    hours(connection, changes);
    presence(connection, changes);
    CommandStore.write(connection, changes);
  }

  private static void hours(Connection connection, FleetChanges changes) throws SQLException {
    if (changes.hours().isEmpty()) {
      return;
    }
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO device_hour (fleet, hour, device_group, judged, meeting)"
                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (fleet, hour, device_group) DO UPDATE SET"
                + " judged = device_hour.judged + excluded.judged,"
                + " meeting = device_hour.meeting + excluded.meeting")) {
      for (FleetChanges.HourChange change : changes.hours()) {
        upsert.setString(1, changes.fleet());
        upsert.setLong(2, change.hour());
        upsert.setLong(3, change.group());
        upsert.setLong(4, change.judged());
        upsert.setLong(5, change.meeting());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  private static void removed(Connection connection, FleetChanges changes) throws SQLException {
    if (changes.removed().isEmpty()) {
      return;
    }
    for (String table :
        new String[] {
          "device WHERE fleet = ? AND id", "device_change WHERE fleet = ? AND device"
        }) {
      try (PreparedStatement delete =
          connection.prepareStatement("DELETE FROM " + table + " = ?")) {
        for (String id : changes.removed()) {
          delete.setString(1, changes.fleet());
          delete.setString(2, id);
          delete.addBatch();
        }
        delete.executeBatch();
      }
    }
  }

  private static void fleet(Connection connection, FleetChanges changes) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO device_fleet (name, rolled_minute) VALUES (?, ?)"
                + " ON CONFLICT (name) DO UPDATE SET rolled_minute = excluded.rolled_minute")) {
      upsert.setString(1, changes.fleet());
      upsert.setLong(2, changes.rolledMinute());
      upsert.executeUpdate();
    }
  }

  private static void devices(Connection connection, FleetChanges changes) throws SQLException {
    if (changes.devices().isEmpty()) {
      return;
    }
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO device (fleet, id, state, attributes, last_values, presence, reason,"
                + " since_millis, seen_millis, kernel, until_millis, hours, attained)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (fleet, id) DO UPDATE SET state = excluded.state,"
                + " attributes = excluded.attributes,"
                + " last_values = CASE WHEN excluded.last_values = '' THEN device.last_values"
                + " ELSE excluded.last_values END, presence = excluded.presence,"
                + " reason = excluded.reason, since_millis = excluded.since_millis,"
                + " seen_millis = excluded.seen_millis, kernel = excluded.kernel,"
                + " until_millis = excluded.until_millis, hours = excluded.hours,"
                + " attained = excluded.attained")) {
      for (DeviceRow row : changes.devices()) {
        upsert.setString(1, changes.fleet());
        upsert.setString(2, row.id());
        upsert.setString(3, row.life().spelling());
        upsert.setString(4, Json.of(row.attributes()));
        upsert.setString(5, row.values());
        upsert.setInt(6, row.standing().presence().number());
        upsert.setInt(7, row.standing().reason().number());
        upsert.setLong(8, row.sinceMillis());
        upsert.setLong(9, row.seenMillis());
        ByteBuffer bytes = ByteBuffer.allocate(row.kernel().length * Long.BYTES);
        bytes.asLongBuffer().put(row.kernel());
        upsert.setBytes(10, bytes.array());
        upsert.setLong(11, row.untilMillis());
        upsert.setBytes(12, row.hours());
        upsert.setInt(13, row.attained());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  private static void minutes(Connection connection, FleetChanges changes) throws SQLException {
    if (changes.minutes().isEmpty()) {
      return;
    }
    String places = ", ?".repeat(Column.COUNT);
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO device_minute (fleet, minute, device_group, "
                + COLUMNS
                + ") VALUES (?, ?, ?"
                + places
                + ") ON CONFLICT (fleet, minute, device_group) DO UPDATE SET "
                + ADDITIONS)) {
      for (FleetChanges.MinuteChange change : changes.minutes()) {
        upsert.setString(1, changes.fleet());
        upsert.setLong(2, change.minute());
        upsert.setLong(3, change.group());
        for (int i = 0; i < Column.COUNT; i++) {
          upsert.setLong(4 + i, change.changes()[i]);
        }
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  private static void presence(Connection connection, FleetChanges changes) throws SQLException {
    if (changes.presence().isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO device_change (fleet, device, at_millis, presence, reason, flapping)"
                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (fleet, device, at_millis, presence)"
                + " DO UPDATE SET reason = excluded.reason, flapping = excluded.flapping")) {
      for (PresenceChange change : changes.presence()) {
        insert.setString(1, changes.fleet());
        insert.setString(2, change.device());
        insert.setLong(3, change.atMillis());
        insert.setInt(4, change.now().presence().number());
        insert.setInt(5, change.now().reason().number());
        insert.setInt(6, change.now().flapping() ? 1 : 0);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
