package io.andal.device;

/**
 * What devices did in whole hours: read from the bits of their last minutes, so the same whatever
 * came when. Hours are UTC hours since 1970. Not thread-safe.
 */
public final class HourView {
  /** Nothing can be said of the hour. */
  public static final int NONE = -1;

  private static final int MINUTES = 60;
  private static final long HOUR = 3_600_000;
  private static final int UNKNOWN = 1;
  private static final int ONLINE = 2;

  private final FleetTable table;
  private final MinuteView view;

  public HourView(FleetTable table, KernelRules rules) {
    this.table = table;
    this.view = new MinuteView(rules);
  }

  /** The first hour that is remembered as a whole at a time, in UTC milliseconds. */
  public long first(long now) {
    long minutes = MinuteBits.MINUTES - 4L - view.reach();
    return Math.ceilDiv(now - minutes * 60_000, HOUR);
  }

  /**
   * An hour of a device: minutes of which something was known, and of these those in which it
   * wasn't online, as {@link #counted} and {@link #missing} read them.
   *
   * @return {@link #NONE} if it wasn't in service throughout, as far as is remembered
   */
  public int of(int device, long hour) {
    long[] s = table.page(device);
    int at = FleetTable.at(device);
    long first = hour * MINUTES;
    if (!DeviceState.has(s, at, DeviceState.IN_SERVICE)
        || !DeviceState.has(s, at, DeviceState.HAS_SINCE)
        || DeviceState.since(s, at) > first) {
      return NONE;
    }
    int counted = 0;
    int missing = 0;
    for (long minute = first; minute < first + MINUTES; minute++) {
      int seen = view.of(s, at, minute);
      if ((seen & UNKNOWN) == 0) {
        counted++;
        missing += (seen & ONLINE) == 0 ? 1 : 0;
      }
    }
    return counted << 8 | missing;
  }

  public static int counted(int hour) {
    return hour < 0 ? 0 : hour >> 8;
  }

  public static int missing(int hour) {
    return hour < 0 ? 0 : hour & 255;
  }

  /** The group in which a device is counted. */
  public int group(int device) {
    return DeviceState.group(table.page(device), FleetTable.at(device));
  }
}
