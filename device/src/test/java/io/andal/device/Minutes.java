package io.andal.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects what the kernel tells, for tests. */
final class Minutes implements Outputs {
  /** A change of presence. */
  record Told(int device, Presence presence, OfflineReason reason, boolean flapping, long at) {}

  private final FleetTally tally = new FleetTally();
  private final Map<Long, long[]> minutes = new TreeMap<>();
  final List<Told> told = new ArrayList<>();

  @Override
  public void add(int group, long minute, Column column, int change) {
    tally.add(group, minute, column, change);
  }

  @Override
  public void presence(int device, Standing before, Standing now, long atMillis) {
    told.add(new Told(device, now.presence(), now.reason(), now.flapping(), atMillis));
  }

  long count(long minute, Column column) {
    return count(0, minute, column);
  }

  long count(int group, long minute, Column column) {
    take();
    long[] all = minutes.get(((long) group << 32) | minute);
    return all == null ? 0 : all[column.number()];
  }

  /** All minutes as text, without what depends on repetitions. */
  String slices() {
    take();
    StringBuilder text = new StringBuilder();
    minutes.forEach(
        (key, counts) -> {
          StringBuilder line = new StringBuilder();
          for (Column column : Column.ALL) {
            if (column != Column.REPEATED && counts[column.number()] != 0) {
              line.append(' ').append(column).append('=').append(counts[column.number()]);
            }
          }
          if (!line.isEmpty()) {
            text.append(key >>> 32).append('/').append(key & 0xffff_ffffL).append(line);
            text.append('\n');
          }
        });
    return text.toString();
  }

  private void take() {
    tally.take(
        (group, minute, changes) -> {
          long[] all =
              minutes.computeIfAbsent(((long) group << 32) | minute, _ -> new long[Column.COUNT]);
          for (int i = 0; i < changes.length; i++) {
            all[i] += changes[i];
          }
        });
  }
}
