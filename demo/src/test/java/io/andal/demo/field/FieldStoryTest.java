package io.andal.demo.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FieldStoryTest {
  private static final long START = 29_922_480 * 60_000L;
  private static final long MINUTE = 60_000;

  private final FieldStory story = new FieldStory(START);
  private final List<Pump> pumps = Pump.all();

  @Test
  void thereAre500PumpsAtFiveSitesAndEachHasItsName() {
    assertThat(pumps.stream().map(Pump::id)).hasSize(500).doesNotHaveDuplicates();
    assertThat(pumps.stream().collect(Collectors.groupingBy(Pump::site)).values())
        .hasSize(5)
        .allSatisfy(site -> assertThat(site).hasSize(100));
    assertThat(pumps.stream().filter(pump -> pump.clockSeconds() != 0)).hasSize(5);
  }

  @Test
  void theBadFirmwareGoesOutAfterTwoMinutesAndBackAfterForty() {
    assertThat(faulty(START + MINUTE)).isLessThan(0.01);
    assertThat(faulty(START + 5 * MINUTE)).isBetween(0.3, 0.45);
    assertThat(faulty(START + 43 * MINUTE)).isLessThan(0.01);
    assertThat(faulty(START + 365 * MINUTE)).isBetween(0.3, 0.45);
  }

  @Test
  void someOfThemRestartAgainAndAgainAndOthersNever() {
    long[] away =
        pumps.stream()
            .mapToLong(
                pump -> {
                  long times = 0;
                  for (long at = 3 * MINUTE; at < 40 * MINUTE; at += 4_000) {
                    times += story.restarting(pump, START + at) ? 1 : 0;
                  }
                  return times;
                })
            .filter(times -> times > 0)
            .toArray();
    assertThat(away.length).isBetween(10, 30);
    assertThat(Arrays.stream(away).min().orElseThrow()).isGreaterThan(20);
  }

  @Test
  void theLineToTheHarborIsCutOnce() {
    assertThat(cut(START + 16 * MINUTE)).isEqualTo(100);
    assertThat(cut(START + 21 * MINUTE)).isZero();
    assertThat(cut(START + 376 * MINUTE)).isZero();
  }

  private double faulty(long millis) {
    return pumps.stream()
            .filter(pump -> story.telemetry(pump, millis, 1).contains("\"alarm\": \"vibration\""))
            .count()
        / 500.0;
  }

  private long cut(long millis) {
    return pumps.stream().filter(pump -> story.cut(pump, millis)).count();
  }
}
