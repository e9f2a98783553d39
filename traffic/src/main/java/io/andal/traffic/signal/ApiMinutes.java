package io.andal.traffic.signal;

import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.traffic.signal.SeenTraffic.Place;
import io.andal.traffic.store.MinuteStore;
import io.andal.traffic.store.MinuteStore.Sums;
import io.andal.traffic.store.MinuteStore.Watcher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Reads minutes for several questions, each from the store once. Not thread-safe. */
final class ApiMinutes {
  static final Sums NOTHING = new Sums(0, 0, 0, 0, List.of());

  private final MinuteStore store;
  private final MinuteRange range;
  private final Map<Place, Map<Long, Sums>> sums = new HashMap<>();
  private final Map<String, Quality[]> qualities = new HashMap<>();

  ApiMinutes(MinuteStore store, MinuteRange range) {
    this.store = store;
    this.range = range;
  }

  Sums at(Place place, long minute) {
    return sums.computeIfAbsent(place, this::read).getOrDefault(minute, NOTHING);
  }

  private Map<Long, Sums> read(Place place) {
    if (place.whole()) {
      return store.ofApi(place.api(), range);
    }
    OptionalLong operation = place.operation();
    return operation.isPresent() ? store.ofOperation(operation.getAsLong(), range) : Map.of();
  }

  /**
   * How far a minute is known: a source that saw the API before and was watched later should have
   * been watched then too.
   */
  Quality quality(String api, long minute) {
    return qualities.computeIfAbsent(api, this::qualities)[Math.toIntExact(minute - range.from())];
  }

  private Quality[] qualities(String api) {
    int minutes = Math.toIntExact(range.minutes());
    int[] expected = new int[minutes];
    int[] watched = new int[minutes];
    for (Watcher watcher : store.watchers(api)) {
      for (int i = 0; i < minutes; i++) {
        long minute = range.from() + i;
        expected[i] += minute >= watcher.first() && minute <= watcher.last() ? 1 : 0;
      }
      for (long minute : store.watched(watcher.source(), range)) {
        if (minute >= watcher.first()) {
          watched[(int) (minute - range.from())]++;
        }
      }
    }
    Quality[] qualities = new Quality[minutes];
    for (int i = 0; i < minutes; i++) {
      qualities[i] =
          watched[i] == 0
              ? Quality.MISSING
              : watched[i] < expected[i] ? Quality.PARTIAL : Quality.COMPLETE;
    }
    return qualities;
  }
}
