package io.andal.alert.store;

import io.andal.alert.group.Acknowledgement;
import io.andal.alert.group.Changes;
import io.andal.alert.group.ReceivedAlert;
import io.andal.alert.label.Labels;
import java.io.StringWriter;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.transaction.TransactionException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of alerts as they were received, and who took them. Stateless. */
final class ReceivedAlertStore {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<TreeMap<String, String>> STRINGS = new TypeReference<>() {};

  private static final String KEEP_ALERT =
      """
      INSERT INTO received_alert (fingerprint, labels, annotations, starts, ends, updated, timeout,
        generator)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (fingerprint) DO UPDATE SET annotations = excluded.annotations,
        starts = excluded.starts, ends = excluded.ends, updated = excluded.updated,
        timeout = excluded.timeout, generator = excluded.generator
      """;

  private static final String ALERT_LASTS =
      """
      UPDATE received_alert SET starts = ?, ends = ?, updated = ?, timeout = ?
      WHERE fingerprint = ?
      """;

  /** Writes down what a step changed. */
  void save(Handle handle, Changes changes) {
    alerts(handle, changes);
    acknowledgements(handle, changes);
  }

  /**
   * By JDBC itself: of thousands of alerts, naming each value would cost more than storing them.
   */
  private static void alerts(Handle handle, Changes changes) {
    if (changes.alerts().isEmpty()) {
      return;
    }
    List<Long> gone = new ArrayList<>();
    List<ReceivedAlert> told = new ArrayList<>();
    List<ReceivedAlert> lasting = new ArrayList<>();
    changes
        .alerts()
        .forEach(
            (fingerprint, now) ->
                now.ifPresentOrElse(
                    (changes.lasting().contains(fingerprint) ? lasting : told)::add,
                    () -> gone.add(fingerprint)));
    try {
      batch(handle, KEEP_ALERT, told, ReceivedAlertStore::bind);
      batch(handle, ALERT_LASTS, lasting, ReceivedAlertStore::bindTimes);
    } catch (SQLException e) {
      throw new TransactionException("alerts could not be written", e);
    }
    if (!gone.isEmpty()) {
      PreparedBatch batch =
          handle.prepareBatch("DELETE FROM received_alert WHERE fingerprint = :fingerprint");
      gone.forEach(fingerprint -> batch.bind("fingerprint", (long) fingerprint).add());
      batch.execute();
    }
  }

  /** How an alert's values get into a statement. */
  @FunctionalInterface
  private interface Binding {
    void bind(PreparedStatement statement, ReceivedAlert alert) throws SQLException;
  }

  private static void batch(Handle handle, String sql, List<ReceivedAlert> alerts, Binding binding)
      throws SQLException {
    if (alerts.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
      for (ReceivedAlert alert : alerts) {
        binding.bind(statement, alert);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void bindTimes(PreparedStatement lasts, ReceivedAlert alert) throws SQLException {
    lasts.setLong(1, alert.startsAt().toEpochMilli());
    lasts.setLong(2, alert.endsAt().toEpochMilli());
    lasts.setLong(3, alert.updatedAt().toEpochMilli());
    lasts.setInt(4, alert.timeout() ? 1 : 0);
    lasts.setLong(5, alert.fingerprint());
  }

  /**
   * As JSON.
   *
   * @param each tells of each pair
   */
  static String json(Consumer<BiConsumer<String, String>> each) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      each.accept(json::writeStringProperty);
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void bind(PreparedStatement here, ReceivedAlert alert) throws SQLException {
    here.setLong(1, alert.fingerprint());
    here.setString(2, json(alert.labels()::forEach));
    here.setString(3, json(((Map<String, String>) alert.annotations())::forEach));
    here.setLong(4, alert.startsAt().toEpochMilli());
    here.setLong(5, alert.endsAt().toEpochMilli());
    here.setLong(6, alert.updatedAt().toEpochMilli());
    here.setInt(7, alert.timeout() ? 1 : 0);
    here.setString(8, alert.generatorUrl());
  }

  private static void acknowledgements(Handle handle, Changes changes) {
    changes
        .acknowledgements()
        .forEach(
            (fingerprint, now) ->
                handle
                    .createUpdate(
                        "UPDATE received_alert SET taken_by = :by, taken_at = :at"
                            + " WHERE fingerprint = :fingerprint")
                    .bind("fingerprint", (long) fingerprint)
                    .bind("by", now.map(Acknowledgement::by).orElse(null))
                    .bind("at", now.map(taken -> taken.at().toEpochMilli()).orElse(null))
                    .execute());
  }

  /**
   * All that are kept.
   *
   * @param taken gets who took which
   */
  List<ReceivedAlert> load(Handle handle, Map<Long, Acknowledgement> taken) {
    return handle
        .createQuery(
            "SELECT fingerprint, labels, annotations, starts, ends, updated, timeout,"
                + " generator, taken_by, taken_at FROM received_alert")
        .map((row, context) -> alert(row, taken))
        .list();
  }

  private static ReceivedAlert alert(ResultSet row, Map<Long, Acknowledgement> taken)
      throws SQLException {
    long fingerprint = row.getLong("fingerprint");
    String by = row.getString("taken_by");
    if (by != null) {
      taken.put(
          fingerprint, new Acknowledgement(by, Instant.ofEpochMilli(row.getLong("taken_at"))));
    }
    return new ReceivedAlert(
        fingerprint,
        Labels.of(JSON.readValue(row.getString("labels"), STRINGS)),
        JSON.readValue(row.getString("annotations"), STRINGS),
        Instant.ofEpochMilli(row.getLong("starts")),
        Instant.ofEpochMilli(row.getLong("ends")),
        Instant.ofEpochMilli(row.getLong("updated")),
        row.getInt("timeout") == 1,
        row.getString("generator"));
  }
}
