package io.andal.server.device;

import io.andal.device.HourBook;
import io.andal.device.Presence;
import io.andal.device.Standing;
import io.andal.device.live.SeenDevice;
import io.andal.device.store.DeviceRow;
import io.andal.device.store.PresenceChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A device, as REST tells it.
 *
 * @param until when it goes into service by itself; null if it doesn't
 * @param listedAt where in the fleet's document it stands; null if it doesn't, and in lists
 * @param availability over the last day, if the fleet has a target and the device was judged
 * @param clockBehindSeconds how far its clock is behind; negative if it is ahead; null in lists
 * @param changes of its presence, the newest first; null in lists
 */
record DeviceJson(
    String id,
    String state,
    @Nullable Instant until,
    @Nullable String listedAt,
    @Nullable Double availability,
    Map<String, String> attributes,
    String presence,
    @Nullable String reason,
    boolean flapping,
    @Nullable Instant since,
    @Nullable Instant lastSeen,
    JsonNode values,
    @Nullable Integer clockBehindSeconds,
    @Nullable List<ChangeJson> changes) {

  /** A change of presence. */
  record ChangeJson(Instant at, String presence, @Nullable String reason, boolean flapping) {}

  static DeviceJson of(DeviceRow row) {
    return new DeviceJson(
        row.id(),
        row.life().spelling(),
        instant(row.untilMillis()),
        null,
        share(row.attained()),
        row.attributes(),
        FleetJson.word(row.standing().presence()),
        reason(row.standing()),
        row.standing().flapping(),
        instant(row.sinceMillis()),
        instant(row.seenMillis()),
        values(row.values()),
        null,
        null);
  }

  static DeviceJson of(SeenDevice seen, @Nullable String listedAt, List<PresenceChange> changes) {
    return new DeviceJson(
        seen.id(),
        seen.status().life().spelling(),
        seen.status().until().orElse(null),
        listedAt,
        share(seen.attained()),
        seen.status().attributes(),
        FleetJson.word(seen.standing().presence()),
        reason(seen.standing()),
        seen.standing().flapping(),
        instant(seen.sinceMillis()),
        instant(seen.facts().lastSeenMillis()),
        values(seen.values()),
        seen.facts().clockSeconds(),
        changes.stream()
            .map(
                change ->
                    new ChangeJson(
                        Instant.ofEpochMilli(change.atMillis()),
                        FleetJson.word(change.now().presence()),
                        reason(change.now()),
                        change.now().flapping()))
            .toList());
  }

  private static @Nullable String reason(Standing standing) {
    return standing.presence() == Presence.OFFLINE ? standing.reason().spelling() : null;
  }

  private static @Nullable Double share(int millionths) {
    return millionths < 0 ? null : (double) millionths / HourBook.ALWAYS;
  }

  private static @Nullable Instant instant(long millis) {
    return millis == 0 ? null : Instant.ofEpochMilli(millis);
  }

  private static JsonNode values(String json) {
    return JsonMapper.shared().readTree(json.isEmpty() ? "{}" : json);
  }
}
