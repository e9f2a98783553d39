package io.andal.agreement;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What was kept of what was promised, over some time. Kept and possible are in the unit of the
 * measurement: events, intervals or minutes.
 *
 * @param possible zero if nothing was measured
 * @param downtimes the worst, in order of time
 */
public record Attainment(
    Fraction kept, Fraction possible, Counts counts, List<Downtime> downtimes) {
  public Attainment {
    downtimes = List.copyOf(downtimes);
  }

  /** Empty if nothing was measured. */
  public Optional<Fraction> share() {
    return possible.signum() == 0 ? Optional.empty() : Optional.of(kept.divide(possible));
  }

  /** Units per minute that counts; one if none did. */
  Fraction perMinute() {
    return counts.counted() == 0 || possible.signum() == 0
        ? Fraction.ONE
        : possible.divide(Fraction.whole(counts.counted()));
  }

  /**
   * The share that the whole period would have if the rest of it went on at a rate: {@code (kept +
   * rest × keptPerMinute) / (possible + rest × possiblePerMinute)}.
   *
   * @param rest minutes
   */
  Optional<Fraction> goingOn(long rest, Attainment rate) {
    if (rate.counts().counted() == 0 || rate.possible().signum() == 0) {
      return share();
    }
    Fraction minutes = Fraction.of(rest, rate.counts().counted());
    Fraction all = possible.plus(rate.possible().times(minutes));
    return all.signum() == 0
        ? Optional.empty()
        : Optional.of(kept.plus(rate.kept().times(minutes)).divide(all));
  }

  /**
   * How many minutes of full outage the whole period may have until its share falls to a bound.
   *
   * @param rest minutes
   * @param perMinute units that one minute is worth
   */
  long allowed(long rest, Fraction perMinute, Fraction bound) {
    Fraction end = possible.plus(perMinute.times(Fraction.whole(rest)));
    return end.minus(end.times(bound)).divide(perMinute).floor().longValueExact();
  }

  /**
   * How many more minutes of the rest may be lost in full so that the share stays on this side of a
   * bound, if nothing else fails; negative if it is too late.
   *
   * @param rest minutes
   * @param perMinute units that one minute is worth
   */
  long bearable(long rest, Fraction perMinute, Fraction bound, boolean boundMayBeReached) {
    Fraction end = possible.plus(perMinute.times(Fraction.whole(rest)));
    Fraction spare = end.minus(end.times(bound)).minus(possible.minus(kept));
    Fraction minutes = spare.divide(perMinute);
    BigInteger whole = minutes.floor();
    boolean exactly = minutes.compareTo(new Fraction(whole, BigInteger.ONE)) == 0;
    BigInteger most = exactly && !boundMayBeReached ? whole.subtract(BigInteger.ONE) : whole;
    return most.min(BigInteger.valueOf(rest)).max(BigInteger.valueOf(-1)).longValueExact();
  }
}
