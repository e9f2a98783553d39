package io.andal.alert.store;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.AlertIds;
import io.andal.alert.group.Acknowledgement;
import io.andal.alert.group.Changes;
import io.andal.alert.group.Conversation;
import io.andal.alert.group.GroupState;
import io.andal.alert.group.Ledger;
import io.andal.alert.group.Notification;
import io.andal.alert.group.ReceivedAlert;
import io.andal.alert.group.Snapshot;
import io.andal.alert.label.Labels;
import java.io.StringWriter;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.transaction.TransactionException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables of alerts in groups. Stateless: each call works in the transaction of its handle. */
public final class GroupStore {
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

  private final NotificationStore notifications = new NotificationStore();

  /** Writes down what a step changed. */
  public void save(Handle handle, Changes changes) {
    alerts(handle, changes);
    acknowledgements(handle, changes);
    groups(handle, changes);
    changes
        .conversations()
        .forEach(
            (told, now) ->
                now.ifPresentOrElse(
                    conversation -> save(handle, conversation),
                    () -> delete(handle, told.group(), told.recipient())));
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
      batch(handle, KEEP_ALERT, told, GroupStore::bind);
      batch(handle, ALERT_LASTS, lasting, GroupStore::bindTimes);
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
  private static String json(Consumer<BiConsumer<String, String>> each) {
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

  private static void groups(Handle handle, Changes changes) {
    if (changes.groups().isEmpty()) {
      return;
    }
    PreparedBatch gone = handle.prepareBatch("DELETE FROM alert_group WHERE id = :id");
    PreparedBatch silent = handle.prepareBatch("DELETE FROM conversation WHERE group_id = :id");
    PreparedBatch here =
        handle.prepareBatch(
            """
            INSERT INTO alert_group (id, group_key, route, labels, next_look, flushed, untaken)
            VALUES (:id, :key, :route, :labels, :next, :flushed, :untaken)
            ON CONFLICT (id) DO UPDATE SET next_look = excluded.next_look,
              flushed = excluded.flushed, untaken = excluded.untaken
            """);
    changes
        .groups()
        .forEach(
            (key, now) ->
                now.ifPresentOrElse(
                    group ->
                        here.bind("id", AlertIds.ofGroup(key))
                            .bind("key", key)
                            .bind("route", group.route())
                            .bind("labels", json(group.labels()::forEach))
                            .bind("next", group.next().toEpochMilli())
                            .bind("flushed", group.flushed() ? 1 : 0)
                            .bind(
                                "untaken", group.untaken().map(Instant::toEpochMilli).orElse(null))
                            .add(),
                    () -> {
                      gone.bind("id", AlertIds.ofGroup(key)).add();
                      silent.bind("id", AlertIds.ofGroup(key)).add();
                    }));
    if (here.size() > 0) {
      here.execute();
    }
    if (gone.size() > 0) {
      gone.execute();
      silent.execute();
    }
  }

  private void save(Handle handle, Conversation now) {
    handle
        .createUpdate(
            """
            INSERT INTO conversation (group_id, channel, recipient, ledger, handing, waiting)
            VALUES (:group, :channel, :recipient, :ledger, :handing, :waiting)
            ON CONFLICT (group_id, channel, recipient) DO UPDATE SET ledger = excluded.ledger,
              handing = excluded.handing, waiting = excluded.waiting
            """)
        .bind("group", AlertIds.ofGroup(now.group()))
        .bind("channel", now.recipient().channel())
        .bind("recipient", now.recipient().address())
        .bind("ledger", JSON.writeValueAsString(now.ledger()))
        .bind("handing", now.handing().name())
        .bind("waiting", now.waiting().map(JSON::writeValueAsString).orElse(null))
        .execute();
    notifications.follow(handle, now);
  }

  private void delete(Handle handle, String group, Recipient recipient) {
    handle
        .createUpdate(
            "DELETE FROM conversation WHERE group_id = :group AND channel = :channel"
                + " AND recipient = :recipient")
        .bind("group", AlertIds.ofGroup(group))
        .bind("channel", recipient.channel())
        .bind("recipient", recipient.address())
        .execute();
    notifications.drop(handle, group, recipient);
  }

  /** All that is kept. */
  public Snapshot load(Handle handle) {
    Map<Long, Acknowledgement> taken = new HashMap<>();
    var alerts =
        handle
            .createQuery(
                "SELECT fingerprint, labels, annotations, starts, ends, updated, timeout,"
                    + " generator, taken_by, taken_at FROM received_alert")
            .map((row, context) -> alert(row, taken))
            .list();
    Map<String, String> keys = new HashMap<>();
    var groups =
        handle
            .createQuery(
                "SELECT id, group_key, route, labels, next_look, flushed, untaken FROM alert_group"
                    + " ORDER BY next_look, id")
            .map((row, context) -> group(row, keys))
            .list();
    var conversations =
        handle
            .createQuery(
                "SELECT group_id, channel, recipient, ledger, handing, waiting FROM conversation"
                    + " ORDER BY group_id, channel, recipient")
            .map((row, context) -> conversation(row, keys))
            .list();
    return new Snapshot(alerts, taken, groups, conversations);
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
        new Labels(JSON.readValue(row.getString("labels"), STRINGS)),
        JSON.readValue(row.getString("annotations"), STRINGS),
        Instant.ofEpochMilli(row.getLong("starts")),
        Instant.ofEpochMilli(row.getLong("ends")),
        Instant.ofEpochMilli(row.getLong("updated")),
        row.getInt("timeout") == 1,
        row.getString("generator"));
  }

  private static GroupState group(ResultSet row, Map<String, String> keys) throws SQLException {
    keys.put(row.getString("id"), row.getString("group_key"));
    long untaken = row.getLong("untaken");
    Optional<Instant> since =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(untaken));
    return new GroupState(
        row.getString("group_key"),
        row.getString("route"),
        new Labels(JSON.readValue(row.getString("labels"), STRINGS)),
        Instant.ofEpochMilli(row.getLong("next_look")),
        row.getInt("flushed") == 1,
        since);
  }

  private static Conversation conversation(ResultSet row, Map<String, String> keys)
      throws SQLException {
    return new Conversation(
        keys.getOrDefault(row.getString("group_id"), ""),
        new Recipient(row.getString("channel"), row.getString("recipient")),
        JSON.readValue(row.getString("ledger"), Ledger.class),
        Optional.ofNullable(row.getString("waiting"))
            .map(json -> JSON.readValue(json, Notification.class)),
        Conversation.Handing.valueOf(row.getString("handing")));
  }
}
