package io.andal.signal.kit;

import io.andal.signal.MinuteRange;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What really happened, minute by minute. Minutes that aren't in it were not measured. Immutable.
 *
 * @param counts by minute
 * @param restarts minutes at whose start a counter began at 0 again
 */
public record Truth(MinuteRange range, NavigableMap<Long, Counts> counts, Set<Long> restarts) {

  /** Events of one minute. */
  public record Counts(long good, long total) {}

  /** Every minute has another count, and some bad events. */
  public static Truth of(MinuteRange range) {
    NavigableMap<Long, Counts> counts = new TreeMap<>();
    for (long minute = range.from(); minute < range.to(); minute++) {
      long total = 100 + minute % 37;
      counts.put(minute, new Counts(total - minute % 5, total));
    }
    return new Truth(range, counts, Set.of());
  }

  public Optional<Counts> at(long minute) {
    return Optional.ofNullable(counts.get(minute));
  }

  /** The same, but a minute was not measured. */
  public Truth without(long minute) {
    NavigableMap<Long, Counts> fewer = new TreeMap<>(counts);
    fewer.remove(minute);
    return new Truth(range, fewer, restarts);
  }

  /** The same, but other events in a minute. */
  public Truth with(long minute, long good, long total) {
    NavigableMap<Long, Counts> other = new TreeMap<>(counts);
    other.put(minute, new Counts(good, total));
    return new Truth(range, other, restarts);
  }

  /** The same, but the process that counts was restarted at the start of a minute. */
  public Truth restartedAt(long minute) {
    Set<Long> more = new HashSet<>(restarts);
    more.add(minute);
    return new Truth(range, counts, Set.copyOf(more));
  }

  /** Only those minutes. */
  public Truth within(MinuteRange part) {
    return new Truth(
        part,
        new TreeMap<>(Map.copyOf(counts.subMap(part.from(), true, part.to(), false))),
        restarts);
  }
}
