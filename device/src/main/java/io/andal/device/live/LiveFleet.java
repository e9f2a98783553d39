package io.andal.device.live;

import io.andal.device.Column;
import io.andal.device.DeviceEvent;
import io.andal.device.DeviceFacts;
import io.andal.device.FleetTable;
import io.andal.device.FleetTally;
import io.andal.device.KernelRules;
import io.andal.device.OfflineReason;
import io.andal.device.Outputs;
import io.andal.device.Presence;
import io.andal.device.Standing;
import io.andal.device.document.DeviceLife;
import io.andal.device.document.FleetSpec;
import io.andal.device.document.ListedDevice;
import io.andal.device.message.DeviceMessage;
import io.andal.device.store.DeviceRow;
import io.andal.device.store.FleetChanges;
import io.andal.device.store.FleetChanges.MinuteChange;
import io.andal.device.store.FleetStore;
import io.andal.device.store.PresenceChange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One fleet at work: its devices in memory, and what of them isn't written yet. Thread-safe: one
 * thing at a time.
 */
final class LiveFleet {
  private final FleetGroups groups;
  private final FleetTally tally = new FleetTally();
  private final List<LiveDevice> devices = new ArrayList<>();
  private final BitSet dirty = new BitSet();
  private final List<PresenceChange> changes = new ArrayList<>();
  private FleetSpec spec;
  private FleetTable table;

  LiveFleet(FleetSpec spec, FleetStore store, long now) {
    this.spec = spec;
    this.groups = new FleetGroups(spec.name(), store, spec.groupBy());
    this.table = new FleetTable(spec.rules(), outputs());
    store.rolledMinute(spec.name()).ifPresent(table::resume);
    store.eachDevice(spec.name(), this::restore);
    list(now);
    if (spec.mqtt().isEmpty()) {
      // Until now nobody listened; a fleet at a broker is heard when it is connected.
      table.linkUp(now);
    }
  }

  private Outputs outputs() {
    return new Outputs() {
      @Override
      public void add(int group, long minute, Column column, int change) {
        tally.add(group, minute, column, change);
      }

      @Override
      public void presence(int device, Standing before, Standing now, long atMillis) {
        devices.get(device).sinceMillis = atMillis;
        dirty.set(device);
        changes.add(new PresenceChange(table.id(device), atMillis, now));
      }
    };
  }

  private void restore(DeviceRow row) {
    table.restore(row.id(), groups.of(row.attributes()), counts(row.life()), row.kernel());
    LiveDevice device = new LiveDevice(row.life(), groups.shared(row.attributes()));
    device.sinceMillis = row.sinceMillis();
    devices.add(device);
  }

  private static boolean counts(DeviceLife life) {
    return life == DeviceLife.IN_SERVICE;
  }

  /** What the document lists is known; the document goes before what was known. */
  private void list(long now) {
    for (ListedDevice listed : spec.devices()) {
      int device = table.find(listed.id());
      if (device < 0) {
        add(listed.id(), listed.life(), listed.attributes(), now / 60_000 + 1);
      } else {
        Map<String, String> attributes = new HashMap<>(devices.get(device).attributes);
        attributes.putAll(listed.attributes());
        change(device, listed.life(), attributes);
      }
    }
  }

  private int add(String id, DeviceLife life, Map<String, String> attributes, long since) {
    int device = table.add(id, groups.of(attributes), counts(life), since);
    devices.add(new LiveDevice(life, groups.shared(attributes)));
    dirty.set(device);
    return device;
  }

  private void change(int device, DeviceLife life, Map<String, String> attributes) {
    LiveDevice known = devices.get(device);
    if (known.life == life && known.attributes.equals(attributes)) {
      return;
    }
    known.life = life;
    known.attributes = groups.shared(attributes);
    table.place(device, groups.of(attributes), counts(life));
    dirty.set(device);
  }

  /** The document changed; whether this fleet can go on with it. */
  synchronized boolean follow(FleetSpec changed, long now) {
    KernelRules rules = spec.rules();
    if (!rules.equals(changed.rules())
        || !spec.groupBy().equals(changed.groupBy())
        || !spec.mqtt().equals(changed.mqtt())
        || !spec.mapping().equals(changed.mapping())) {
      return false;
    }
    spec = changed;
    list(now);
    return true;
  }

  synchronized FleetSpec spec() {
    return spec;
  }

  /** Takes one message; why not, if it is refused. */
  synchronized Optional<String> take(DeviceMessage message, long received) {
    Optional<String> refused = admit(message.device(), message.attributes(), received);
    if (refused.isPresent()) {
      return refused;
    }
    int device = table.find(message.device());
    LiveDevice known = devices.get(device);
    if (!message.attributes().isEmpty()
        && !known.attributes.entrySet().containsAll(message.attributes().entrySet())) {
      Map<String, String> attributes = new HashMap<>(known.attributes);
      attributes.putAll(message.attributes());
      change(device, known.life, attributes);
    }
    table.telemetry(
        device, received, message.measuredMillis(), message.sequence(), message.fault());
    known.values = message.values();
    dirty.set(device);
    return Optional.empty();
  }

  /** A device connected, or is no longer connected; why that isn't taken, if it isn't. */
  synchronized Optional<String> connection(
      String id, boolean connected, OfflineReason reason, long received) {
    Optional<String> refused = admit(id, Map.of(), received);
    if (refused.isEmpty()) {
      int device = table.find(id);
      table.apply(
          device,
          connected
              ? new DeviceEvent.Connected(received)
              : new DeviceEvent.Disconnected(received, reason));
      dirty.set(device);
    }
    return refused;
  }

  /** Something happened to a device, of which no message of its own tells; why it isn't taken. */
  synchronized Optional<String> happened(String id, DeviceEvent event) {
    Optional<String> refused = known(id, Map.of());
    if (refused.isEmpty()) {
      int device = table.find(id);
      table.apply(device, event);
      dirty.set(device);
    }
    return refused;
  }

  /** The devices that are known, with the number of the last birth of each; −1 if it had none. */
  synchronized Map<String, Integer> births() {
    Map<String, Integer> births = new HashMap<>();
    for (int device = 0; device < devices.size(); device++) {
      births.put(table.id(device), table.birth(device));
    }
    return births;
  }

  /** A device that may speak, and doesn't speak too often, is known from now on; why it may not. */
  private Optional<String> admit(String id, Map<String, String> attributes, long received) {
    Optional<String> refused = known(id, attributes);
    return refused.isPresent() || quota(devices.get(table.find(id)), received)
        ? refused
        : Optional.of(
            "The device sent more than %d messages in a minute".formatted(spec.mostPerMinute()));
  }

  private Optional<String> known(String id, Map<String, String> attributes) {
    int device = table.find(id);
    if (device < 0) {
      if (!spec.open()) {
        return Optional.of("The fleet takes only devices that are listed");
      }
      if (table.size() >= FleetTable.MAX_DEVICES) {
        return Optional.of("The fleet has as many devices as it can");
      }
      device = add(id, DeviceLife.IN_SERVICE, attributes, 0);
    }
    return devices.get(device).life == DeviceLife.RETIRED
        ? Optional.of("The device is retired")
        : Optional.empty();
  }

  synchronized void linkUp(long now) {
    table.linkUp(now);
  }

  /**
   * Nobody hears the devices.
   *
   * @param since perhaps some seconds ago
   */
  synchronized void linkDown(long since) {
    table.linkDown(since);
  }

  private boolean quota(LiveDevice device, long received) {
    long minute = received / 60_000;
    if (device.quotaMinute != (int) minute) {
      device.quotaMinute = (int) minute;
      device.used = 0;
    }
    // The embedded broker slows each device down itself, minutes of its own.
    long most = spec.mostPerMinute() * (spec.isEmbedded() ? 2L : 1L);
    return device.used++ < most;
  }

  /** People change a device: where it is in its life, and what is known of it. */
  synchronized boolean change(
      String id, Optional<DeviceLife> life, Map<String, String> attributes, long now) {
    int device = table.find(id);
    if (device < 0) {
      if (!spec.open()) {
        return false;
      }
      device = add(id, life.orElse(DeviceLife.COMMISSIONED), attributes, now / 60_000 + 1);
      return true;
    }
    Map<String, String> all = new HashMap<>(devices.get(device).attributes);
    all.putAll(attributes);
    change(device, life.orElse(devices.get(device).life), all);
    return true;
  }

  /** Whether a device sent as much as it may in this minute. */
  synchronized boolean isExhausted(String id, long now) {
    int device = table.find(id);
    return device >= 0
        && devices.get(device).quotaMinute == (int) (now / 60_000)
        && devices.get(device).used >= spec.mostPerMinute();
  }

  synchronized void tick(long now) {
    table.advance(now);
  }

  /** What isn't written yet, which from now on is written. */
  synchronized FleetChanges drain() {
    List<DeviceRow> rows = new ArrayList<>(dirty.cardinality());
    for (int device = dirty.nextSetBit(0); device >= 0; device = dirty.nextSetBit(device + 1)) {
      rows.add(row(device));
      devices.get(device).values = "";
    }
    dirty.clear();
    List<MinuteChange> minutes = new ArrayList<>();
    tally.take(
        (group, minute, counts) -> minutes.add(new MinuteChange(group, minute, counts.clone())));
    List<PresenceChange> presence = List.copyOf(changes);
    changes.clear();
    return new FleetChanges(spec.name(), table.rolled(), rows, minutes, presence);
  }

  private DeviceRow row(int device) {
    LiveDevice known = devices.get(device);
    return new DeviceRow(
        table.id(device),
        known.life,
        known.attributes,
        known.values,
        table.told(device),
        known.sinceMillis,
        table.lastSeenMillis(device),
        table.state(device));
  }

  /** How a device is now; empty if it isn't known. */
  synchronized Optional<Seen> seen(String id) {
    int device = table.find(id);
    if (device < 0) {
      return Optional.empty();
    }
    LiveDevice known = devices.get(device);
    return Optional.of(
        new Seen(
            id,
            known.life,
            known.attributes,
            table.standing(device),
            known.sinceMillis,
            table.facts(device)));
  }

  /** How a device is. */
  record Seen(
      String id,
      DeviceLife life,
      Map<String, String> attributes,
      Standing standing,
      long sinceMillis,
      DeviceFacts facts) {}

  /** How many devices are how. */
  synchronized int[] presences() {
    int[] counts = new int[Presence.values().length];
    for (int device = 0; device < devices.size(); device++) {
      if (counts(devices.get(device).life)) {
        counts[table.standing(device).presence().number()]++;
      }
    }
    return counts;
  }

  /** The same by group; one entry without attributes if the fleet has no groups. */
  synchronized List<GroupPresence> groupPresences() {
    // Devices share their attributes, so that most are told apart without looking at them.
    IdentityHashMap<Map<String, String>, Map<String, String>> shortened = new IdentityHashMap<>();
    Map<Map<String, String>, Map<Presence, Integer>> counts = new HashMap<>();
    for (int device = 0; device < devices.size(); device++) {
      LiveDevice known = devices.get(device);
      if (counts(known.life)) {
        Map<String, String> group = shortened.computeIfAbsent(known.attributes, this::grouped);
        counts
            .computeIfAbsent(group, _ -> new EnumMap<>(Presence.class))
            .merge(table.standing(device).presence(), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .map(entry -> new GroupPresence(entry.getKey(), entry.getValue()))
        .toList();
  }

  private Map<String, String> grouped(Map<String, String> attributes) {
    Map<String, String> group = new HashMap<>(attributes);
    group.keySet().retainAll(spec.groupBy());
    return group;
  }

  synchronized int size() {
    return devices.size();
  }
}
