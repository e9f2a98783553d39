package io.andal.alert.group;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What one recipient knows of a group, by fingerprints.
 *
 * @param firing what the last message called firing
 * @param resolved what the last message called resolved
 * @param owed what any message called firing and none since called resolved: the recipient will
 *     hear of the end of each, once, whatever mutes the alert by then
 * @param at when the last message was delivered; empty if none was
 */
public record Ledger(Set<Long> firing, Set<Long> resolved, Set<Long> owed, Optional<Instant> at) {
  /** Knows nothing. */
  public static final Ledger BLANK = new Ledger(Set.of(), Set.of(), Set.of(), Optional.empty());

  public Ledger {
    firing = Set.copyOf(firing);
    resolved = Set.copyOf(resolved);
    owed = Set.copyOf(owed);
  }

  /** After a message was delivered. */
  public Ledger heard(Set<Long> nowFiring, Set<Long> nowResolved, Instant time) {
    Set<Long> open = new HashSet<>(owed);
    open.addAll(nowFiring);
    open.removeAll(nowResolved);
    return new Ledger(nowFiring, nowResolved, open, Optional.of(time));
  }

  /** As if these had never been told: for recipients who aren't told of ends. */
  Ledger without(Set<Long> ended) {
    return new Ledger(less(firing, ended), resolved, less(owed, ended), at);
  }

  private static Set<Long> less(Set<Long> all, Set<Long> gone) {
    Set<Long> rest = new HashSet<>(all);
    rest.removeAll(gone);
    return rest;
  }

  /**
   * Whether there is reason to tell, as Alertmanager decides it (notify: needsUpdate), and besides
   * whenever the end of something is owed.
   *
   * @param nowFiring what a message would call firing
   * @param nowResolved what it would call resolved
   * @param repeat how long the same isn't told again
   */
  public Optional<Reason> reason(
      Set<Long> nowFiring, Set<Long> nowResolved, Duration repeat, Instant now) {
    if (!firing.containsAll(nowFiring)) {
      return Optional.of(firing.isEmpty() ? Reason.FIRST : Reason.NEW_ALERTS);
    }
    boolean ends = nowResolved.stream().anyMatch(owed::contains);
    if (nowFiring.isEmpty()) {
      return ends ? Optional.of(Reason.ALL_RESOLVED) : Optional.empty();
    }
    if (ends || !resolved.containsAll(nowResolved)) {
      return Optional.of(Reason.SOME_RESOLVED);
    }
    boolean due = at.filter(time -> time.isBefore(now.minus(repeat))).isPresent();
    return due ? Optional.of(Reason.REPEAT) : Optional.empty();
  }
}
