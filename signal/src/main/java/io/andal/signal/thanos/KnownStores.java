package io.andal.signal.thanos;

import io.andal.signal.MinuteRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers which stores were there, for those that vanish are no longer listed by Thanos.
 * Thread-safe.
 */
final class KnownStores {
  /** One that was away longer was taken down by somebody. */
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final Map<String, Seen> seen = new HashMap<>();

  private record Seen(Store store, Instant last) {}

  /**
   * Compares with those of the last day, and remembers.
   *
   * @return those whose data the range needs and that are gone or can't be asked
   */
  synchronized List<Store> gone(List<Store> listed, MinuteRange range, Instant now) {
    Map<String, Store> here = new HashMap<>();
    listed.stream().filter(Store::answers).forEach(store -> here.put(store.identity(), store));
    here.forEach((identity, store) -> seen.put(identity, new Seen(store, now)));
    seen.values().removeIf(one -> one.last().plus(REMEMBERED).isBefore(now));
    List<Store> gone = new ArrayList<>();
    seen.forEach(
        (identity, one) -> {
          if (!here.containsKey(identity) && one.store().covers(range)) {
            gone.add(one.store());
          }
        });
    for (Store store : listed) {
      boolean known = here.containsKey(store.identity()) || seen.containsKey(store.identity());
      if (!known && store.covers(range)) {
        gone.add(store);
      }
    }
    return gone;
  }
}
