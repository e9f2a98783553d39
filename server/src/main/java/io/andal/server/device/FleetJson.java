package io.andal.server.device;

import io.andal.device.Presence;
import io.andal.device.live.FleetState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A fleet, as REST tells it. */
record FleetJson(
    String name,
    String title,
    int devices,
    Map<String, Integer> presence,
    List<String> groupBy,
    int groups,
    long intervalSeconds,
    double offlineAfterSeconds) {
  FleetJson {
    presence = Map.copyOf(presence);
    groupBy = List.copyOf(groupBy);
  }

  static FleetJson of(FleetState state) {
    Map<String, Integer> presence = new TreeMap<>();
    state.presence().forEach((each, count) -> presence.put(word(each), count));
    return new FleetJson(
        state.name(),
        state.spec().title(),
        state.devices(),
        presence,
        state.spec().groupBy(),
        state.groups(),
        state.spec().rules().intervalMillis() / 1_000,
        state.spec().rules().silenceMillis() / 1e3);
  }

  /** As REST writes it: {@code never-seen}. */
  static String word(Presence presence) {
    return presence.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
