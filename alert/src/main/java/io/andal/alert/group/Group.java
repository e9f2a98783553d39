package io.andal.alert.group;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.label.Labels;
import io.andal.alert.route.Route;
import io.andal.alert.route.Timing;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Alerts that are told together, and who was told what. Not thread-safe. */
final class Group {
  private final String key;
  private final Labels labels;
  private final Map<Long, Boolean> members = new LinkedHashMap<>();
  private final Map<Recipient, Conversation> conversations = new LinkedHashMap<>();
  private Optional<Route> route;
  private Instant next;
  private boolean flushed;
  private Optional<Instant> untaken;

  /**
   * @param route empty if the tree has no such node any more, and only ends are still told
   */
  Group(GroupState state, Optional<Route> route) {
    this.key = state.key();
    this.labels = state.labels();
    this.route = route;
    this.next = state.next();
    this.flushed = state.flushed();
    this.untaken = state.untaken();
  }

  GroupState state(String routeKey) {
    return new GroupState(key, routeKey, labels, next, flushed, untaken);
  }

  String key() {
    return key;
  }

  /** The key of its node, which is the key without the labels. */
  String routeKey() {
    return key.substring(0, key.length() - labels.toString().length() - 1);
  }

  Labels labels() {
    return labels;
  }

  Optional<Route> route() {
    return route;
  }

  void follow(Optional<Route> now) {
    route = now;
  }

  Timing timing() {
    return route.map(Route::timing).orElse(Timing.DEFAULT);
  }

  Instant next() {
    return next;
  }

  void lookAgainAt(Instant time) {
    next = time;
  }

  boolean flushed() {
    return flushed;
  }

  void flushedNow() {
    flushed = true;
  }

  Optional<Instant> untaken() {
    return untaken;
  }

  void untaken(Optional<Instant> since) {
    untaken = since;
  }

  /**
   * The fingerprints of its alerts; false: it moved to another group, only its end is told here.
   */
  Map<Long, Boolean> members() {
    return members;
  }

  Map<Recipient, Conversation> conversations() {
    return conversations;
  }

  Conversation conversation(Recipient recipient) {
    return conversations.getOrDefault(recipient, Conversation.blank(key, recipient));
  }

  boolean concerns(long fingerprint) {
    return conversations.values().stream().anyMatch(c -> c.concerns(fingerprint));
  }

  boolean over() {
    return members.isEmpty() && conversations.values().stream().allMatch(Conversation::idle);
  }
}
