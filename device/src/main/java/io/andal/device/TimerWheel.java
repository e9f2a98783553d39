package io.andal.device;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * One timer for each device, in a wheel of tenths of seconds: to set one off costs the same however
 * many there are. A timer that is moved to later stays where it is and is looked at again when it
 * goes off, so a device that speaks often costs nothing. Not thread-safe.
 */
final class TimerWheel {
  private static final int TICK_MILLIS = 100;
  private static final int SLOTS = 4096;
  private static final int NONE = -1;

  private final int[] heads = new int[SLOTS];
  private int[] next = {};
  private int[] previous = {};

  /** When each goes off, in ticks since the first one; NONE if it isn't set. */
  private int[] ticks = {};

  private long origin = Long.MIN_VALUE;
  private int fired;

  TimerWheel() {
    Arrays.fill(heads, NONE);
  }

  /** Makes room for devices with numbers below a size. */
  void grow(int size) {
    if (size > next.length) {
      int old = next.length;
      int more = Math.max(size, old + Math.max(64, old / 16));
      next = Arrays.copyOf(next, more);
      previous = Arrays.copyOf(previous, more);
      ticks = Arrays.copyOf(ticks, more);
      Arrays.fill(ticks, old, more, NONE);
    }
  }

  /** Sets a timer, unless it is set to the same time or an earlier one. */
  void arm(int device, long deadline, long now) {
    if (deadline == Long.MAX_VALUE) {
      return;
    }
    if (origin == Long.MIN_VALUE) {
      origin = now / TICK_MILLIS;
    }
    long wanted = (deadline + TICK_MILLIS - 1) / TICK_MILLIS - origin;
    int tick = (int) Math.clamp(wanted, fired + 1L, fired + SLOTS - 1L);
    if (ticks[device] != NONE) {
      if (ticks[device] <= tick) {
        return;
      }
      unlink(device);
    }
    int slot = tick & (SLOTS - 1);
    next[device] = heads[slot];
    previous[device] = NONE;
    if (heads[slot] != NONE) {
      previous[heads[slot]] = device;
    }
    heads[slot] = device;
    ticks[device] = tick;
  }

  private void unlink(int device) {
    if (previous[device] == NONE) {
      heads[ticks[device] & (SLOTS - 1)] = next[device];
    } else {
      next[previous[device]] = next[device];
    }
    if (next[device] != NONE) {
      previous[next[device]] = previous[device];
    }
    ticks[device] = NONE;
  }

  /** Sets off all timers up to a time; those that are set off aren't set any more. */
  void advance(long now, IntConsumer off) {
    if (origin == Long.MIN_VALUE) {
      return;
    }
    long until = now / TICK_MILLIS - origin;
    long from = Math.max(fired + 1L, until - SLOTS + 1);
    for (long tick = from; tick <= until; tick++) {
      int slot = (int) tick & (SLOTS - 1);
      fired = (int) tick;
      int device = heads[slot];
      heads[slot] = NONE;
      while (device != NONE) {
        int following = next[device];
        ticks[device] = NONE;
        off.accept(device);
        device = following;
      }
    }
  }
}
