package io.andal.slo;

import io.andal.database.Database;
import io.andal.slo.policy.Approval;
import io.andal.slo.policy.KeptDecision;
import io.andal.slo.policy.Policies;
import io.andal.slo.store.GateStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps the gate: the policies in force, approvals, and what was answered to whom. Thread-safe. */
public final class Gatekeeper {
  /** How long answers are kept. */
  public static final Duration KEPT = Duration.ofDays(400);

  /** The longest reason, reference of a change, or name. */
  public static final int LONGEST_TEXT = 500;

  private static final int MOST = 1_000;

  private final GateStore store;
  private final Clock clock;
  private final ReentrantLock writing = new ReentrantLock();
  private volatile Policies policies = Policies.NONE;
  private volatile List<Approval> approvals;
  private volatile Instant prunedAt = Instant.MIN;

  Gatekeeper(Database database, Clock clock) {
    this.store = new GateStore(database);
    this.clock = clock;
    this.approvals = store.approvals(clock.instant(), MOST);
  }

  /** Puts policies in force. */
  public void govern(Policies inForce) {
    policies = inForce;
  }

  public Policies policies() {
    return policies;
  }

  /** Costs no I/O. */
  GateDecision decide(String subject, List<Gate.Evidence> evidence) {
    return Gate.decide(subject, evidence, policies, approvals, clock.instant());
  }

  /**
   * Lets releases of a service or an SLO pass that need an approval.
   *
   * @param subject {@code service/NAME} or {@code slo/NAME}
   * @throws IllegalArgumentException if there is no reason, or its end is past or too far
   */
  public Approval approve(String subject, String reason, String by, Instant until) {
    Instant now = clock.instant();
    if (reason.isBlank() || reason.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "An approval has a reason of at most %d characters.".formatted(LONGEST_TEXT));
    }
    if (!until.isAfter(now) || until.isAfter(now.plus(Approval.LONGEST))) {
      throw new IllegalArgumentException(
          "An approval ends within %d days from now (%s), not at %s."
              .formatted(Approval.LONGEST.toDays(), now, until));
    }
    Approval wanted =
        new Approval(0, subject, clean(reason), clean(by), now, until, Optional.empty());
    writing.lock();
    try {
      long id = store.approve(wanted);
      approvals = store.approvals(now, MOST);
      return new Approval(
          id, wanted.subject(), wanted.reason(), wanted.by(), now, until, Optional.empty());
    } finally {
      writing.unlock();
    }
  }

  /** Takes an approval back; false if there is none that holds. */
  public boolean revoke(long id, String by) {
    Instant now = clock.instant();
    writing.lock();
    try {
      boolean revoked = store.revoke(id, clean(by), now);
      approvals = store.approvals(now, MOST);
      return revoked;
    } finally {
      writing.unlock();
    }
  }

  /** Approvals that hold now, newest first. */
  public List<Approval> running() {
    Instant now = clock.instant();
    return approvals.stream().filter(approval -> approval.running(now)).toList();
  }

  /** Approvals of the last days, those that ended or were taken back included, newest first. */
  public List<Approval> approvals(Duration back) {
    return store.approvals(clock.instant().minus(back), MOST);
  }

  /**
   * Keeps an answer that somebody asked for.
   *
   * @param change what is to be released, as the asker names it; may be empty
   */
  public void keep(GateDecision decision, String askedBy, String change) {
    Instant now = clock.instant();
    if (now.isAfter(prunedAt.plus(Duration.ofDays(1)))) {
      prunedAt = now;
      store.prune(now.minus(KEPT));
    }
    store.keep(
        new KeptDecision(
            0,
            now,
            decision.subject(),
            decision.answer(),
            decision.policy(),
            KeptDecision.reasons(decision),
            clean(askedBy),
            clean(change)));
  }

  /**
   * Answers, newest first.
   *
   * @param subjects only to these questions; empty = all
   * @param before only older than the one with this id
   * @param limit 1 to 1,000
   */
  public List<KeptDecision> decisions(
      Collection<String> subjects, Optional<Long> before, int limit) {
    return store.decisions(subjects, before, Math.clamp(limit, 1, MOST));
  }

  /** PostgreSQL's text can't hold NUL; the rest of control characters helps nobody. */
  private static String clean(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT - 1) + "…";
  }
}
