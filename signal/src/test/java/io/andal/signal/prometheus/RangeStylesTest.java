package io.andal.signal.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import io.andal.testing.MutableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A range holds a sample at its very start in Prometheus 2 and doesn't in Prometheus 3: counts are
 * the same, wherever samples lie.
 */
class RangeStylesTest {
  private static final Pattern TIME = Pattern.compile("time=(\\d+)\\.(\\d{3})");
  private static final Pattern RANGE = Pattern.compile("\\[(\\d+)s]");
  private static final int STEP = 15_000;
  private static final Indicator INDICATOR =
      new Indicator.Ratio(
          "p", metric("bad_total{a=\"b\"}"), true, metric("all_total{a=\"b\"}"), true);

  @ParameterizedTest
  @CsvSource({
    "true, 0", "true, 1", "true, 14999", "true, 7499", "true, 7500", "true, 7999",
    "false, 0", "false, 1", "false, 14999", "false, 7499", "false, 7500", "false, 7999"
  })
  void everyMinuteCountsItsOwnSamples(boolean leftOpen, int offset) throws Exception {
    try (FakeServer server =
            new FakeServer(
                (exchange, request) ->
                    FakeServer.send(exchange, 200, answer(request, leftOpen, offset, "")));
        SignalSource source = open(server)) {
      for (long minute = 100; minute < 110; minute++) {
        assertThat(slices(source, new MinuteRange(minute, minute + 1)))
            .containsExactly(Slice.of(minute, 20, 28, Quality.COMPLETE));
      }
      assertThat(slices(source, new MinuteRange(100, 110)))
          .allMatch(slice -> slice.total() == 28 * Slice.SCALE)
          .hasSize(10);
    }
  }

  @Test
  void countsWithWarningsArePartialAndThoseWithAdviceAreNot() throws Exception {
    String[] remarks = {",\"warnings\":[\"one store is away\"]"};
    try (FakeServer server =
            new FakeServer(
                (exchange, request) ->
                    FakeServer.send(exchange, 200, answer(request, true, 0, remarks[0])));
        SignalSource source = open(server)) {
      assertThat(slices(source, new MinuteRange(100, 101)))
          .containsExactly(Slice.of(100, 20, 28, Quality.PARTIAL));
      remarks[0] = ",\"isPartial\":true";
      assertThat(slices(source, new MinuteRange(100, 101)))
          .containsExactly(Slice.of(100, 20, 28, Quality.PARTIAL));
      remarks[0] = ",\"infos\":[\"metric might not be a counter\"]";
      assertThat(slices(source, new MinuteRange(100, 101)))
          .containsExactly(Slice.of(100, 20, 28, Quality.COMPLETE));
    }
  }

  /** The samples of one series in a range, seven (or two bad) events between any two of them. */
  private static String answer(String request, boolean leftOpen, int offset, String remarks) {
    long end = number(TIME, request, 1) * 1_000 + number(TIME, request, 2);
    long start = end - number(RANGE, request, 1) * 1_000;
    boolean all = request.contains("all_total");
    List<String> samples = new ArrayList<>();
    for (long i = (start - offset) / STEP - 1; i * STEP + offset <= end; i++) {
      long time = i * STEP + offset;
      if (leftOpen ? time > start : time >= start) {
        samples.add("[%d.%03d,\"%d\"]".formatted(time / 1_000, time % 1_000, i * (all ? 7 : 2)));
      }
    }
    return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":"
        + "{\"__name__\":\"%s\",\"a\":\"b\"},\"values\":[%s]}]}%s}"
            .formatted(all ? "all_total" : "bad_total", String.join(",", samples), remarks);
  }

  private static long number(Pattern pattern, String request, int group) {
    Matcher matcher = pattern.matcher(request);
    assertThat(matcher.find()).as(request).isTrue();
    return Long.parseLong(matcher.group(group));
  }

  private static SignalSource open(FakeServer server) {
    return PrometheusSources.open(
        "p", Map.of("url", server.url()), new MutableClock(Instant.ofEpochSecond(7_200)));
  }

  private static List<Slice> slices(SignalSource source, MinuteRange range)
      throws InterruptedException {
    return ((Reading.Slices) source.read(List.of(INDICATOR), range).getFirst()).slices();
  }

  private static Metric metric(String query) {
    return new Metric(Map.of("query", query));
  }
}
