package io.andal.signal.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import io.andal.signal.kit.Truth;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How finely CloudWatch still has what happened. */
class PeriodTest {
  private static final long DAY = 1_440;

  @ParameterizedTest
  @CsvSource({"1, 60", "14, 60", "16, 300", "62, 300", "64, 3600", "454, 3600"})
  void whatIsOlderIsAskedMoreCoarsely(long days, int seconds) throws Exception {
    long minute = Cloud.NOW_MINUTE - days * DAY;
    MinuteRange hour = new MinuteRange(minute, minute + 60);
    Truth truth = Truth.of(hour);
    try (FakeAws aws = new FakeAws(new MetricsFake(truth));
        SignalSource source = Cloud.open(aws)) {
      List<Slice> slices = slices(source, hour);
      assertThat(
              aws.requests.getFirst().json().at("/MetricDataQueries/0/MetricStat/Period").asInt())
          .isEqualTo(seconds);
      assertThat(slices)
          .allMatch(
              slice -> slice.quality() == (seconds == 60 ? Quality.COMPLETE : Quality.ESTIMATED));
      // Nothing is lost or invented: the hour's sums are those of the truth.
      assertThat(slices.stream().mapToLong(Slice::total).sum() / 1e3)
          .isCloseTo(total(truth), org.assertj.core.api.Assertions.within(0.1));
    }
  }

  private static double total(Truth truth) {
    return truth.counts().values().stream().mapToLong(Truth.Counts::total).sum();
  }

  @Test
  void minutesOfAPeriodShareItsValue() throws Exception {
    long minute = Cloud.NOW_MINUTE - 20 * DAY;
    MinuteRange range = new MinuteRange(minute, minute + 10);
    Truth truth = Truth.of(range);
    try (FakeAws aws = new FakeAws(new MetricsFake(truth));
        SignalSource source = Cloud.open(aws)) {
      List<Slice> slices = slices(source, range);
      for (int i = 1; i < 5; i++) {
        assertThat(slices.get(i).total()).isEqualTo(slices.getFirst().total());
      }
      double five =
          LongStream.range(minute, minute + 5).map(m -> truth.at(m).orElseThrow().total()).sum();
      assertThat(slices.getFirst().total()).isEqualTo(Math.round(five / 5 * 1_000));
    }
  }

  @Test
  void whatIsNoLongerKeptIsMissingAndNotAskedFor() throws Exception {
    long minute = Cloud.NOW_MINUTE - 460 * DAY;
    try (FakeAws aws = FakeAws.answering(500, "");
        SignalSource source = Cloud.open(aws)) {
      assertThat(slices(source, new MinuteRange(minute, minute + 60)))
          .hasSize(60)
          .allMatch(slice -> slice.quality() == Quality.MISSING);
      assertThat(aws.requests).isEmpty();
      assertThat(source.earliest()).contains(Cloud.NOW_MINUTE - 455 * DAY);
    }
  }

  @Test
  void aRangeOverAnEdgeIsAskedInTwoParts() throws Exception {
    long from = Cloud.NOW_MINUTE - 15 * DAY - 60;
    MinuteRange range = new MinuteRange(from, from + 300);
    Truth truth = Truth.of(range);
    try (FakeAws aws = new FakeAws(new MetricsFake(truth));
        SignalSource source = Cloud.open(aws)) {
      List<Slice> slices = slices(source, range);
      assertThat(slices).extracting(Slice::minute).isSorted().hasSize(300);
      assertThat(slices).extracting(Slice::quality).contains(Quality.COMPLETE, Quality.ESTIMATED);
      assertThat(aws.requests)
          .extracting(one -> one.json().at("/MetricDataQueries/0/MetricStat/Period").asInt())
          .containsExactly(300, 60);
    }
  }

  /** Between being asked and being read, time goes on: an edge is never taken too late. */
  @Property
  void partsFollowEachOtherAndAreNeverFinerThanKept(
      @ForAll @LongRange(min = 0, max = 700_000) long before,
      @ForAll @LongRange(min = 1, max = 100_000) long minutes,
      @ForAll @LongRange(min = 0, max = 3_599) long second) {
    Instant now = Cloud.NOW.plusSeconds(second);
    MinuteRange range =
        new MinuteRange(Cloud.NOW_MINUTE - before, Cloud.NOW_MINUTE - before + minutes);
    long end = range.to();
    List<Period> parts = Period.of(range, now).reversed();
    for (Period part : parts) {
      assertThat(part.range().to()).isEqualTo(end);
      end = part.range().from();
      assertThat(part.asked().from() % part.minutes()).isZero();
      assertThat(part.asked().to() % part.minutes()).isZero();
      long age = (now.getEpochSecond() - part.asked().from() * 60) / 86_400;
      int kept = part.minutes() == 1 ? 15 : part.minutes() == 5 ? 63 : 455;
      assertThat(age).isLessThan(kept);
    }
  }

  private static List<Slice> slices(SignalSource source, MinuteRange range) throws Exception {
    Reading reading =
        source
            .read(
                List.of(Cloud.ratio(Cloud.metric("Bad", "Sum"), Cloud.metric("Count", "Sum"))),
                range)
            .getFirst();
    assertThat(reading).isInstanceOf(Reading.Slices.class);
    return ((Reading.Slices) reading).slices();
  }
}
