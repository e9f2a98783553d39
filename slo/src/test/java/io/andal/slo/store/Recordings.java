package io.andal.slo.store;

import io.andal.signal.Quality;
import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.slo.SloDefinition;
import io.andal.slo.engine.Definitions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a process records, one recording after the other: each is known by its number. */
final class Recordings {
  static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  static final long MINUTE = START.getEpochSecond() / 60;
  static final List<SloDefinition> SLOS =
      List.of(
          Definitions.slo("checkout", Definitions.THIRTY_DAYS),
          Definitions.slo("search", Definitions.THIRTY_DAYS));
  private static final int BETWEEN_STRETCHES = 7;
  private static final int HISTORY = 40_000;

  private Recordings() {}

  /** Mostly the newest minute of each SLO, with the one before again; now and then history. */
  static Map<SeriesId, List<Slice>> recording(int number) {
    Random random = new Random(number);
    long now = MINUTE + number;
    long from = number % BETWEEN_STRETCHES == 0 ? now - random.nextInt(HISTORY) : now - 1;
    long to = number % BETWEEN_STRETCHES == 0 ? Math.min(now, from + 3_000) : now + 1;
    Map<SeriesId, List<Slice>> slices = new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
    for (SloDefinition slo : SLOS) {
      List<Slice> list = new ArrayList<>();
      for (long minute = from; minute < to; minute++) {
        long total = random.nextLong(1_000_000);
        list.add(new Slice(minute, random.nextLong(total + 1), total, Quality.COMPLETE));
      }
      slices.put(slo.series(), list);
    }
    return slices;
  }

  /** All slices of a series after the recordings {@code [0, count)}. */
  static List<Slice> after(int count, SeriesId series) {
    SortedMap<Long, Slice> slices = new TreeMap<>();
    for (int number = 0; number < count; number++) {
      recording(number)
          .getOrDefault(series, List.of())
          .forEach(slice -> slices.put(slice.minute(), slice));
    }
    return List.copyOf(slices.values());
  }
}
