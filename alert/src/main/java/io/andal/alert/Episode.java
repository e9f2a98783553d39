package io.andal.alert;

import io.andal.channel.Cause;

/**
 * What the state machine knows of one alert.
 *
 * @param frozen the SLO can't be measured now, so nothing changes until it can
 * @param started minute since when the condition holds without a break
 * @param asOf the newest minute that was judged; older verdicts are not listened to
 */
record Episode(Cause cause, AlertState state, boolean frozen, long started, long asOf) {

  static Episode pending(Cause cause, long minute) {
    return new Episode(cause, AlertState.PENDING, false, minute, minute);
  }

  Episode at(long minute) {
    return new Episode(cause, state, frozen, started, minute);
  }

  Episode in(AlertState next) {
    return new Episode(cause, next, false, started, asOf);
  }

  Episode withFrozen(boolean now) {
    return new Episode(cause, state, now, started, asOf);
  }

  /** Whether nothing but the time differs. */
  boolean sameAs(Episode other) {
    return at(0).equals(other.at(0));
  }
}
