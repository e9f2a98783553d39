package io.andal.slo.replay;

import io.andal.slo.NoData.Treatment;
import io.andal.slo.SloDefinition;

/**
 * What holds for all rules at one minute of a replay. Moves on instead of being made anew, for
 * there are many minutes. Not thread-safe.
 */
final class Moment {
  private static final int RECENT = 5;

  private final CountedHistory counts;
  private final Period period;
  private final Treatment noData;

  private int asOf;
  private int judged;
  private int periodFrom;
  private double remaining = 1;
  private int unread;
  private int recentUnread;
  private boolean withoutData;
  private boolean missing;

  Moment(CountedHistory counts) {
    SloDefinition definition = counts.definition();
    this.counts = counts;
    this.period = new Period(definition.window(), counts.range().from());
    this.noData = definition.noData().treatment();
  }

  /** Moves on to a place, one after the last. */
  void moveTo(int place) {
    asOf = place;
    judged = counts.judgedUntil(place);
    periodFrom = period.from(place);
    remaining = 1 - counts.burn(periodFrom, periodTo());
    unread = counts.unread(periodFrom, place);
    RawMinutes raw = counts.raw();
    int recent = place - RECENT;
    withoutData = raw.measured(recent, place) == 0 && !raw.adjusted(recent, place);
    missing = withoutData && raw.missing(recent, place) > 0;
    recentUnread = raw.unread(recent, place);
  }

  int asOf() {
    return asOf;
  }

  /** Up to where slices of time are over. */
  int judged() {
    return judged;
  }

  int periodFrom() {
    return periodFrom;
  }

  /** Up to where the SLO's window is counted. */
  int periodTo() {
    return Math.max(periodFrom, judged);
  }

  /** Share of the budget left. */
  double remaining() {
    return remaining;
  }

  /** None of the last minutes has data. */
  boolean withoutData() {
    return withoutData;
  }

  /** No statement about the present is possible. */
  boolean unmeasured() {
    return withoutData && !(missing && noData != Treatment.FREEZE);
  }

  /** Nothing happens, and nobody misses it. */
  boolean quiet() {
    return missing && noData == Treatment.IGNORE;
  }

  /** Whether enough of the SLO's window was read to speak of what is left. */
  boolean periodRead() {
    return CountedHistory.fewUnread(unread, asOf - periodFrom);
  }

  /** The history is being read, so that no data is no news. */
  boolean reading() {
    return !unmeasured() && unread > Math.min(recentUnread, asOf - periodFrom);
  }

  /** Whether at most a tenth of the SLO's window is unread. */
  boolean whole() {
    return unread * 10L <= asOf - periodFrom;
  }

  /** Whether a window that can be judged as a whole ends here. */
  boolean ends() {
    return period.ends(asOf) && periodFrom >= 0 && whole();
  }
}
