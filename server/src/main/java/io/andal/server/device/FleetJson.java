package io.andal.server.device;

import io.andal.device.CommandSummary;
import io.andal.device.Presence;
import io.andal.device.live.FleetState;
import io.andal.device.mqtt.LinkState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A fleet, as REST tells it. */
record FleetJson(
    String name,
    String title,
    int devices,
    Map<String, Integer> presence,
    Map<String, Integer> states,
    List<String> groupBy,
    int groups,
    long intervalSeconds,
    double offlineAfterSeconds,
    CommandSummary commands,
    @Nullable LinkJson link) {
  FleetJson {
    presence = Map.copyOf(presence);
    states = Map.copyOf(states);
    groupBy = List.copyOf(groupBy);
  }

  /**
   * The connection to a broker.
   *
   * @param since since when it is so; null if it was never tried
   * @param trouble what is wrong; null if nothing is
   * @param refused messages that weren't taken, since Andal was started
   * @param dropped messages of QoS 0 for which there was no room
   */
  record LinkJson(
      String broker,
      boolean connected,
      @Nullable Instant since,
      @Nullable String trouble,
      long refused,
      long dropped) {}

  static FleetJson of(FleetState state) {
    Map<String, Integer> presence = new TreeMap<>();
    state.presence().forEach((each, count) -> presence.put(word(each), count));
    Map<String, Integer> states = new TreeMap<>();
    state.lives().forEach((life, count) -> states.put(life.spelling(), count));
    return new FleetJson(
        state.name(),
        state.spec().title(),
        state.devices(),
        presence,
        states,
        state.spec().groupBy(),
        state.groups(),
        state.spec().rules().intervalMillis() / 1_000,
        state.spec().rules().silenceMillis() / 1e3,
        state.commands(),
        state.link().map(link -> link(link, state.refused())).orElse(null));
  }

  private static LinkJson link(LinkState link, long refused) {
    return new LinkJson(
        link.broker(),
        link.connected(),
        link.sinceMillis() == 0 ? null : Instant.ofEpochMilli(link.sinceMillis()),
        link.trouble().isEmpty() ? null : link.trouble(),
        refused,
        link.dropped());
  }

  /** As REST writes it: {@code never-seen}. */
  static String word(Presence presence) {
    return presence.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
