package io.andal.agreement;

import io.andal.slo.engine.SliceBlock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Turns minutes into an attainment, by the measurement of an agreement. Pure and exact. */
final class Accounting {
  private final Measurement measurement;
  private final MissingMinutes noData;
  private final ErrorRate broken;

  Accounting(Agreement agreement) {
    this.measurement = agreement.measurement();
    this.noData = agreement.noData();
    // What is more than the promise allows is listed, where the contract itself knows no downtime.
    this.broken = new ErrorRate(Fraction.ONE.minus(agreement.promised()), false);
  }

  Attainment of(Observed observed) {
    return switch (measurement) {
      case Measurement.Ratio() -> ratio(observed);
      case Measurement.Intervals(int minutes) -> intervals(observed, minutes);
      case Measurement.DownMinutes(ErrorRate rate, long least, int run) ->
          downMinutes(observed, rate, least, run);
    };
  }

  /** An unmeasured minute that means something weighs as much as the average measured one. */
  private Attainment ratio(Observed observed) {
    Tally tally = Tally.of(observed, noData);
    BitSet down = over(observed, broken, 1);
    Fraction requests = Fraction.whole(tally.requests());
    Fraction good = Fraction.whole(tally.requests() - tally.failed());
    long judged = noData == MissingMinutes.EXCLUDE ? 0 : tally.unmeasured();
    Fraction keptMissing = noData == MissingMinutes.UPTIME ? Fraction.ONE : Fraction.ZERO;
    if (tally.requests() == 0) {
      Fraction kept =
          Fraction.whole(tally.measured()).plus(keptMissing.times(Fraction.whole(judged)));
      return attainment(observed, tally, kept, Fraction.whole(tally.measured() + judged), down);
    }
    Fraction added = requests.times(Fraction.of(judged, tally.measured()));
    return attainment(
        observed, tally, good.plus(added.times(keptMissing)), requests.plus(added), down);
  }

  private Attainment intervals(Observed observed, int length) {
    SliceBlock block = observed.block();
    long whole = 0;
    long intervals = 0;
    List<Fraction> parts = new ArrayList<>();
    BitSet down = new BitSet(block.size());
    for (int from = 0; from < block.size(); from += length) {
      int to = Math.min(block.size(), from + length);
      Tally tally = Tally.of(observed, noData, from, to);
      if (tally.counted() == 0) {
        continue;
      }
      intervals++;
      Fraction value = value(tally);
      if (value.compareTo(Fraction.ONE) == 0) {
        whole++;
        continue;
      }
      parts.add(value);
      if (value.compareTo(Fraction.ONE.minus(broken.rate())) < 0) {
        down.set(from, to);
        down.andNot(observed.excluded());
      }
    }
    return attainment(
        observed,
        Tally.of(observed, noData),
        Fraction.sum(parts).plus(Fraction.whole(whole)),
        Fraction.whole(intervals),
        down);
  }

  /** The success rate of an interval; its unmeasured minutes have a rate of their own. */
  private Fraction value(Tally tally) {
    Fraction measured =
        tally.requests() == 0
            ? Fraction.ONE
            : Fraction.of(tally.requests() - tally.failed(), tally.requests());
    if (tally.counted() == tally.measured()) {
      return measured;
    }
    long missing = noData == MissingMinutes.UPTIME ? tally.unmeasured() : 0;
    return measured
        .times(Fraction.whole(tally.measured()))
        .plus(Fraction.whole(missing))
        .divide(Fraction.whole(tally.counted()));
  }

  private Attainment downMinutes(Observed observed, ErrorRate rate, long least, int run) {
    Tally tally = Tally.of(observed, noData);
    BitSet down = over(observed, rate, Math.multiplyExact(least, io.andal.signal.Slice.SCALE));
    for (int from = down.nextSetBit(0); from >= 0; ) {
      int to = down.nextClearBit(from);
      if (to - from < run) {
        down.clear(from, to);
      }
      from = down.nextSetBit(to);
    }
    return attainment(
        observed,
        tally,
        Fraction.whole(tally.counted() - down.cardinality()),
        Fraction.whole(tally.counted()),
        down);
  }

  /** The minutes over an error rate, and those without data if these are downtime. */
  private BitSet over(Observed observed, ErrorRate rate, long least) {
    SliceBlock block = observed.block();
    BitSet over = new BitSet(block.size());
    for (int i = 0; i < block.size(); i++) {
      if (observed.excluded().get(i)) {
        continue;
      }
      over.set(
          i,
          block.measured(i)
              ? block.total(i) >= least && rate.exceededBy(block.bad(i), block.total(i))
              : noData == MissingMinutes.DOWNTIME);
    }
    return over;
  }

  private static Attainment attainment(
      Observed observed, Tally tally, Fraction kept, Fraction possible, BitSet down) {
    Counts counts =
        new Counts(
            tally.counted(),
            tally.measured(),
            tally.unmeasured(),
            observed.excluded().cardinality(),
            down.cardinality(),
            tally.requests(),
            tally.failed());
    return new Attainment(kept, possible, counts, Downtimes.worst(observed, down));
  }
}
