package io.andal.alert.group;

import io.andal.alert.AlertContext.Recipient;
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

  /** The page of a group, as people reach it. */
  String link(String groupId);
}
