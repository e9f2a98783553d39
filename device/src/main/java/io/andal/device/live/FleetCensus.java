package io.andal.device.live;

import io.andal.device.FleetTable;
import io.andal.device.Presence;
import io.andal.device.document.DeviceLife;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Counts devices in service by how they are. Guarded by its fleet. */
final class FleetCensus {
  private final FleetTable table;
  private final FleetDevices devices;

  FleetCensus(FleetTable table, FleetDevices devices) {
    this.table = table;
    this.devices = devices;
  }

  /** How many are how. */
  Map<Presence, Integer> presences() {
    int[] counts = new int[Presence.values().length];
    devices.each(
        (device, known) -> {
          if (known.life == DeviceLife.IN_SERVICE) {
            counts[table.standing(device).presence().number()]++;
          }
        });
    Map<Presence, Integer> presences = new EnumMap<>(Presence.class);
    for (Presence each : Presence.values()) {
      presences.put(each, counts[each.number()]);
    }
    return presences;
  }

  /** How many devices are where in their lives. */
  Map<DeviceLife, Integer> lives() {
    Map<DeviceLife, Integer> lives = new EnumMap<>(DeviceLife.class);
    devices.each((_, known) -> lives.merge(known.life, 1, Integer::sum));
    return lives;
  }

  /** How many are how in each group; one entry without attributes if the fleet has no groups. */
  List<GroupPresence> groups(List<String> by) {
    // Devices share their attributes, so that most are told apart without looking at them.
    IdentityHashMap<Map<String, String>, Map<String, String>> shortened = new IdentityHashMap<>();
    Map<Map<String, String>, Map<Presence, Integer>> counts = new HashMap<>();
    devices.each(
        (device, known) -> {
          if (known.life == DeviceLife.IN_SERVICE) {
            Map<String, String> group =
                shortened.computeIfAbsent(known.attributes, all -> grouped(all, by));
            counts
                .computeIfAbsent(group, _ -> new EnumMap<>(Presence.class))
                .merge(table.standing(device).presence(), 1, Integer::sum);
          }
        });
    return counts.entrySet().stream()
        .map(entry -> new GroupPresence(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Map<String, String> grouped(Map<String, String> attributes, List<String> by) {
    Map<String, String> group = new HashMap<>(attributes);
    group.keySet().retainAll(by);
    return group;
  }
}
