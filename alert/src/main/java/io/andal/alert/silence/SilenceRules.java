package io.andal.alert.silence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How silences come and change, as in Alertmanager (silence.go: validateSilence, canUpdate). */
public final class SilenceRules {
  /** More matchers than this choose nothing that anybody could read. */
  public static final int MOST_MATCHERS = 64;

  /** The longest comment, in characters. */
  public static final int LONGEST_COMMENT = 4096;

  private SilenceRules() {}

  /**
   * What has to be stored when somebody sets a silence; the last one is what was set.
   *
   * @param wanted its id is ignored if it changes what can't be changed in place
   * @param before the one with the wanted id, if it has one
   * @throws SilenceException if it can't be
   */
  public static List<Silence> set(Silence wanted, Optional<Silence> before, Instant now)
      throws SilenceException {
    check(wanted, now);
    List<Silence> changes = new ArrayList<>();
    if (before.isPresent() && sameSilence(before.get(), wanted, now)) {
      changes.add(renamed(wanted, before.get().id(), wanted.startsAt(), now));
      return changes;
    }
    if (before.isPresent() && before.get().state(now) != Silence.State.EXPIRED) {
      changes.add(before.get().expired(now));
    }
    // Nobody can be silenced in the past.
    Instant start = wanted.startsAt().isBefore(now) ? now : wanted.startsAt();
    changes.add(renamed(wanted, UUID.randomUUID().toString(), start, now));
    return changes;
  }

  private static Silence renamed(Silence silence, String id, Instant start, Instant now) {
    return new Silence(
        id,
        silence.matchers(),
        start,
        silence.endsAt(),
        now,
        silence.createdBy(),
        silence.comment());
  }

  /** Whether a silence stays itself: what it chooses, and what has begun, can't change. */
  private static boolean sameSilence(Silence before, Silence wanted, Instant now) {
    if (!before.matchers().equals(wanted.matchers())) {
      return false;
    }
    return switch (before.state(now)) {
      case ACTIVE ->
          before
                  .startsAt()
                  .truncatedTo(ChronoUnit.SECONDS)
                  .equals(wanted.startsAt().truncatedTo(ChronoUnit.SECONDS))
              && !wanted.endsAt().isBefore(now);
      case PENDING -> !wanted.startsAt().isBefore(now);
      case EXPIRED -> false;
    };
  }

  private static void check(Silence silence, Instant now) throws SilenceException {
    if (silence.matchers().isEmpty()) {
      throw SilenceException.invalid("silence invalid: at least one matcher required");
    }
    if (silence.matchers().size() > MOST_MATCHERS) {
      throw SilenceException.invalid("silence invalid: more than " + MOST_MATCHERS + " matchers");
    }
    if (silence.matchers().stream().allMatch(matcher -> matcher.matches(""))) {
      throw SilenceException.invalid(
          "silence invalid: at least one matcher must not match the empty string");
    }
    if (silence.comment().length() > LONGEST_COMMENT) {
      throw SilenceException.invalid(
          "silence invalid: the comment is longer than " + LONGEST_COMMENT + " characters");
    }
    if (silence.endsAt().isBefore(silence.startsAt())) {
      throw SilenceException.invalid(
          "Failed to create silence: start time must be before end time");
    }
    if (!silence.endsAt().isAfter(now)) {
      throw SilenceException.invalid("Failed to create silence: end time can't be in the past");
    }
    if (silence.endsAt().equals(silence.startsAt())) {
      throw SilenceException.invalid(
          "Failed to create silence: start time must not be equal to end time");
    }
  }
}
