package io.andal.device;

/**
 * What a minute of a device counts as, as a set of bits: a pure function of the state. Whatever
 * changes a state compares the view before with the one after, and tells the difference.
 */
final class MinuteView {
  private static final Column[] COLUMNS = {
    Column.UNKNOWN, Column.ONLINE, Column.FRESH, Column.MEASURED, Column.TIMELY, Column.FAULTY
  };

  private final int freshMinutes;
  private final int presentMinutes;
  private final int patientMinutes;

  MinuteView(KernelRules rules) {
    this.freshMinutes = rules.freshMinutes();
    this.presentMinutes = rules.presentMinutes();
    this.patientMinutes = rules.connections() ? rules.patientMinutes() : 0;
  }

  /** For how many minutes a measured one matters. */
  int reach() {
    return Math.max(Math.max(freshMinutes, presentMinutes), patientMinutes);
  }

  /** For how many minutes a connected one matters. */
  int patience() {
    return Math.max(patientMinutes, 1);
  }

  int of(long[] s, int at, long minute) {
    boolean measured = MinuteBits.get(s, at, DeviceState.MEASURED, minute);
    boolean marked = MinuteBits.get(s, at, DeviceState.FAULTY, minute);
    boolean fresh =
        measured || MinuteBits.any(s, at, DeviceState.MEASURED, minute - 1, freshMinutes - 1);
    boolean unknown = marked && !fresh;
    boolean online =
        !unknown
            && (measured
                || connected(s, at, minute)
                || MinuteBits.any(s, at, DeviceState.MEASURED, minute - 1, presentMinutes - 1));
    return (unknown ? 1 : 0)
        | (online ? 2 : 0)
        | (fresh ? 4 : 0)
        | (measured ? 8 : 0)
        | (MinuteBits.timely(s, at, minute) ? 16 : 0)
        | (measured && marked ? 32 : 0);
  }

  /** Connected, and either not for long or not silent for long. */
  private boolean connected(long[] s, int at, long minute) {
    if (!MinuteBits.get(s, at, DeviceState.CONNECTED, minute)) {
      return false;
    }
    if (patientMinutes == 0
        || MinuteBits.any(s, at, DeviceState.MEASURED, minute - 1, patientMinutes - 1)) {
      return true;
    }
    for (long each = minute - 1; each > minute - patientMinutes; each--) {
      if (!MinuteBits.get(s, at, DeviceState.CONNECTED, each)) {
        return true;
      }
    }
    return false;
  }

  /** Tells what changed from one view to another. */
  static void tell(int before, int after, int group, long minute, Outputs out) {
    int changed = before ^ after;
    while (changed != 0) {
      int bit = Integer.numberOfTrailingZeros(changed);
      out.add(group, minute, COLUMNS[bit], ((after >>> bit) & 1) != 0 ? 1 : -1);
      changed &= changed - 1;
    }
  }
}
