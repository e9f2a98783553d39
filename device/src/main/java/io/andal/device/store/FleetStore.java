package io.andal.device.store;

import io.andal.database.Database;
import io.andal.device.OfflineReason;
import io.andal.device.Presence;
import io.andal.device.Standing;
import io.andal.device.document.DeviceLife;
import io.andal.signal.store.ChangedMinutes;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionException;

/** The tables of devices. Thread-safe. */
public final class FleetStore {
  private static final int FETCH = 5_000;

  private final Jdbi jdbi;

  public FleetStore(Database database) {
    database.migrate("device");
    this.jdbi = database.jdbi();
  }

  /**
   * Writes all of it or nothing.
   *
   * @param changed minutes whose slices changed after they were due, by reader
   */
  public void write(FleetChanges changes, Map<String, List<Long>> changed) {
    try {
      jdbi.useTransaction(
          handle -> {
            Connection connection = handle.getConnection();
            FleetInserts.write(connection, changes);
            ChangedMinutes.mark(connection, "device", changed);
          });
    } catch (SQLException e) {
      throw new TransactionException("what devices did could not be written", e);
    }
  }

  /** The last minute of a fleet that is over; empty if nothing was ever stored of it. */
  public Optional<Long> rolledMinute(String fleet) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT rolled_minute FROM device_fleet WHERE name = :fleet")
                .bind("fleet", fleet)
                .mapTo(Long.class)
                .findOne());
  }

  /** Gives all devices of a fleet, in the order of their ids; the taker may use the store. */
  public void eachDevice(String fleet, Consumer<DeviceRow> taker) {
    String after = "";
    List<DeviceRow> page;
    do {
      // No transaction is open while the taker works: it may have to write.
      page = devices(fleet, Optional.empty(), Optional.empty(), after, FETCH);
      page.forEach(taker);
      after = page.isEmpty() ? "" : page.getLast().id();
    } while (page.size() == FETCH);
  }

  /** One device. */
  public Optional<DeviceRow> device(String fleet, String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM device WHERE fleet = :fleet AND id = :id")
                .bind("fleet", fleet)
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne());
  }

  /**
   * Devices in the order of their ids.
   *
   * @param presence only these; empty for all
   * @param life only these; empty for all
   * @param after the id before the first one; empty to begin
   */
  public List<DeviceRow> devices(
      String fleet,
      Optional<Presence> presence,
      Optional<DeviceLife> life,
      String after,
      int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM device WHERE fleet = :fleet"
                        + (presence.isPresent() ? " AND presence = :presence" : "")
                        + (life.isPresent() ? " AND state = :state" : "")
                        + " AND id > :after ORDER BY id LIMIT :limit")
                .bind("fleet", fleet)
                .bind("presence", presence.map(Presence::number).orElse(0))
                .bind("state", life.map(DeviceLife::spelling).orElse(""))
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list());
  }

  /**
   * Devices in service that attained less than a share, the worst first.
   *
   * @param below in millionths
   * @param afterAttained what the one before the first attained; -1 to begin
   * @param afterId the id of that one; empty to begin
   */
  public List<DeviceRow> missing(
      String fleet, int below, int afterAttained, String afterId, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM device WHERE fleet = :fleet AND attained >= 0"
                        + " AND attained < :below AND (attained > :attained"
                        + " OR (attained = :attained AND id > :id))"
                        + " ORDER BY attained, id LIMIT :limit")
                .bind("fleet", fleet)
                .bind("below", below)
                .bind("attained", afterAttained)
                .bind("id", afterId)
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list());
  }

  private static DeviceRow row(ResultSet row) throws SQLException {
    byte[] hours = row.getBytes("hours");
    byte[] bytes = row.getBytes("kernel");
    long[] kernel = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).asLongBuffer().get(kernel);
    return new DeviceRow(
        row.getString("id"),
        DeviceLife.spelled(row.getString("state")).orElse(DeviceLife.IN_SERVICE),
        row.getLong("until_millis"),
        Json.attributes(row.getString("attributes")),
        row.getString("last_values"),
        new Standing(
            Presence.numbered(row.getInt("presence")),
            OfflineReason.numbered(row.getInt("reason")),
            false),
        row.getLong("since_millis"),
        row.getLong("seen_millis"),
        kernel,
        hours == null ? new byte[0] : hours,
        row.getInt("attained"));
  }

  /** The changes of one device's presence, the newest first. */
  public List<PresenceChange> changes(String fleet, String device, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM device_change WHERE fleet = :fleet AND device = :device"
                        + " ORDER BY at_millis DESC LIMIT :limit")
                .bind("fleet", fleet)
                .bind("device", device)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new PresenceChange(
                            row.getString("device"),
                            row.getLong("at_millis"),
                            new Standing(
                                Presence.numbered(row.getInt("presence")),
                                OfflineReason.numbered(row.getInt("reason")),
                                row.getInt("flapping") != 0)))
                .list());
  }

  /** The groups of a fleet: attributes by number. */
  public Map<Integer, Map<String, String>> groups(String fleet) {
    return jdbi.withHandle(
        handle -> {
          Map<Integer, Map<String, String>> groups = new HashMap<>();
          handle
              .createQuery("SELECT id, attributes FROM device_group WHERE fleet = :fleet")
              .bind("fleet", fleet)
              .map(
                  (row, context) ->
                      Map.entry(row.getInt("id"), Json.attributes(row.getString("attributes"))))
              .forEach(group -> groups.put(group.getKey(), group.getValue()));
          return groups;
        });
  }

  /** The number of a group, which gets the next one if it has none. */
  public int group(String fleet, Map<String, String> attributes) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "INSERT INTO device_group (fleet, attributes) VALUES (:fleet, :attributes)"
                        + " ON CONFLICT (fleet, attributes) DO UPDATE SET fleet = excluded.fleet"
                        + " RETURNING id")
                .bind("fleet", fleet)
                .bind("attributes", Json.of(attributes))
                .mapTo(Integer.class)
                .one());
  }

  /** Deletes minutes and changes that are too old. */
  public void deleteBefore(long minute) {
    jdbi.useHandle(
        handle -> {
          handle.execute("DELETE FROM device_changed WHERE minute < ?", minute);
          handle.execute("DELETE FROM device_minute WHERE minute < ?", minute);
          handle.execute("DELETE FROM device_hour WHERE hour < ?", minute / 60);
          handle.execute("DELETE FROM device_change WHERE at_millis < ?", minute * 60_000);
        });
  }

  /** How many devices in service are how, by presence and, of those offline, by reason. */
  public List<Count> counts(String fleet) {
    return jdbi.withHandle(
        handle ->
            new ArrayList<>(
                handle
                    .createQuery(
                        "SELECT presence, reason, COUNT(*) AS devices FROM device"
                            + " WHERE fleet = :fleet AND state = 'in-service'"
                            + " GROUP BY presence, reason ORDER BY presence, reason")
                    .bind("fleet", fleet)
                    .map(
                        (row, context) ->
                            new Count(
                                Presence.numbered(row.getInt("presence")),
                                OfflineReason.numbered(row.getInt("reason")),
                                row.getLong("devices")))
                    .list()));
  }

  /** So many devices are so. */
  public record Count(Presence presence, OfflineReason reason, long devices) {}
}
