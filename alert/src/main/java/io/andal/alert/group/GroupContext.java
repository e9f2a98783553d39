package io.andal.alert.group;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.Summary;
import io.andal.alert.label.Labels;
import io.andal.alert.route.Receiver;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What messages about groups must know of the rest when they are made. */
public interface GroupContext {

  /** Who is told, of alerts with these labels; each once. */
  List<Recipient> recipients(Receiver receiver, Collection<Labels> alerts, Instant now);

  /** Who answers for an alert, for people. */
  Optional<String> owner(Labels labels);

  /** What is known of the SLO that an alert is about; empty if it is about none. */
  default Optional<Summary> objective(Labels labels) {
    return Optional.empty();
  }

  /** Where it is written what to do, as an address. */
  default Optional<String> runbook(Labels labels) {
    return Optional.empty();
  }

  /** The page on which whoever got a message acknowledges what it tells of. */
  default String acknowledgeLink(String token) {
    return "";
  }

  /** The page of a group, as people reach it. */
  String link(String groupId);
}
