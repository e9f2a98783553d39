package io.andal.alert.group;

import io.andal.alert.AlertContext.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is told to each recipient when a group is looked at.
 *
 * @param firing alerts of the group that fire and that nothing mutes
 * @param ended alerts of the group that ended
 * @param muted of those that ended, the ones that nobody is told of who hasn't heard of them
 * @param taken fingerprints that somebody acknowledged
 */
record Telling(
    String group,
    List<ReceivedAlert> firing,
    List<ReceivedAlert> ended,
    Set<Long> muted,
    Set<Long> taken,
    Duration repeat,
    Instant now) {

  /**
   * The conversation after the look.
   *
   * @param current whether the recipient is still one to be told of what fires
   * @param resolved whether the recipient is told of ends
   * @param id of a new message
   */
  Conversation next(
      Conversation before, String receiver, boolean current, boolean resolved, String id) {
    if (before.handing() != Conversation.Handing.NOT) {
      return before;
    }
    Conversation known = resolved ? before : withoutEnds(before);
    List<ReceivedAlert> fires = current ? firing : List.of();
    List<ReceivedAlert> ends =
        resolved
            ? ended.stream().filter(alert -> tellsEnd(known.ledger(), alert, current)).toList()
            : List.of();
    Set<Long> nowFiring = fingerprints(fires);
    Set<Long> nowEnded = fingerprints(ends);
    Optional<Reason> reason =
        known
            .ledger()
            .reason(nowFiring, nowEnded, repeat, now)
            .filter(why -> why != Reason.REPEAT || !taken.containsAll(nowFiring));
    if (reason.isEmpty()) {
      return known.waitingFor(Optional.empty());
    }
    boolean same =
        known
            .waiting()
            .filter(told -> told.firing().equals(nowFiring) && told.resolved().equals(nowEnded))
            .isPresent();
    return same
        ? known
        : known.waitingFor(
            Optional.of(
                new Notification(
                    id,
                    group,
                    receiver,
                    known.recipient(),
                    reason.get(),
                    nowFiring,
                    nowEnded,
                    details(fires, ends),
                    now)));
  }

  /** Whoever heard that it fires hears that it ended; others only in passing, and once. */
  private boolean tellsEnd(Ledger ledger, ReceivedAlert alert, boolean current) {
    long fingerprint = alert.fingerprint();
    return ledger.owed().contains(fingerprint)
        || (current && !muted.contains(fingerprint) && !ledger.resolved().contains(fingerprint));
  }

  private Conversation withoutEnds(Conversation before) {
    return new Conversation(
        before.group(),
        before.recipient(),
        before.ledger().without(fingerprints(ended)),
        before.waiting(),
        Conversation.Handing.NOT);
  }

  private static Set<Long> fingerprints(List<ReceivedAlert> alerts) {
    Set<Long> found = new LinkedHashSet<>();
    alerts.forEach(alert -> found.add(alert.fingerprint()));
    return found;
  }

  private static List<ReceivedAlert> details(List<ReceivedAlert> fires, List<ReceivedAlert> ends) {
    List<ReceivedAlert> details = new ArrayList<>();
    for (List<ReceivedAlert> alerts : List.of(fires, ends)) {
      alerts.stream()
          .sorted(
              Comparator.comparing((ReceivedAlert a) -> a.labels().get("job"))
                  .thenComparing(a -> a.labels().get("instance"))
                  .thenComparing(ReceivedAlert::labels))
          .limit(Notification.MOST_DETAILS - details.size())
          .forEach(details::add);
    }
    return details;
  }

  /** Whether an alert that somebody was told of, or will be, waits to be acknowledged. */
  boolean untaken(Map<Recipient, Conversation> conversations) {
    return firing.stream()
        .map(ReceivedAlert::fingerprint)
        .filter(fingerprint -> !taken.contains(fingerprint))
        .anyMatch(
            fingerprint -> conversations.values().stream().anyMatch(c -> c.concerns(fingerprint)));
  }
}
