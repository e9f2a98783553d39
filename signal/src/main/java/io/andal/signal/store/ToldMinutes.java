package io.andal.signal.store;

import io.andal.signal.MinuteRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells one reader's changed minutes, each change once until it was read. Thread-safe. */
public final class ToldMinutes {
  private final String reader;
  private final ChangedMinutes changes;

  /** The changes that were told and not yet taken, and which version of each. */
  private final SortedMap<Long, Long> told = new TreeMap<>();

  public ToldMinutes(String reader, ChangedMinutes changes) {
    this.reader = reader;
    this.changes = changes;
  }

  /** The changes that weren't told yet, joined to ranges. */
  public synchronized List<MinuteRange> ranges() {
    SortedMap<Long, Long> all = changes.changed(reader);
    told.keySet().retainAll(all.keySet());
    List<MinuteRange> ranges = new ArrayList<>();
    for (Map.Entry<Long, Long> change : all.entrySet()) {
      long minute = change.getKey();
      if (change.getValue().equals(told.put(minute, change.getValue()))) {
        continue;
      }
      if (!ranges.isEmpty() && ranges.getLast().to() == minute) {
        MinuteRange last = ranges.removeLast();
        ranges.add(new MinuteRange(last.from(), minute + 1));
      } else {
        ranges.add(new MinuteRange(minute, minute + 1));
      }
    }
    return ranges;
  }

  /** Takes changes that were told and are read now; what changed since stays. */
  public synchronized void read(List<MinuteRange> ranges) {
    TreeMap<Long, Long> read = new TreeMap<>();
    for (MinuteRange range : ranges) {
      read.putAll(told.subMap(range.from(), range.to()));
    }
    changes.settle(reader, read);
    told.keySet().removeAll(read.keySet());
  }
}
