package io.andal.alert.silence;

import io.andal.alert.label.Labels;
import io.andal.alert.label.Matcher;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Alerts that nobody is told of for a while: those that match all matchers.
 *
 * @param id unique
 * @param startsAt the first moment at which it holds
 * @param endsAt the first at which it no longer does
 * @param createdBy who answers for it
 * @param comment why
 */
public record Silence(
    String id,
    List<Matcher> matchers,
    Instant startsAt,
    Instant endsAt,
    Instant updatedAt,
    String createdBy,
    String comment) {
  public Silence {
    matchers = List.copyOf(matchers);
  }

  /** Where it is in its life. */
  public enum State {
    PENDING,
    ACTIVE,
    EXPIRED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public State state(Instant now) {
    if (now.isBefore(startsAt)) {
      return State.PENDING;
    }
    return now.isBefore(endsAt) ? State.ACTIVE : State.EXPIRED;
  }

  public boolean mutes(Labels labels, Instant now) {
    return state(now) == State.ACTIVE && Matcher.all(matchers, labels);
  }

  /** This silence, over now: one that never began has then never held. */
  public Silence expired(Instant now) {
    return switch (state(now)) {
      case PENDING -> new Silence(id, matchers, now, now, now, createdBy, comment);
      case ACTIVE -> new Silence(id, matchers, startsAt, now, now, createdBy, comment);
      case EXPIRED -> this;
    };
  }
}
