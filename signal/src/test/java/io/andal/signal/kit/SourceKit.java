package io.andal.signal.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.Slice;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every source must do. A class per system extends it and brings the system; all tests are
 * inherited.
 */
@Timeout(60)
public abstract class SourceKit {
  private static final long START = MinuteRange.minuteOf(Instant.parse("2026-11-02T06:00:00Z"));
  private static final MinuteRange HOUR = new MinuteRange(START, START + 60);

  /** A fresh system that knows this. */
  protected abstract Rig rig(Truth truth) throws Exception;

  /** The longest range of a test, for systems that are slow to fill. */
  protected long longRangeMinutes() {
    return 2 * 24 * 60;
  }

  private static List<Slice> slices(Rig rig, Indicator indicator, MinuteRange range)
      throws InterruptedException {
    Reading reading = rig.source().read(List.of(indicator), range).getFirst();
    assertThat(reading).isInstanceOf(Reading.Slices.class);
    List<Slice> slices = ((Reading.Slices) reading).slices();
    assertThat(slices).extracting(Slice::minute).containsExactlyElementsOf(minutes(range));
    return slices;
  }

  private static List<Long> minutes(MinuteRange range) {
    return LongStream.range(range.from(), range.to()).boxed().toList();
  }

  private static void assertCounts(List<Slice> slices, Truth truth) {
    for (Slice slice : slices) {
      var known = truth.at(slice.minute());
      if (known.isEmpty()) {
        assertThat(slice.quality()).as("%s", slice).isEqualTo(Quality.MISSING);
      } else {
        assertThat(slice.measured()).as("%s is measured", slice).isTrue();
        assertThat(slice.total() / 1e3)
            .as("total of %s", slice)
            .isCloseTo((double) known.get().total(), within(1e-3));
        assertThat(slice.good() / 1e3)
            .as("good of %s", slice)
            .isCloseTo((double) known.get().good(), within(1e-3));
      }
    }
  }

  @Test
  void countsWhatHappened() throws Exception {
    Truth truth = Truth.of(HOUR);
    try (Rig rig = rig(truth)) {
      assertCounts(slices(rig, rig.ratio(), HOUR), truth);
      assertCounts(slices(rig, rig.badRatio(), HOUR), truth);
    }
  }

  @Test
  void readsSeveralTogether() throws Exception {
    Truth truth = Truth.of(HOUR);
    try (Rig rig = rig(truth)) {
      List<Reading> readings = rig.source().read(List.of(rig.badRatio(), rig.ratio()), HOUR);
      assertThat(readings).hasSize(2);
      for (Reading reading : readings) {
        assertThat(reading)
            .isInstanceOfSatisfying(
                Reading.Slices.class, read -> assertCounts(read.slices(), truth));
      }
    }
  }

  @Test
  void missingIsNotZero() throws Exception {
    Truth truth = Truth.of(HOUR).without(START + 30).without(START + 31);
    try (Rig rig = rig(truth)) {
      List<Slice> slices = slices(rig, rig.ratio(), HOUR);
      assertThat(slices.get(30).total() == 0 || !slices.get(30).measured())
          .as("no events are invented in %s", slices.get(30))
          .isTrue();
      assertThat(slices.stream().filter(s -> s.quality() == Quality.MISSING).count())
          .as("minutes marked as missing")
          .isGreaterThanOrEqualTo(1);
    }
  }

  @Test
  void withoutBadSeriesAllIsGood() throws Exception {
    Truth truth = Truth.of(HOUR);
    for (long minute : minutes(HOUR)) {
      truth = truth.with(minute, 50, 50);
    }
    try (Rig rig = rig(truth)) {
      assertCounts(slices(rig, rig.badRatio(), HOUR), truth);
    }
  }

  @Test
  void restartsLoseNothing() throws Exception {
    Truth truth = Truth.of(HOUR).restartedAt(START + 20).restartedAt(START + 21);
    try (Rig rig = rig(truth)) {
      assertCounts(slices(rig, rig.ratio(), HOUR), truth);
    }
  }

  @Test
  void lateDataCorrectsWhatWasRead() throws Exception {
    Truth truth = Truth.of(HOUR);
    MinuteRange end = new MinuteRange(HOUR.to() - 10, HOUR.to());
    try (Rig rig = rig(truth.with(HOUR.to() - 3, 5, 7))) {
      slices(rig, rig.ratio(), end);
      rig.know(truth);
      assertCounts(slices(rig, rig.ratio(), end), truth);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-29T00:30:00Z", "2026-10-25T00:30:00Z", "2026-11-01T05:30:00Z"})
  void clocksThatArePutForwardOrBackChangeNothing(String start) throws Exception {
    long from = MinuteRange.minuteOf(Instant.parse(start));
    MinuteRange range = new MinuteRange(from, from + 120);
    Truth truth = Truth.of(range);
    try (Rig rig = rig(truth)) {
      assertCounts(slices(rig, rig.ratio(), range), truth);
    }
  }

  @Test
  void aLongRangeIsWhole() throws Exception {
    MinuteRange range = new MinuteRange(START, START + longRangeMinutes());
    Truth truth = Truth.of(range);
    try (Rig rig = rig(truth)) {
      assertCounts(slices(rig, rig.ratio(), range), truth);
    }
  }

  @Test
  protected void anAnswerThatLacksSomethingIsNotComplete() throws Exception {
    try (Rig rig = rig(Truth.of(HOUR))) {
      assumeTrue(rig.lackSomething(), "this system never says that something is lacking");
      Reading reading = rig.source().read(List.of(rig.ratio()), HOUR).getFirst();
      if (reading instanceof Reading.Slices read) {
        assertThat(read.slices()).extracting(Slice::quality).doesNotContain(Quality.COMPLETE);
        assertThat(read.warnings()).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = Trouble.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  protected void troubleIsNamedAndPasses(Trouble trouble) throws Exception {
    Truth truth = Truth.of(HOUR);
    try (Rig rig = rig(truth)) {
      rig.answer(trouble);
      Reading reading = rig.source().read(List.of(rig.ratio()), HOUR).getFirst();
      if (trouble.causes().isEmpty()) {
        assertThat(reading)
            .isInstanceOfSatisfying(
                Reading.Slices.class, read -> assertCounts(read.slices(), truth));
      } else {
        assertThat(reading)
            .isInstanceOfSatisfying(
                Reading.Failed.class,
                failed -> {
                  assertThat(failed.failure().cause()).isIn(trouble.causes());
                  assertThat(failed.failure().message()).isNotBlank();
                  assertThat(failed.failure().remedy()).isNotBlank();
                  assertThat(failed.failure().toString()).doesNotContain(rig.secret());
                });
      }
      rig.answer(Trouble.NONE);
      assertCounts(slices(rig, rig.ratio(), HOUR), truth);
    }
  }

  @Test
  protected void troubleDoesNotMeanAFloodOfRequests() throws Exception {
    try (Rig rig = rig(Truth.of(HOUR))) {
      rig.answer(Trouble.OUT_OF_ORDER);
      rig.source().read(List.of(rig.ratio(), rig.badRatio()), HOUR);
      assertThat(rig.requests()).isLessThan(40);
    }
  }
}
