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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables of alerts in groups. Stateless: each call works in the transaction of its handle. */
public final class GroupStore {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<TreeMap<String, String>> STRINGS = new TypeReference<>() {};

  private final ReceivedAlertStore alerts = new ReceivedAlertStore();
  private final NotificationStore notifications = new NotificationStore();

  /** Writes down what a step changed. */
  public void save(Handle handle, Changes changes) {
    alerts.save(handle, changes);
    groups(handle, changes);
    changes
        .conversations()
        .forEach(
            (told, now) ->
                now.ifPresentOrElse(
                    conversation -> save(handle, conversation),
                    () -> delete(handle, told.group(), told.recipient())));
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
                            .bind("labels", ReceivedAlertStore.json(group.labels()::forEach))
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
    List<ReceivedAlert> alerts = this.alerts.load(handle, taken);
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

  private static GroupState group(ResultSet row, Map<String, String> keys) throws SQLException {
    keys.put(row.getString("id"), row.getString("group_key"));
    long untaken = row.getLong("untaken");
    Optional<Instant> since =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(untaken));
    return new GroupState(
        row.getString("group_key"),
        row.getString("route"),
        Labels.of(JSON.readValue(row.getString("labels"), STRINGS)),
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
