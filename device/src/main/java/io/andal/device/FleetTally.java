package io.andal.device;

import java.util.Arrays;

/**
 * What changed in the minutes of groups since it was last taken: a hash table of counters. Not
 * thread-safe.
 */
public final class FleetTally {
  private static final long EMPTY = Long.MIN_VALUE;

  private long[] keys = new long[256];
  private int[] counts = new int[256 * Column.COUNT];
  private int size;
  private long lastKey = EMPTY;
  private int lastCell;

  /** Takes one minute of a group. */
  @FunctionalInterface
  public interface Taker {
    /**
     * @param changes in the order of {@link Column}; not to be kept
     */
    void take(int group, long minute, int[] changes);
  }

  public FleetTally() {
    Arrays.fill(keys, EMPTY);
  }

  /** Adds to a minute of a group. */
  public void add(int group, long minute, Column column, int change) {
    long key = ((long) group << 32) | minute;
    if (key != lastKey) {
      lastCell = cell(key);
      lastKey = key;
    }
    counts[lastCell * Column.COUNT + column.number()] += change;
  }

  private int cell(long key) {
    int mask = keys.length - 1;
    int cell = hash(key) & mask;
    while (keys[cell] != key) {
      if (keys[cell] == EMPTY) {
        if (size * 2 >= keys.length) {
          grow();
          return cell(key);
        }
        keys[cell] = key;
        size++;
        return cell;
      }
      cell = (cell + 1) & mask;
    }
    return cell;
  }

  private static int hash(long key) {
    long mixed = key * 0x9e37_79b9_7f4a_7c15L;
    return (int) (mixed >>> 32);
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    keys = new long[oldKeys.length * 2];
    Arrays.fill(keys, EMPTY);
    counts = new int[keys.length * Column.COUNT];
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != EMPTY) {
        int cell = cell(oldKeys[i]);
        System.arraycopy(oldCounts, i * Column.COUNT, counts, cell * Column.COUNT, Column.COUNT);
      }
    }
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** Gives all changes and forgets them. */
  public void take(Taker taker) {
    int[] changes = new int[Column.COUNT];
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != EMPTY) {
        System.arraycopy(counts, i * Column.COUNT, changes, 0, Column.COUNT);
        taker.take((int) (keys[i] >>> 32), keys[i] & 0xffff_ffffL, changes);
      }
    }
    Arrays.fill(keys, EMPTY);
    Arrays.fill(counts, 0);
    size = 0;
    lastKey = EMPTY;
  }
}
