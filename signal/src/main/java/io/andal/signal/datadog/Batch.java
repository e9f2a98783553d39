package io.andal.signal.datadog;

import io.andal.signal.MinuteRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Columns that one request asks for.
 *
 * @param seconds the longest interval that one of them asks for itself, or a minute
 */
record Batch(List<Column> columns, long seconds) {
  private static final long MINUTE = 60;

  Batch {
    columns = List.copyOf(columns);
  }

  /**
   * Fills as few requests as possible, each with columns of one interval.
   *
   * @param together columns whose answers belong to one SLI: never parted
   * @param weight of a column
   * @param capacity the weight that one request takes
   */
  static List<Batch> fill(List<Set<Column>> together, ToIntFunction<Column> weight, int capacity) {
    Map<Long, List<Set<Column>>> byInterval = new LinkedHashMap<>();
    for (Set<Column> group : together) {
      long seconds = group.stream().mapToLong(Column::seconds).max().orElse(0);
      byInterval.computeIfAbsent(Math.max(MINUTE, seconds), _ -> new ArrayList<>()).add(group);
    }
    List<Batch> batches = new ArrayList<>();
    byInterval.forEach(
        (seconds, groups) -> {
          Set<Column> filling = new LinkedHashSet<>();
          for (Set<Column> group : groups) {
            Set<Column> more = new LinkedHashSet<>(filling);
            more.addAll(group);
            if (!filling.isEmpty() && more.stream().mapToInt(weight).sum() > capacity) {
              batches.add(new Batch(List.copyOf(filling), seconds));
              filling = new LinkedHashSet<>(group);
            } else {
              filling = more;
            }
          }
          if (!filling.isEmpty()) {
            batches.add(new Batch(List.copyOf(filling), seconds));
          }
        });
    return batches;
  }

  Batch with(long longerSeconds) {
    return new Batch(columns, longerSeconds);
  }

  List<Batch> halves() {
    int middle = columns.size() / 2;
    return List.of(
        new Batch(columns.subList(0, middle), seconds),
        new Batch(columns.subList(middle, columns.size()), seconds));
  }

  /** The range in whole intervals, as it is asked for; not beyond now. */
  MinuteRange asked(MinuteRange range, long now) {
    long from = Math.floorDiv(Math.floorDiv(range.from() * MINUTE, seconds) * seconds, MINUTE);
    long to = Math.ceilDiv(Math.ceilDiv(range.to() * MINUTE, seconds) * seconds, MINUTE);
    return new MinuteRange(from, Math.max(range.to(), Math.min(to, now)));
  }
}
