package io.andal.device.live;

import io.andal.device.DeviceEvent;
import io.andal.device.FleetTable;
import io.andal.device.HourBook;
import io.andal.device.HourView;
import io.andal.device.document.FleetSpec;
import io.andal.device.store.FleetChanges.HourChange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges devices hour by hour: did each meet the fleet's target in the last day? When an hour is
 * over its devices are judged, some at a time; those that sent late are judged again. Guarded by
 * its fleet.
 */
final class FleetHours {
  private static final long HOUR = 3_600_000;

  /** Messages of an hour's end are still on their way. */
  private static final long GRACE = 30_000;

  /** So many devices at once, so that nobody waits long. */
  static final int AT_ONCE = 10_000;

  /** The same of those that sent late, which are judged over all hours that are remembered. */
  private static final int LATE_AT_ONCE = 1_000;

  private final FleetDevices devices;
  private final HourView view;
  private final HourBook book = new HourBook();
  private final BitSet late = new BitSet();
  private final Map<Place, int[]> changes = new HashMap<>();
  private int target;
  private long over = Long.MIN_VALUE;
  private int next;

  /** Who sent late before a restart isn't known: at first all are judged over all hours. */
  private boolean fresh = true;

  /** An hour of a group. */
  private record Place(int group, long hour) {}

  private FleetHours(FleetSpec spec, FleetTable table, FleetDevices devices, int target) {
    this.devices = devices;
    this.view = new HourView(table, spec.rules());
    this.target = target;
  }

  /** Judges the devices of a fleet that has a target. */
  static Optional<FleetHours> of(FleetSpec spec, FleetTable table, FleetDevices devices) {
    return spec.target().isPresent()
        ? Optional.of(new FleetHours(spec, table, devices, spec.target().getAsInt()))
        : Optional.empty();
  }

  /** Another target holds for what is judged from now on. */
  void target(int millionths) {
    target = millionths;
  }

  void restore(int device, byte[] hours) {
    book.restore(device, hours);
  }

  void forget(int device) {
    book.clear(device);
  }

  /** A device measured something at a time, perhaps in an hour that was judged. */
  void measured(int device, long measured, long received) {
    long millis = measured == DeviceEvent.NONE ? received : measured;
    if (Math.floorDiv(millis, HOUR) <= book.last(device)) {
      late.set(device);
    }
  }

  /** Judges some of the devices that are to be judged. */
  void moveOn(long now) {
    long ended = Math.floorDiv(now - GRACE, HOUR) - 1;
    if (ended > over) {
      over = ended;
      next = 0;
    }
    long first = view.first(now);
    int until = Math.min(devices.numbers(), next + AT_ONCE);
    for (; next < until; next++) {
      if (fresh || book.last(next) < over) {
        judge(next, now, fresh ? first : Math.max(over - 1, first));
      }
    }
    fresh &= next < devices.numbers();
    int left = LATE_AT_ONCE;
    for (int device = late.nextSetBit(0);
        device >= 0 && left-- > 0;
        device = late.nextSetBit(device + 1)) {
      late.clear(device);
      judge(device, now, first);
    }
  }

  private void judge(int device, long now, long recent) {
    long last = book.last(device);
    long first = last < recent ? Math.max(view.first(now), last) : recent;
    Map<Long, Integer> before = new HashMap<>();
    for (long hour = first; hour <= Math.min(last, over); hour++) {
      before.put(hour, book.attained(device, hour));
    }
    int known = attained(device);
    boolean gone = devices.get(device).gone;
    book.advance(device, over);
    for (long hour = first; hour <= over; hour++) {
      int seen = gone ? HourView.NONE : view.of(device, hour);
      if (seen != HourView.NONE) {
        book.put(device, hour, HourView.counted(seen), HourView.missing(seen));
      }
    }
    boolean any = known != attained(device);
    for (long hour = first; hour <= over; hour++) {
      int was = before.getOrDefault(hour, HourBook.NONE);
      any |= tell(device, hour, was, book.attained(device, hour));
    }
    if (any) {
      devices.touch(device);
    }
  }

  private boolean tell(int device, long hour, int before, int after) {
    int judged = (after >= 0 ? 1 : 0) - (before >= 0 ? 1 : 0);
    int meeting = (after >= target ? 1 : 0) - (before >= target ? 1 : 0);
    if (judged != 0 || meeting != 0) {
      int[] sums = changes.computeIfAbsent(new Place(view.group(device), hour), _ -> new int[2]);
      sums[0] += judged;
      sums[1] += meeting;
    }
    return before != after;
  }

  /**
   * The availability of a device in the day that was judged last; {@link HourBook#NONE} if none.
   */
  int attained(int device) {
    return book.attained(device, book.last(device));
  }

  byte[] state(int device) {
    return book.state(device);
  }

  /** What changed since it was last asked for. */
  List<HourChange> take() {
    List<HourChange> taken = new ArrayList<>();
    changes.forEach(
        (place, sums) -> taken.add(new HourChange(place.group(), place.hour(), sums[0], sums[1])));
    changes.clear();
    return taken;
  }
}
