package io.andal.alert.store;

import io.andal.alert.Alert;
import io.andal.alert.AlertState;
import io.andal.channel.Cause;
import io.andal.signal.MinuteRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** The table of alerts. Stateless: each call works in the transaction of its handle. */
public final class AlertStore {
  private static final String COLUMNS =
      "id, slo, service, rule, severity, cause, state, frozen, started, fired, resolved, as_of,"
          + " burn_rate, remaining, summary";

  /** Pending and firing alerts, newest first. */
  public List<StoredAlert> active(Handle handle) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM alert WHERE state <> 'RESOLVED' ORDER BY id DESC")
        .map((row, context) -> read(row))
        .list();
  }

  public Optional<StoredAlert> find(Handle handle, String id) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM alert WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** The minute at which the last ended alert of a rule ended. */
  public Optional<Long> lastEnd(Handle handle, String slo, String rule) {
    return handle
        .createQuery(
            "SELECT max(as_of) AS as_of FROM alert"
                + " WHERE slo = :slo AND rule = :rule AND state = 'RESOLVED'")
        .bind("slo", slo)
        .bind("rule", rule)
        .map((row, context) -> minute(row, "as_of"))
        .one();
  }

  /** As {@code AlertService.alerts}. */
  public List<Alert> page(
      Handle handle,
      Optional<String> slo,
      Optional<AlertState> state,
      Optional<String> before,
      int limit) {
    String sql =
        "SELECT "
            + COLUMNS
            + " FROM alert WHERE 1 = 1"
            + (slo.isPresent() ? " AND slo = :slo" : "")
            + (state.isPresent() ? " AND state = :state" : "")
            + (before.isPresent() ? " AND id < :before" : "")
            + " ORDER BY id DESC LIMIT :limit";
    Query query = handle.createQuery(sql).bind("limit", limit);
    slo.ifPresent(value -> query.bind("slo", value));
    state.ifPresent(value -> query.bind("state", value.name()));
    before.ifPresent(value -> query.bind("before", value));
    return query.map((row, context) -> read(row).alert()).list();
  }

  /** How many alerts of each SLO began to fire in a range. */
  public Map<String, Integer> fired(Handle handle, MinuteRange range) {
    Map<String, Integer> counts = new HashMap<>();
    handle
        .createQuery(
            "SELECT slo, count(*) AS alerts FROM alert"
                + " WHERE fired >= :from AND fired < :to GROUP BY slo")
        .bind("from", range.from())
        .bind("to", range.to())
        .map((row, context) -> counts.put(row.getString("slo"), row.getInt("alerts")))
        .list();
    return counts;
  }

  /** Adds a new alert; false if the rule has an active one already. */
  public boolean insert(Handle handle, StoredAlert stored) {
    return bind(
                handle.createUpdate(
                    """
                    INSERT INTO alert (id, slo, service, rule, severity, cause, state, frozen,
                      started, fired, resolved, as_of, burn_rate, remaining, summary)
                    VALUES (:id, :slo, :service, :rule, :severity, :cause, :state, :frozen,
                      :started, :fired, :resolved, :asOf, :burnRate, :remaining, :summary)
                    ON CONFLICT DO NOTHING
                    """),
                stored)
            .execute()
        == 1;
  }

  /** Changes an alert; false if somebody else changed its state first. */
  public boolean update(Handle handle, StoredAlert stored, AlertState from) {
    return bind(
                handle.createUpdate(
                    """
                    UPDATE alert SET cause = :cause, state = :state, frozen = :frozen,
                      severity = :severity, service = :service, started = :started, fired = :fired,
                      resolved = :resolved, as_of = :asOf, burn_rate = :burnRate,
                      remaining = :remaining, summary = :summary
                    WHERE id = :id AND slo = :slo AND rule = :rule AND state = :from
                    """),
                stored)
            .bind("from", from.name())
            .execute()
        == 1;
  }

  /** Notes up to which minute an unchanged alert was judged. */
  public void judged(Handle handle, String id, long asOf) {
    handle
        .createUpdate("UPDATE alert SET as_of = :asOf WHERE id = :id AND as_of < :asOf")
        .bind("id", id)
        .bind("asOf", asOf)
        .execute();
  }

  /** Takes a pending alert away; it never was told to anybody. */
  public void deletePending(Handle handle, String id) {
    handle
        .createUpdate("DELETE FROM alert WHERE id = :id AND state = 'PENDING'")
        .bind("id", id)
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, StoredAlert stored) {
    Alert alert = stored.alert();
    return statement
        .bind("id", alert.id())
        .bind("slo", alert.slo())
        .bind("service", alert.service())
        .bind("rule", alert.rule())
        .bind("severity", alert.severity())
        .bind("cause", stored.cause().name())
        .bind("state", alert.state().name())
        .bind("frozen", alert.frozen() ? 1 : 0)
        .bind("started", MinuteRange.minuteOf(alert.startedAt()))
        .bind("fired", alert.firedAt().map(MinuteRange::minuteOf))
        .bind("resolved", alert.resolvedAt().map(MinuteRange::minuteOf))
        .bind("asOf", stored.asOf())
        .bind("burnRate", alert.burnRate())
        .bind("remaining", alert.remaining())
        .bind("summary", alert.summary());
  }

  private static StoredAlert read(ResultSet row) throws SQLException {
    Alert alert =
        new Alert(
            row.getString("id"),
            row.getString("slo"),
            row.getString("service"),
            row.getString("rule"),
            row.getString("severity"),
            AlertState.valueOf(row.getString("state")),
            row.getInt("frozen") == 1,
            MinuteRange.startOf(row.getLong("started")),
            instant(row, "fired"),
            instant(row, "resolved"),
            row.getDouble("burn_rate"),
            row.getDouble("remaining"),
            row.getString("summary"));
    return new StoredAlert(alert, Cause.valueOf(row.getString("cause")), row.getLong("as_of"));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return minute(row, column).map(MinuteRange::startOf);
  }

  private static Optional<Long> minute(ResultSet row, String column) throws SQLException {
    long minute = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(minute);
  }
}
