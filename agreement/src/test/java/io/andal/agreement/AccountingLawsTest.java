package io.andal.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.slo.engine.SliceBlock;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for every traffic and every contract. */
class AccountingLawsTest {
  private static final int MINUTES = 600;

  private static final List<String> METHODS =
      List.of(
          "method: ratio",
          "method: intervals, interval: 7m",
          "method: badMinutes, errorRate: {gt: '10'}, minimumRequests: 3",
          "method: badRuns, errorRate: {ge: '10'}, run: 3");

  private static final List<Agreement> CONTRACTS =
      METHODS.stream()
          .map(
              method ->
                  Contracts.agreement(
                      "covers: {slos: [alpha]}\ncommitment: '99'\n"
                          + "period: {length: month, timeZone: UTC, start: '2026-01-01'}\n"
                          + "measurement: {"
                          + method
                          + "}\n"))
          .toList();

  private static Observed random(long seed) {
    Random random = new Random(seed);
    SliceBlock block = new SliceBlock(new MinuteRange(0, MINUTES));
    BitSet excluded = new BitSet();
    for (int i = 0; i < MINUTES; i++) {
      long total = random.nextInt(20);
      long bad = total == 0 || random.nextInt(4) > 0 ? 0 : random.nextInt((int) total + 1);
      block.set(i, total * 1_000, bad * 1_000, random.nextInt(20) == 0 ? null : Quality.COMPLETE);
      excluded.set(i, random.nextInt(30) == 0);
    }
    return new Observed("alpha", "Alpha", block, excluded);
  }

  @Property(tries = 200)
  void moreFailuresNeverRaiseAnAttainment(
      @ForAll long seed, @ForAll @IntRange(max = MINUTES - 1) int minute) {
    for (Agreement contract : CONTRACTS) {
      Accounting accounting = new Accounting(contract);
      Observed before = random(seed);
      Fraction was = accounting.of(before).share().orElseThrow();
      SliceBlock block = before.block();
      block.set(minute, block.total(minute), block.total(minute), block.quality(minute));

      assertThat(accounting.of(before).share().orElseThrow()).isLessThanOrEqualTo(was);
    }
  }

  @Property(tries = 200)
  void anAttainmentIsAShareAndCountsEveryMinuteOnce(@ForAll long seed) {
    for (Agreement contract : CONTRACTS) {
      Attainment attainment = new Accounting(contract).of(random(seed));
      Counts counts = attainment.counts();

      assertThat(attainment.share().orElseThrow()).isBetween(Fraction.ZERO, Fraction.ONE);
      assertThat(counts.measured() + counts.unmeasured() + counts.excluded()).isEqualTo(MINUTES);
    }
  }

  @Property(tries = 200)
  void pooledRatiosLieBetweenTheirParts(@ForAll long one, @ForAll long other) {
    Accounting ratio = new Accounting(CONTRACTS.getFirst());
    Observed first = random(one);
    Observed second = random(other);
    Fraction a = ratio.of(first).share().orElseThrow();
    Fraction b = ratio.of(second).share().orElseThrow();

    Fraction pooled = ratio.of(Observed.pooled(List.of(first, second))).share().orElseThrow();

    assertThat(pooled).isBetween(a.compareTo(b) < 0 ? a : b, a.compareTo(b) < 0 ? b : a);
  }

  @Property(tries = 200)
  void aBearableOutageIsBorneAndOneMinuteMoreIsNot(
      @ForAll @IntRange(min = 1, max = 5_000) int rest, @ForAll @IntRange(max = 1_000) int lost) {
    Counts counts = new Counts(1_000, 1_000, 0, 0, lost, 0, 0);
    Attainment sofar =
        new Attainment(Fraction.whole(1_000 - lost), Fraction.whole(1_000), counts, List.of());
    Fraction bound = Fraction.of(97, 100);

    long most = sofar.bearable(rest, Fraction.ONE, bound, true);

    if (most >= 0) {
      assertThat(end(lost, rest, most)).isGreaterThanOrEqualTo(bound);
    }
    if (most < rest) {
      assertThat(end(lost, rest, most + 1)).isLessThan(bound);
    }
  }

  private static Fraction end(int lost, int rest, long more) {
    return Fraction.of(1_000 + rest - lost - more, 1_000 + rest);
  }
}
