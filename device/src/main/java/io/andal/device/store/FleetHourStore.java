package io.andal.device.store;

import io.andal.database.Database;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** Reads how many devices met their target, hour by hour. Thread-safe. */
public final class FleetHourStore {
  private final Jdbi jdbi;

  public FleetHourStore(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * Devices that were judged at an hour's end.
   *
   * @param judged how many
   * @param meeting those that met their target over the day up to then
   */
  public record Judged(long judged, long meeting) {
    public static final Judged NONE = new Judged(0, 0);

    Judged and(Judged other) {
      return new Judged(judged + other.judged, meeting + other.meeting);
    }
  }

  /**
   * What was judged of groups together, in the hours in which anything was.
   *
   * @param groups their numbers
   * @param from the first UTC hour since 1970
   * @param to the hour after the last one
   */
  public Map<Long, Judged> of(String fleet, Set<Integer> groups, long from, long to) {
    Map<Long, Judged> hours = new HashMap<>();
    if (groups.isEmpty()) {
      return hours;
    }
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT hour, SUM(judged) AS judged, SUM(meeting) AS meeting FROM device_hour"
                        + " WHERE fleet = :fleet AND hour >= :from AND hour < :to"
                        + " AND device_group IN (<groups>) GROUP BY hour")
                .bind("fleet", fleet)
                .bind("from", from)
                .bind("to", to)
                .bindList("groups", groups)
                .map(
                    (row, context) ->
                        Map.entry(
                            row.getLong("hour"),
                            new Judged(row.getLong("judged"), row.getLong("meeting"))))
                .forEach(entry -> hours.merge(entry.getKey(), entry.getValue(), Judged::and)));
    return hours;
  }

  /** The last hour of a fleet in which devices were judged; empty if none ever were. */
  public Optional<Long> latest(String fleet) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT MAX(hour) FROM device_hour WHERE fleet = :fleet AND judged > 0")
                .bind("fleet", fleet)
                .mapTo(Long.class)
                .findOne());
  }

  /** What was judged in one hour, by the number of the group. */
  public Map<Integer, Judged> groups(String fleet, long hour) {
    Map<Integer, Judged> groups = new HashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT device_group, judged, meeting FROM device_hour"
                        + " WHERE fleet = :fleet AND hour = :hour")
                .bind("fleet", fleet)
                .bind("hour", hour)
                .map(
                    (row, context) ->
                        Map.entry(
                            row.getInt("device_group"),
                            new Judged(row.getLong("judged"), row.getLong("meeting"))))
                .forEach(entry -> groups.put(entry.getKey(), entry.getValue())));
    return groups;
  }
}
