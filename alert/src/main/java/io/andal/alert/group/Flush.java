package io.andal.alert.group;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.label.Labels;
import io.andal.alert.route.Escalation;
import io.andal.alert.route.Receiver;
import io.andal.alert.route.Route;
import io.andal.alert.route.Timing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One look at a group. */
record Flush(Group group, Dispatcher dispatcher, Instant now) {

  void run(Changes changes) {
    Telling telling = telling();
    if (!telling.untaken(group.conversations())) {
      // Somebody took it since the last look, so nobody else is to be told.
      group.untaken(Optional.empty());
    }
    Map<Recipient, Receiver> current = current(telling);
    Set<Recipient> all = new LinkedHashSet<>(current.keySet());
    all.addAll(group.conversations().keySet());
    for (Recipient recipient : all) {
      tell(telling, recipient, Optional.ofNullable(current.get(recipient)), changes);
    }
    group.flushedNow();
    group.untaken(
        telling.untaken(group.conversations())
            ? Optional.of(group.untaken().orElse(now))
            : Optional.empty());
    group.lookAgainAt(nextLook());
    changes.group(group.state(group.routeKey()));
    telling.ended().forEach(a -> dispatcher.leave(group, a.fingerprint(), now, changes));
  }

  private Telling telling() {
    boolean quiet =
        group.route().flatMap(route -> dispatcher.routing().quiet(route, now)).isPresent();
    List<ReceivedAlert> firing = new ArrayList<>();
    List<ReceivedAlert> ended = new ArrayList<>();
    Set<Long> muted = new HashSet<>();
    Set<Long> taken = new HashSet<>();
    for (Map.Entry<Long, Boolean> member : group.members().entrySet()) {
      ReceivedAlert alert = dispatcher.alert(member.getKey()).orElseThrow();
      boolean silent = quiet || !member.getValue() || dispatcher.mutes(alert, now);
      if (alert.resolved(now)) {
        ended.add(alert);
        if (silent) {
          muted.add(alert.fingerprint());
        }
      } else if (!silent) {
        firing.add(alert);
        if (dispatcher.acknowledged(alert.fingerprint())) {
          taken.add(alert.fingerprint());
        }
      }
    }
    Timing timing = group.timing();
    return new Telling(group.key(), firing, ended, muted, taken, timing.repeatInterval(), now);
  }

  private Map<Recipient, Receiver> current(Telling telling) {
    Map<Recipient, Receiver> found = new LinkedHashMap<>();
    if (group.route().isEmpty()) {
      return found;
    }
    Route route = group.route().get();
    Set<Labels> labels = new LinkedHashSet<>();
    telling.firing().forEach(alert -> labels.add(alert.labels()));
    telling.ended().forEach(alert -> labels.add(alert.labels()));
    List<String> receivers = new ArrayList<>(List.of(route.receiver()));
    for (Escalation escalation : route.escalations()) {
      if (group
          .untaken()
          .filter(since -> !since.plus(escalation.after()).isAfter(now))
          .isPresent()) {
        receivers.add(escalation.receiver());
      }
    }
    for (String name : receivers) {
      Receiver receiver = dispatcher.routing().receivers().get(name);
      if (receiver != null) {
        dispatcher
            .surroundings()
            .recipients(receiver, labels, now)
            .forEach(recipient -> found.putIfAbsent(recipient, receiver));
      }
    }
    return found;
  }

  private void tell(
      Telling telling, Recipient recipient, Optional<Receiver> receiver, Changes changes) {
    Conversation before = group.conversation(recipient);
    Conversation after =
        telling.next(
            before,
            receiver.map(Receiver::name).orElse(lastReceiver(before)),
            receiver.isPresent(),
            receiver.map(Receiver::resolved).orElse(true),
            dispatcher.surroundings().newId(now));
    if (receiver.isEmpty() && after.idle()) {
      group.conversations().remove(recipient);
      changes.conversationGone(after);
    } else if (!after.equals(before)) {
      group.conversations().put(recipient, after);
      changes.conversation(after);
    }
  }

  private String lastReceiver(Conversation conversation) {
    return conversation
        .waiting()
        .map(Notification::receiver)
        .or(() -> group.route().map(Route::receiver))
        .orElse("");
  }

  /** The next turn, or the moment before it at which somebody else is to be told. */
  private Instant nextLook() {
    Instant turn = now.plus(group.timing().groupInterval());
    if (group.untaken().isEmpty() || group.route().isEmpty()) {
      return turn;
    }
    Instant since = group.untaken().get();
    return group.route().get().escalations().stream()
        .map(escalation -> since.plus(escalation.after()))
        .filter(time -> time.isAfter(now) && time.isBefore(turn))
        .min(Instant::compareTo)
        .orElse(turn);
  }
}
