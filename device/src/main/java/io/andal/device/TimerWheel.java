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
  private static final int NEXT = 0;
  private static final int PREVIOUS = 1;
  private static final int TICK = 2;
  private static final int PARTS = 3;

  private final int[] heads = new int[SLOTS];

  /**
   * Of each device who comes after it in its slot, who before it, and when it goes off in ticks
   * since the first one; NONE if it isn't set. Side by side, for memory is slow.
   */
  private int[] timers = {};

  private long origin = Long.MIN_VALUE;
  private int fired;

  TimerWheel() {
    Arrays.fill(heads, NONE);
  }

  /** Makes room for devices with numbers below a size. */
  void grow(int size) {
    if (size * PARTS > timers.length) {
      int old = timers.length;
      int more = PARTS * Math.max(size, old / PARTS + Math.max(64, old / PARTS / 16));
      timers = Arrays.copyOf(timers, more);
      Arrays.fill(timers, old, more, NONE);
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
    int at = device * PARTS;
    if (timers[at + TICK] != NONE) {
      if (timers[at + TICK] <= tick) {
        return;
      }
      unlink(at);
    }
    int slot = tick & (SLOTS - 1);
    int first = heads[slot];
    timers[at + NEXT] = first;
    timers[at + PREVIOUS] = NONE;
    timers[at + TICK] = tick;
    if (first != NONE) {
      timers[first * PARTS + PREVIOUS] = device;
    }
    heads[slot] = device;
  }

  private void unlink(int at) {
    int next = timers[at + NEXT];
    int previous = timers[at + PREVIOUS];
    if (previous == NONE) {
      heads[timers[at + TICK] & (SLOTS - 1)] = next;
    } else {
      timers[previous * PARTS + NEXT] = next;
    }
    if (next != NONE) {
      timers[next * PARTS + PREVIOUS] = previous;
    }
    timers[at + TICK] = NONE;
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
        int following = timers[device * PARTS + NEXT];
        timers[device * PARTS + TICK] = NONE;
        off.accept(device);
        device = following;
      }
    }
  }
}
