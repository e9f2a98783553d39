package io.andal.device.live;

import io.andal.device.FleetTable;
import io.andal.device.HourBook;
import io.andal.device.document.DeviceLife;
import io.andal.device.document.ListedDevice;
import io.andal.device.registry.DeviceStatus;
import io.andal.device.store.DeviceRow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The devices of a fleet by their numbers in its table: where they are in their lives, what is
 * known of them, and which of this isn't written yet. Guarded by its fleet.
 */
final class FleetDevices {
  private static final long MINUTE = 60_000;

  private final FleetTable table;
  private final FleetGroups groups;
  private final List<LiveDevice> devices = new ArrayList<>();
  private final BitSet dirty = new BitSet();
  private final Set<String> removed = new LinkedHashSet<>();
  private final PriorityQueue<Due> dues = new PriorityQueue<>();
  private int gone;

  /** A device goes into service by itself, unless something else was said meanwhile. */
  private record Due(long millis, int device) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return Long.compare(millis, other.millis);
    }
  }

  FleetDevices(FleetTable table, FleetGroups groups) {
    this.table = table;
    this.groups = groups;
  }

  /** Puts a stored device back, in the order in which they are stored. */
  void restore(DeviceRow row) {
    table.restore(row.id(), groups.of(row.attributes()), counts(row.life()), row.kernel());
    LiveDevice device = new LiveDevice(row.life(), groups.shared(row.attributes()));
    device.sinceMillis = row.sinceMillis();
    devices.add(device);
    due(devices.size() - 1, row.untilMillis());
  }

  private static boolean counts(DeviceLife life) {
    return life == DeviceLife.IN_SERVICE;
  }

  private void due(int device, long untilMillis) {
    devices.get(device).untilMillis = untilMillis;
    if (untilMillis > 0) {
      dues.add(new Due(untilMillis, device));
    }
  }

  /** The number of a device; -1 if it isn't known. */
  int find(String id) {
    int device = table.find(id);
    return device < 0 || devices.get(device).gone ? -1 : device;
  }

  /** The group in which a device counts. */
  int group(int device) {
    return groups.of(devices.get(device).attributes);
  }

  LiveDevice get(int device) {
    return devices.get(device);
  }

  /** All numbers are below; some may be those of devices that were forgotten. */
  int numbers() {
    return devices.size();
  }

  /** How many there are. */
  int size() {
    return devices.size() - gone;
  }

  /** Gives all of them with their numbers. */
  void each(Taker taker) {
    for (int device = 0; device < devices.size(); device++) {
      if (!devices.get(device).gone) {
        taker.take(device, devices.get(device));
      }
    }
  }

  /** Takes a device and its number. */
  @FunctionalInterface
  interface Taker {
    void take(int device, LiveDevice known);
  }

  /** Something of a device has to be written. */
  void touch(int device) {
    dirty.set(device);
  }

  /**
   * Adds a device that isn't known.
   *
   * @param sinceMinute since when it is expected; 0 if only its first message tells
   * @return its number
   */
  int add(String id, DeviceStatus status, long sinceMinute) {
    int device = table.add(id, groups.of(status.attributes()), counts(status.life()), sinceMinute);
    LiveDevice known = new LiveDevice(status.life(), groups.shared(status.attributes()));
    if (device < devices.size()) {
      devices.set(device, known);
      gone--;
    } else {
      devices.add(known);
    }
    due(device, status.untilMillis());
    touch(device);
    return device;
  }

  /** What is known of a device, as people say it. */
  DeviceStatus status(int device) {
    LiveDevice known = devices.get(device);
    return new DeviceStatus(known.life, known.untilMillis, known.attributes);
  }

  /** A device becomes other than it was, from the minute on that isn't over. */
  void change(int device, DeviceStatus after) {
    LiveDevice known = devices.get(device);
    if (status(device).equals(after)) {
      return;
    }
    known.life = after.life();
    known.attributes = groups.shared(after.attributes());
    if (known.untilMillis != after.untilMillis()) {
      due(device, after.untilMillis());
    }
    table.place(device, groups.of(after.attributes()), counts(after.life()));
    touch(device);
  }

  /** A device told more of itself. */
  void learn(int device, Map<String, String> attributes) {
    LiveDevice known = devices.get(device);
    if (!attributes.isEmpty() && !known.attributes.entrySet().containsAll(attributes.entrySet())) {
      change(device, merged(device, known.life, attributes));
    }
  }

  private DeviceStatus merged(int device, DeviceLife life, Map<String, String> attributes) {
    LiveDevice known = devices.get(device);
    Map<String, String> all = new HashMap<>(known.attributes);
    all.putAll(attributes);
    return new DeviceStatus(life, life == known.life ? known.untilMillis : 0, all);
  }

  /** What the document lists is known; the document goes before what was known. */
  void list(List<ListedDevice> listed, long now) {
    for (ListedDevice each : listed) {
      int device = find(each.id());
      if (device < 0) {
        add(each.id(), new DeviceStatus(each.life(), 0, each.attributes()), now / MINUTE);
      } else {
        DeviceStatus said = merged(device, each.life(), each.attributes());
        change(device, new DeviceStatus(said.life(), 0, said.attributes()));
      }
    }
  }

  /** People say how devices are; those that aren't known are added. */
  void set(Map<String, DeviceStatus> after, long now) {
    after.forEach(
        (id, status) -> {
          int device = find(id);
          if (device < 0) {
            add(id, status, now / MINUTE);
          } else {
            change(device, status);
          }
        });
  }

  /** Forgets a device. */
  void remove(int device) {
    table.forget(device);
    devices.get(device).gone = true;
    gone++;
    dirty.clear(device);
    removed.add(table.id(device));
  }

  /**
   * Devices whose time has come go into service, each at its minute.
   *
   * @param now up to then
   */
  void settle(long now) {
    while (!dues.isEmpty() && dues.peek().millis() <= now) {
      Due due = dues.remove();
      LiveDevice known = devices.get(due.device());
      if (!known.gone && known.untilMillis == due.millis()) {
        table.advance(due.millis());
        change(due.device(), new DeviceStatus(DeviceLife.IN_SERVICE, 0, known.attributes));
      }
    }
  }

  /** The names of all attributes that devices have. */
  SortedSet<String> attributes() {
    SortedSet<String> names = new TreeSet<>();
    each((_, known) -> names.addAll(known.attributes.keySet()));
    return names;
  }

  /** Ids of devices that were forgotten since they were last asked for. */
  List<String> takeRemoved() {
    List<String> ids = List.copyOf(removed);
    removed.clear();
    return ids;
  }

  /** Gives devices of which something has to be written, and forgets that. */
  void takeTouched(Optional<FleetHours> hours, Consumer<DeviceRow> taker) {
    for (int device = dirty.nextSetBit(0); device >= 0; device = dirty.nextSetBit(device + 1)) {
      taker.accept(row(device, hours));
      devices.get(device).values = "";
    }
    dirty.clear();
  }

  int touched() {
    return dirty.cardinality();
  }

  private DeviceRow row(int device, Optional<FleetHours> hours) {
    LiveDevice known = devices.get(device);
    return new DeviceRow(
        table.id(device),
        known.life,
        known.untilMillis,
        known.attributes,
        known.values,
        table.told(device),
        known.sinceMillis,
        table.lastSeenMillis(device),
        table.state(device),
        hours.map(each -> each.state(device)).orElseGet(() -> new byte[0]),
        hours.map(each -> each.attained(device)).orElse(HourBook.NONE));
  }

  /** How a device is now. */
  Optional<LiveFleet.Seen> seen(String id) {
    int device = find(id);
    return device < 0
        ? Optional.empty()
        : Optional.of(
            new LiveFleet.Seen(
                id,
                status(device),
                table.standing(device),
                devices.get(device).sinceMillis,
                table.facts(device)));
  }
}
