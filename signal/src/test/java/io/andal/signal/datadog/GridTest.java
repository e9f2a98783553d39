package io.andal.signal.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The interval of an answer that doesn't say it. */
class GridTest {
  private static final long START = 1_700_000_100L / 3_600 * 3_600;

  @Property(tries = 200)
  void aSeriesWithoutGapsShowsItsInterval(
      @ForAll @IntRange(min = 1, max = 60) int minutes,
      @ForAll @IntRange(min = 6, max = 100) int points) {
    TreeSet<Long> times = new TreeSet<>();
    long first = Math.ceilDiv(START, minutes * 60L) * minutes * 60L;
    for (int i = 0; i < points; i++) {
      times.add(first + 60L * i * minutes);
    }
    assertThat(Grid.seconds(times, 60)).isEqualTo(minutes * 60L);
  }

  @Test
  void aSeriesWithGapsIsNotCoarse() {
    assertThat(seconds(0, 10, 30, 70, 150)).isEqualTo(60);
    assertThat(seconds(0, 7, 14, 21)).isEqualTo(60);
    assertThat(seconds(0, 1, 43)).isEqualTo(60);
    assertThat(seconds(5)).isEqualTo(60);
    assertThat(seconds()).isEqualTo(60);
  }

  @Test
  void aCoarseSeriesMayHaveAFewGaps() {
    assertThat(seconds(0, 5, 10, 20, 25, 30, 45)).isEqualTo(300);
  }

  private static long seconds(long... minutes) {
    Collection<Long> times = new TreeSet<>();
    for (long minute : minutes) {
      times.add(START + minute * 60);
    }
    return Grid.seconds(new TreeSet<>(List.copyOf(times)), 60);
  }
}
