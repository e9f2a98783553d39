package io.andal.server.device;

import io.andal.device.HourBook;
import io.andal.device.live.FleetTarget;
import io.andal.device.store.FleetHourStore.Judged;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many devices meet their target, as REST tells it.
 *
 * @param until the end of the day over which devices were judged; null before any was
 * @param share of all that were judged; null if none was
 */
record FleetTargetJson(
    double target,
    @Nullable Instant until,
    long judged,
    long meeting,
    @Nullable Double share,
    List<GroupJson> groups) {

  /** The devices of one group. */
  record GroupJson(
      Map<String, String> attributes, long judged, long meeting, @Nullable Double share) {}

  static FleetTargetJson of(FleetTarget target) {
    return new FleetTargetJson(
        (double) target.target() / HourBook.ALWAYS,
        target.hour().map(FleetTargetJson::end).orElse(null),
        target.all().judged(),
        target.all().meeting(),
        share(target.all()),
        target.groups().stream()
            .map(
                group ->
                    new GroupJson(
                        new TreeMap<>(group.attributes()),
                        group.devices().judged(),
                        group.devices().meeting(),
                        share(group.devices())))
            .toList());
  }

  /** When an hour was over. */
  static Instant end(long hour) {
    return Instant.ofEpochSecond((hour + 1) * 3_600);
  }

  private static @Nullable Double share(Judged devices) {
    return devices.judged() == 0 ? null : (double) devices.meeting() / devices.judged();
  }
}
