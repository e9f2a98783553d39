package io.andal.signal;

import java.util.Collection;
import java.util.List;

/**
 * What was pushed to a source after it was read: every indicator owes a second reading, also one
 * that pauses now, and the source hears that a range is settled when nobody owes it any more. Used
 * by one thread, under its feed's lock except where it asks the source or the ledger.
 */
final class LateData {
  private final SignalSource source;
  private final SliceLedger ledger;

  /** Told by the source, and not yet handed to the indicators. */
  private final MinuteSet fresh = new MinuteSet();

  /** Told by the source, and not yet settled. */
  private final MinuteSet open = new MinuteSet();

  LateData(SignalSource source, SliceLedger ledger) {
    this.source = source;
    this.ledger = ledger;
  }

  /** Asks the source what is new, and notes it as owed by all indicators. */
  void ask(Collection<Progress> all, long end) {
    for (MinuteRange range : source.changed()) {
      fresh.add(range);
      open.add(range);
    }
    for (MinuteRange range : fresh.ranges()) {
      for (Progress one : all) {
        long oldest = end - Math.max(1, one.tracked().historyMinutes());
        for (MinuteRange part : Pieces.of(range, oldest, end, Long.MAX_VALUE)) {
          owe(one, part);
        }
      }
      fresh.remove(range);
    }
  }

  /** One that fails may do so for long: what it never read is a gap and needs no second reading. */
  private void owe(Progress one, MinuteRange range) {
    MinuteSet minutes = new MinuteSet();
    minutes.add(range);
    if (one.liveFailure() != null) {
      ledger.gaps(one.tracked().series(), range).forEach(minutes::remove);
    }
    one.owe(minutes);
  }

  /** What any of these owes, in pieces of this length, oldest ranges first. */
  static List<MinuteRange> owed(Collection<Progress> some, long length) {
    MinuteSet all = new MinuteSet();
    some.forEach(one -> all.addAll(one.owed()));
    return all.ranges().stream()
        .flatMap(range -> Pieces.of(range, range.from(), range.to(), length).stream())
        .toList();
  }

  /** Tells the source what nobody owes any more. */
  void settle(Collection<Progress> all) {
    MinuteSet settled = new MinuteSet(open);
    settled.removeAll(fresh);
    all.forEach(one -> settled.removeAll(one.owed()));
    if (!settled.isEmpty()) {
      source.changedRead(settled.ranges());
      open.removeAll(settled);
    }
  }
}
