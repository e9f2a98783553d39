package io.andal.alert.group;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.AlertIds;
import io.andal.alert.label.Labels;
import io.andal.alert.route.GroupKey;
import io.andal.alert.route.Inhibition;
import io.andal.alert.route.Route;
import io.andal.alert.route.Routing;
import io.andal.alert.silence.Silence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Alerts in groups, and what each recipient is to be told of each group when. It has no clock and
 * does no I/O: time is given, never backwards, and what must be kept is returned. After a restart
 * it goes on from what was kept. Not thread-safe.
 *
 * <p>The times and the decisions are Alertmanager's (dispatch, notify), with one promise more:
 * every message that says an alert fires, and was delivered, is followed by exactly one that says
 * it ended, to the same recipient, whatever silences, inhibition, mute times, changes of routes and
 * restarts do in between.
 */
public final class Dispatcher {
  private final Surroundings surroundings;
  private final Map<Long, ReceivedAlert> alerts = new LinkedHashMap<>();
  private final Map<Long, Acknowledgement> acknowledgements = new HashMap<>();
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final Map<Long, List<Group>> places = new HashMap<>();
  private Routing routing;
  private Inhibition inhibition;
  private List<Silence> silences = List.of();

  public Dispatcher(Surroundings surroundings, Routing routing, Snapshot kept, Instant now) {
    this.surroundings = surroundings;
    this.routing = routing;
    this.inhibition = new Inhibition(routing.inhibitRules());
    Map<String, Route> routes = routing.byKey();
    for (GroupState state : kept.groups()) {
      groups.put(state.key(), new Group(state, Optional.ofNullable(routes.get(state.route()))));
    }
    for (Conversation conversation : kept.conversations()) {
      Group group = groups.get(conversation.group());
      if (group != null) {
        group.conversations().put(conversation.recipient(), conversation.afterRestart());
      }
    }
    kept.alerts().forEach(alert -> alerts.put(alert.fingerprint(), alert));
    acknowledgements.putAll(kept.acknowledgements());
    placeAll(now, new Changes());
  }

  /** Takes what somebody told of alerts. Those that ended and that nobody knew are left out. */
  public Changes receive(Collection<ReceivedAlert> news, Instant now) {
    Changes changes = new Changes();
    for (ReceivedAlert told : news) {
      receive(told, now, changes);
    }
    return changes;
  }

  private void receive(ReceivedAlert told, Instant now, Changes changes) {
    long fingerprint = told.fingerprint();
    ReceivedAlert before = alerts.get(fingerprint);
    if (before == null && told.resolved(now)) {
      return;
    }
    ReceivedAlert alert = before == null ? told : before.followedBy(told, now);
    if (before != null && before.resolved(now) && !alert.resolved(now)) {
      // It came back: whoever took it the last time may not know.
      dropAcknowledgement(fingerprint, changes);
    }
    alerts.put(fingerprint, alert);
    if (before != null && before.saysAs(alert)) {
      changes.alertLasts(alert);
    } else {
      changes.alert(alert);
    }
    inhibition.note(fingerprint, alert.labels(), alert.endsAt());
    if (!alert.resolved(now)) {
      place(alert, now, changes);
    }
  }

  private void place(ReceivedAlert alert, Instant now, Changes changes) {
    List<Group> there = places.computeIfAbsent(alert.fingerprint(), key -> new ArrayList<>(1));
    boolean placed =
        there.stream().anyMatch(g -> g.members().getOrDefault(alert.fingerprint(), false));
    if (placed) {
      return;
    }
    for (Route route : routing.match(alert.labels())) {
      GroupKey key = route.group(alert.labels());
      String text = key.toString();
      Group group = groups.get(text);
      if (group == null) {
        Instant first = now.plus(route.timing().groupWait());
        group =
            new Group(
                new GroupState(text, route.key(), key.labels(), first, false, Optional.empty()),
                Optional.of(route));
        groups.put(text, group);
        changes.group(group.state(route.key()));
      }
      group.members().put(alert.fingerprint(), true);
      if (!there.contains(group)) {
        there.add(group);
      }
      hurry(group, alert, now, changes);
    }
  }

  /** An alert that has lasted longer than the wait doesn't wait again. */
  private static void hurry(Group group, ReceivedAlert alert, Instant now, Changes changes) {
    boolean waited = alert.startsAt().plus(group.timing().groupWait()).isBefore(now);
    if (!group.flushed() && waited && group.next().isAfter(now)) {
      group.lookAgainAt(now);
      changes.group(group.state(group.routeKey()));
    }
  }

  /** Puts each alert where the tree says; where it was before, only its end is still told. */
  private void placeAll(Instant now, Changes changes) {
    places.clear();
    groups.values().forEach(group -> group.members().clear());
    Map<Long, List<Group>> concerned = concerned();
    for (ReceivedAlert alert : List.copyOf(alerts.values())) {
      inhibition.note(alert.fingerprint(), alert.labels(), alert.endsAt());
      if (!alert.resolved(now)) {
        place(alert, now, changes);
      }
      List<Group> there = places.computeIfAbsent(alert.fingerprint(), key -> new ArrayList<>(1));
      for (Group group : concerned.getOrDefault(alert.fingerprint(), List.of())) {
        if (!group.members().containsKey(alert.fingerprint())) {
          group.members().put(alert.fingerprint(), false);
          there.add(group);
        }
      }
      if (there.isEmpty()) {
        gone(alert.fingerprint(), changes);
      }
    }
  }

  /** Where somebody has still to hear of the end of an alert. */
  private Map<Long, List<Group>> concerned() {
    Map<Long, List<Group>> found = new HashMap<>();
    for (Group group : groups.values()) {
      group.conversations().values().stream()
          .flatMap(Conversation::concerned)
          .distinct()
          .forEach(f -> found.computeIfAbsent(f, key -> new ArrayList<>(1)).add(group));
    }
    return found;
  }

  /** Goes by other routes from now on, and looks at all groups at once. */
  public Changes route(Routing now, Instant time) {
    Changes changes = new Changes();
    routing = now;
    inhibition = new Inhibition(now.inhibitRules());
    Map<String, Route> routes = now.byKey();
    groups.values().forEach(g -> g.follow(Optional.ofNullable(routes.get(g.routeKey()))));
    placeAll(time, changes);
    for (Group group : groups.values()) {
      if (group.flushed()) {
        group.lookAgainAt(time);
        changes.group(group.state(group.routeKey()));
      }
    }
    return changes;
  }

  /** The silences that hold now or later. */
  public void silence(List<Silence> all) {
    silences = List.copyOf(all);
  }

  /** Looks at the groups whose time has come. */
  public Changes tick(Instant now) {
    Changes changes = new Changes();
    for (Group group : List.copyOf(groups.values())) {
      if (!group.next().isAfter(now)) {
        new Flush(group, this, now).run(changes);
        removeIfOver(group, changes);
      }
    }
    return changes;
  }

  /** When {@link #tick} has something to do next; empty if nothing waits. */
  public Optional<Instant> next() {
    return groups.values().stream().map(Group::next).min(Instant::compareTo);
  }

  /** The messages that wait to be delivered. */
  public List<Notification> waiting() {
    return groups.values().stream()
        .flatMap(group -> group.conversations().values().stream())
        .flatMap(conversation -> conversation.waiting().stream())
        .toList();
  }

  /** A message is being handed over: keep that first, so that a crash doesn't make us forget. */
  public Changes handed(Notification message) {
    return settle(message, Conversation::handed);
  }

  /** The other side said for certain that it didn't take the message. */
  public Changes refused(Notification message) {
    return settle(message, Conversation::refused);
  }

  /** Nobody will try the message again: as if there had been no reason to tell. */
  public Changes givenUp(Notification message, Instant now) {
    return settle(message, conversation -> conversation.givenUp(now));
  }

  /** The other side took the message. */
  public Changes delivered(Notification message, Instant now) {
    Changes changes = settle(message, conversation -> conversation.delivered(now));
    Group group = groups.get(message.group());
    if (!changes.isEmpty() && group != null) {
      message.resolved().forEach(fingerprint -> leave(group, fingerprint, now, changes));
      removeIfOver(group, changes);
    }
    return changes;
  }

  private Changes settle(Notification message, UnaryOperator<Conversation> step) {
    Changes changes = new Changes();
    Group group = groups.get(message.group());
    if (group != null) {
      Conversation before = group.conversation(message.recipient());
      if (before.waiting().filter(told -> told.id().equals(message.id())).isPresent()) {
        Conversation after = step.apply(before);
        group.conversations().put(message.recipient(), after);
        changes.conversation(after);
      }
    }
    return changes;
  }

  /** Takes an alert that ended out of a group, unless somebody there has still to hear of it. */
  void leave(Group group, long fingerprint, Instant now, Changes changes) {
    ReceivedAlert alert = alerts.get(fingerprint);
    if (alert == null || !alert.resolved(now) || group.concerns(fingerprint)) {
      return;
    }
    group.members().remove(fingerprint);
    List<Group> there = places.getOrDefault(fingerprint, new ArrayList<>());
    there.remove(group);
    if (there.isEmpty()) {
      gone(fingerprint, changes);
    }
  }

  private void gone(long fingerprint, Changes changes) {
    places.remove(fingerprint);
    ReceivedAlert last = alerts.remove(fingerprint);
    if (last != null) {
      inhibition.forget(fingerprint, last.labels());
      changes.alertGone(fingerprint);
    }
    dropAcknowledgement(fingerprint, changes);
  }

  private void removeIfOver(Group group, Changes changes) {
    if (group.over()) {
      groups.remove(group.key());
      changes.groupGone(group.key());
    }
  }

  private void dropAcknowledgement(long fingerprint, Changes changes) {
    if (acknowledgements.remove(fingerprint) != null) {
      changes.acknowledgement(fingerprint, Optional.empty());
    }
  }

  /** Somebody takes an alert; nothing changes if there is none. */
  public Changes acknowledge(long fingerprint, Acknowledgement acknowledgement) {
    Changes changes = new Changes();
    if (alerts.containsKey(fingerprint)) {
      acknowledgements.put(fingerprint, acknowledgement);
      changes.acknowledgement(fingerprint, Optional.of(acknowledgement));
    }
    return changes;
  }

  /** Looks at a group at once, not at its next turn; false if there is no such group. */
  boolean lookNow(String groupId, Instant now, Changes changes) {
    Optional<Group> found =
        groups.values().stream()
            .filter(group -> AlertIds.ofGroup(group.key()).equals(groupId))
            .findFirst();
    found.ifPresent(
        group -> {
          group.lookAgainAt(now);
          changes.group(group.state(group.routeKey()));
        });
    return found.isPresent();
  }

  /** The alerts of a group that fire, and that somebody was told of. */
  List<ReceivedAlert> open(String groupId, Recipient told, Instant now) {
    return groups.values().stream()
        .filter(group -> AlertIds.ofGroup(group.key()).equals(groupId))
        .flatMap(group -> group.conversation(told).concerned())
        .distinct()
        .flatMap(fingerprint -> alert(fingerprint).stream())
        .filter(alert -> !alert.resolved(now))
        .toList();
  }

  /** Of these, those that nobody took. */
  List<ReceivedAlert> untaken(String groupId, Recipient told, Instant now) {
    return open(groupId, told, now).stream()
        .filter(alert -> !acknowledged(alert.fingerprint()))
        .toList();
  }

  /** Ids of the groups of which somebody was told, or soon is. */
  List<String> toldOf(Recipient told, String code) {
    return groups.values().stream()
        .filter(group -> group.conversations().containsKey(told))
        .filter(group -> ReplyCode.of(group.key()).equals(code))
        .map(group -> AlertIds.ofGroup(group.key()))
        .toList();
  }

  /** An alert is over, says somebody who isn't its source. */
  public Changes end(long fingerprint, Instant now) {
    ReceivedAlert alert = alerts.get(fingerprint);
    return alert == null
        ? new Changes()
        : receive(
            List.of(
                new ReceivedAlert(
                    fingerprint,
                    alert.labels(),
                    alert.annotations(),
                    alert.startsAt(),
                    now,
                    now,
                    false,
                    alert.generatorUrl())),
            now);
  }

  public boolean fires(long fingerprint, Instant now) {
    return alert(fingerprint).filter(alert -> !alert.resolved(now)).isPresent();
  }

  /** How many alerts are kept. */
  public int size() {
    return alerts.size();
  }

  boolean waits(Notification message) {
    Group group = groups.get(message.group());
    return group != null
        && group
            .conversation(message.recipient())
            .waiting()
            .filter(told -> told.id().equals(message.id()))
            .isPresent();
  }

  Optional<Standing> standingOf(long fingerprint, Instant now) {
    return alert(fingerprint).map(alert -> standing(alert, now));
  }

  boolean acknowledged(long fingerprint) {
    return acknowledgements.containsKey(fingerprint);
  }

  Surroundings surroundings() {
    return surroundings;
  }

  Routing routing() {
    return routing;
  }

  Optional<ReceivedAlert> alert(long fingerprint) {
    return Optional.ofNullable(alerts.get(fingerprint));
  }

  boolean mutes(ReceivedAlert alert, Instant now) {
    return silences.stream().anyMatch(silence -> silence.mutes(alert.labels(), now))
        || inhibition.inhibitor(alert.labels(), now).isPresent();
  }

  Map<Long, ReceivedAlert> firing(Predicate<Labels> chosen, Instant now) {
    Map<Long, ReceivedAlert> found = new LinkedHashMap<>();
    for (ReceivedAlert alert : alerts.values()) {
      if (chosen.test(alert.labels()) && !alert.resolved(now)) {
        found.put(alert.fingerprint(), alert);
      }
    }
    return found;
  }

  /** All alerts that fire, as they stand. */
  public List<Standing> standings(Instant now) {
    return alerts.values().stream()
        .filter(alert -> !alert.resolved(now))
        .map(alert -> standing(alert, now))
        .toList();
  }

  /** How an alert stands, also one that isn't here. */
  public Standing standing(ReceivedAlert alert, Instant now) {
    List<Route> routes = routing.match(alert.labels());
    return new Standing(
        alert,
        silences.stream().filter(s -> s.mutes(alert.labels(), now)).map(Silence::id).toList(),
        inhibition.inhibitor(alert.labels(), now).map(Labels::hex).stream().toList(),
        routes.stream().flatMap(route -> routing.quiet(route, now).stream()).distinct().toList(),
        routes.stream().map(Route::receiver).distinct().toList(),
        Optional.ofNullable(acknowledgements.get(alert.fingerprint())));
  }

  /** The groups, with the fingerprints of their alerts. */
  public List<GroupView> groups() {
    return groups.values().stream()
        .filter(group -> group.route().isPresent())
        .map(
            group ->
                new GroupView(
                    group.state(group.routeKey()),
                    group.route().orElseThrow().receiver(),
                    List.copyOf(group.members().keySet())))
        .toList();
  }

  /** A group as it is seen from outside. */
  public record GroupView(GroupState state, String receiver, List<Long> alerts) {}

  /** The labels that a group has in common; none if there is no such group. */
  Labels labelsOf(String group) {
    Group found = groups.get(group);
    return found == null ? Labels.EMPTY : found.labels();
  }

  /** Who was told, or is to be told, of a group. */
  public Map<Recipient, Conversation> conversations(String group) {
    Group found = groups.get(group);
    return found == null ? Map.of() : Map.copyOf(found.conversations());
  }
}
