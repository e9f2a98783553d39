package io.andal.server.alert;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.group.Hearing;
import io.andal.alert.group.ReceivedAlert;
import io.andal.alert.group.Standing;
import io.andal.alert.label.Labels;
import io.andal.alert.store.NotificationStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alert that fires, whoever told of it, as REST writes it.
 *
 * @param endsAt when it is taken for ended if nobody tells of it again
 */
record FiringJson(
    String fingerprint,
    Map<String, String> labels,
    Map<String, String> annotations,
    Instant startsAt,
    Instant endsAt,
    Instant updatedAt,
    @Nullable String generatorUrl,
    String state,
    List<String> silencedBy,
    List<String> inhibitedBy,
    List<String> mutedBy,
    List<String> receivers,
    @Nullable String acknowledgedBy,
    @Nullable Instant acknowledgedAt) {

  static FiringJson of(Standing standing) {
    ReceivedAlert alert = standing.alert();
    return new FiringJson(
        Labels.hex(alert.fingerprint()),
        alert.labels().values(),
        alert.annotations(),
        alert.startsAt(),
        alert.endsAt(),
        alert.updatedAt(),
        alert.generatorUrl().isEmpty() ? null : alert.generatorUrl(),
        standing.suppressed() ? "suppressed" : "active",
        standing.silencedBy(),
        standing.inhibitedBy(),
        standing.mutedBy(),
        standing.receivers(),
        standing.acknowledged().map(taken -> taken.by()).orElse(null),
        standing.acknowledged().map(taken -> taken.at()).orElse(null));
  }

  /** Where a message goes. */
  record RecipientJson(String channel, String address) {
    static RecipientJson of(Recipient recipient) {
      return new RecipientJson(recipient.channel(), recipient.address());
    }
  }

  /** Who would hear of an alert. */
  record RouteJson(List<HearingJson> routes, List<String> silencedBy, List<String> inhibitedBy) {}

  /** Who would hear of it at one node. */
  record HearingJson(
      String route,
      String group,
      String receiver,
      List<RecipientJson> recipients,
      @Nullable String mutedBy,
      String groupWait,
      String groupInterval,
      String repeatInterval,
      List<LaterJson> escalation) {

    static HearingJson of(Hearing hearing) {
      return new HearingJson(
          hearing.route(),
          hearing.group(),
          hearing.receiver(),
          hearing.recipients().stream().map(RecipientJson::of).toList(),
          hearing.quiet().orElse(null),
          hearing.node().timing().groupWait().toString(),
          hearing.node().timing().groupInterval().toString(),
          hearing.node().timing().repeatInterval().toString(),
          hearing.later().stream()
              .map(
                  later ->
                      new LaterJson(
                          later.after().toString(),
                          later.receiver(),
                          later.recipients().stream().map(RecipientJson::of).toList()))
              .toList());
    }
  }

  /** Who is told too if nobody acknowledges. */
  record LaterJson(String after, String receiver, List<RecipientJson> recipients) {}

  /** Who is on call. */
  record OnCallJson(
      String schedule, @Nullable String person, @Nullable Instant from, @Nullable Instant until) {}

  /** A message about a group. */
  record MessageJson(
      String id,
      String group,
      String title,
      String receiver,
      String channel,
      String recipient,
      String reason,
      int firing,
      int resolved,
      String state,
      int attempts,
      Instant createdAt,
      @Nullable Instant sentAt,
      @Nullable Instant nextAttemptAt,
      @Nullable String lastError) {

    static MessageJson of(NotificationStore.Sent sent) {
      return new MessageJson(
          sent.id(),
          sent.group(),
          sent.title(),
          sent.receiver(),
          sent.recipient().channel(),
          sent.recipient().address(),
          sent.reason(),
          sent.firing(),
          sent.resolved(),
          sent.state(),
          sent.attempts(),
          sent.createdAt(),
          sent.sentAt().orElse(null),
          sent.state().equals("waiting") ? sent.nextAttemptAt() : null,
          sent.lastError().orElse(null));
    }
  }
}
