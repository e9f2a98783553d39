package io.andal.alert.group;

import io.andal.alert.AlertContext.Recipient;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What has to be stored after a step, in one transaction: of each thing how it is now, or empty if
 * it is gone. Not thread-safe.
 */
public final class Changes {
  private final Map<Long, Optional<ReceivedAlert>> alerts = new LinkedHashMap<>();
  private final Set<Long> lasting = new HashSet<>();
  private final Map<Long, Optional<Acknowledgement>> acknowledgements = new LinkedHashMap<>();
  private final Map<String, Optional<GroupState>> groups = new LinkedHashMap<>();
  private final Map<Told, Optional<Conversation>> conversations = new LinkedHashMap<>();

  /** Who is told of what. */
  public record Told(String group, Recipient recipient) {}

  void alert(ReceivedAlert alert) {
    alerts.put(alert.fingerprint(), Optional.of(alert));
    lasting.remove(alert.fingerprint());
  }

  /** Of an alert that is stored only the times changed. */
  void alertLasts(ReceivedAlert alert) {
    if (alerts.put(alert.fingerprint(), Optional.of(alert)) == null) {
      lasting.add(alert.fingerprint());
    }
  }

  void alertGone(long fingerprint) {
    alerts.put(fingerprint, Optional.empty());
    lasting.remove(fingerprint);
  }

  void acknowledgement(long fingerprint, Optional<Acknowledgement> now) {
    acknowledgements.put(fingerprint, now);
  }

  void group(GroupState state) {
    groups.put(state.key(), Optional.of(state));
  }

  void groupGone(String key) {
    groups.put(key, Optional.empty());
    conversations.keySet().removeIf(told -> told.group().equals(key));
  }

  void conversation(Conversation now) {
    conversations.put(new Told(now.group(), now.recipient()), Optional.of(now));
  }

  void conversationGone(Conversation last) {
    conversations.put(new Told(last.group(), last.recipient()), Optional.empty());
  }

  public Map<Long, Optional<ReceivedAlert>> alerts() {
    return alerts;
  }

  /** Those of {@link #alerts} of which only the times changed. */
  public Set<Long> lasting() {
    return lasting;
  }

  public Map<Long, Optional<Acknowledgement>> acknowledgements() {
    return acknowledgements;
  }

  /** With a group that is gone its conversations are. */
  public Map<String, Optional<GroupState>> groups() {
    return groups;
  }

  public Map<Told, Optional<Conversation>> conversations() {
    return conversations;
  }

  public boolean isEmpty() {
    return alerts.isEmpty()
        && acknowledgements.isEmpty()
        && groups.isEmpty()
        && conversations.isEmpty();
  }
}
