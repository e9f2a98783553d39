package io.andal.slo.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.signal.Quality;
import io.andal.signal.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DayChunkTest {
  private static final long DAY = 20_000;

  @Property(tries = 300)
  void unpackingGivesBackWhatWasPackedAndPackingAgainTheSameBytes(
      @ForAll long seed,
      @ForAll @LongRange(min = 1, max = Slice.MAX_TOTAL) long largest,
      @ForAll @IntRange(min = 0, max = 100) int gaps) {
    List<Slice> slices = day(new Random(seed), largest, gaps);
    byte[] chunk = DayEditor.with(null, DAY, slices);

    assertThat(unpacked(chunk)).isEqualTo(slices);
    assertThat(DayEditor.with(null, DAY, unpacked(chunk))).isEqualTo(chunk);
    assertThat(DayEditor.with(chunk, DAY, slices)).isEqualTo(chunk);
    Tally header = new Tally();
    DayChunk.sum(chunk, 0, DayChunk.MINUTES, 1, header);
    Tally minutes = new Tally();
    for (int minute = 0; minute < DayChunk.MINUTES; minute++) {
      DayChunk.sum(chunk, minute, minute + 1, 1, minutes);
    }
    assertThat(header.toWindowSum(DayChunk.MINUTES))
        .isEqualTo(minutes.toWindowSum(DayChunk.MINUTES));
  }

  private static List<Slice> day(Random random, long largest, int gaps) {
    List<Slice> slices = new ArrayList<>();
    for (int i = 0; i < DayChunk.MINUTES; i++) {
      long minute = DAY * DayChunk.MINUTES + i;
      if (random.nextInt(100) < gaps) {
        if (random.nextBoolean()) {
          slices.add(Slice.missing(minute));
        }
      } else {
        long total = random.nextLong(largest + 1);
        Quality quality = random.nextInt(50) == 0 ? Quality.ESTIMATED : Quality.COMPLETE;
        slices.add(new Slice(minute, random.nextLong(total + 1), total, quality));
      }
    }
    return slices;
  }

  private static List<Slice> unpacked(byte[] chunk) {
    List<Slice> slices = new ArrayList<>();
    Hour hour = new Hour();
    for (int h = 0; h < DayChunk.HOURS; h++) {
      DayChunk.readHour(chunk, h, hour);
      for (int i = 0; i < Hour.MINUTES; i++) {
        @Nullable Slice slice = hour.slice(i, DAY * DayChunk.MINUTES + (long) h * Hour.MINUTES + i);
        if (slice != null) {
          slices.add(slice);
        }
      }
    }
    return slices;
  }

  @Test
  void aDayThatIsAllTheSameTakesLittle() {
    List<Slice> slices = new ArrayList<>();
    for (int i = 0; i < DayChunk.MINUTES; i++) {
      slices.add(Slice.ofTime(DAY * DayChunk.MINUTES + i, 1, Quality.COMPLETE));
    }
    assertThat(DayEditor.with(null, DAY, slices)).hasSizeLessThan(500);
  }

  @Test
  void bytesOfAnotherVersionAreRefused() {
    assertThatThrownBy(() -> DayChunk.verified(new byte[100]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version 0");
  }
}
