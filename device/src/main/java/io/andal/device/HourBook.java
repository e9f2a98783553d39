package io.andal.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The last {@value #HOURS} hours of each device: how many minutes counted and in how many of these
 * it wasn't online, 72 bytes for each device. Hours are UTC hours since 1970. Not thread-safe.
 */
public final class HourBook {
  /** Availability is that of so many hours. */
  public static final int WINDOW = 24;

  /** As a share: 1,000,000 is always online. */
  public static final int ALWAYS = 1_000_000;

  /** Nothing is known. */
  public static final int NONE = -1;

  private static final int HOURS = 32;
  private static final int BYTES = 2 * HOURS + Long.BYTES;
  private static final int PAGE = 1024;

  private final List<byte[]> pages = new ArrayList<>();

  private byte[] page(int device) {
    while (device / PAGE >= pages.size()) {
      byte[] page = new byte[PAGE * BYTES];
      pages.add(page);
      for (int i = 0; i < PAGE; i++) {
        last(page, i * BYTES, NONE);
      }
    }
    return pages.get(device / PAGE);
  }

  private static int at(int device) {
    return device % PAGE * BYTES;
  }

  private static void last(byte[] page, int at, long hour) {
    for (int i = 0; i < Long.BYTES; i++) {
      page[at + 2 * HOURS + i] = (byte) (hour >>> (8 * i));
    }
  }

  /** The last hour that was written; {@link #NONE} if none was. */
  public long last(int device) {
    byte[] page = page(device);
    long hour = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      hour |= (page[at(device) + 2 * HOURS + i] & 255L) << (8 * i);
    }
    return hour;
  }

  /** Makes an hour the last one; hours between are empty. */
  public void advance(int device, long hour) {
    long last = last(device);
    byte[] page = page(device);
    for (long each = Math.max(last + 1, hour - HOURS + 1); each <= hour; each++) {
      put(device, each, 0, 0);
    }
    last(page, at(device), Math.max(last, hour));
  }

  private static int slot(int device, long hour) {
    return at(device) + 2 * (int) Math.floorMod(hour, (long) HOURS);
  }

  /** Writes an hour that isn't later than the last one. */
  public void put(int device, long hour, int counted, int missing) {
    byte[] page = page(device);
    page[slot(device, hour)] = (byte) counted;
    page[slot(device, hour) + 1] = (byte) missing;
  }

  private boolean holds(int device, long hour) {
    long last = last(device);
    return hour <= last && hour > last - HOURS;
  }

  /**
   * The availability over the {@value #WINDOW} hours up to an hour, in millionths, rounded down:
   * minutes online of all that counted.
   *
   * @return {@link #NONE} if nothing counted in that hour
   */
  public int attained(int device, long hour) {
    byte[] page = page(device);
    if (!holds(device, hour) || page[slot(device, hour)] == 0) {
      return NONE;
    }
    int counted = 0;
    int missing = 0;
    for (long each = hour - WINDOW + 1; each <= hour; each++) {
      if (holds(device, each)) {
        counted += page[slot(device, each)];
        missing += page[slot(device, each) + 1];
      }
    }
    return (int) ((long) ALWAYS * (counted - missing) / counted);
  }

  /** A copy of a device's hours, to be stored. */
  public byte[] state(int device) {
    return Arrays.copyOfRange(page(device), at(device), at(device) + BYTES);
  }

  /** Puts stored hours back; what isn't some is ignored. */
  public void restore(int device, byte[] state) {
    byte[] page = page(device);
    if (state.length == BYTES) {
      System.arraycopy(state, 0, page, at(device), BYTES);
    }
  }

  /** Forgets a device's hours. */
  public void clear(int device) {
    byte[] page = page(device);
    Arrays.fill(page, at(device), at(device) + BYTES, (byte) 0);
    last(page, at(device), NONE);
  }
}
