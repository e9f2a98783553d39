package io.andal.server.device;

import io.andal.device.registry.DeviceStatus;
import io.andal.device.registry.EditOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What edits of devices changed, as REST tells it.
 *
 * @param dryRun whether it only would
 * @param changes the first thousand
 */
record EditedJson(boolean dryRun, int added, int changed, int unchanged, List<ChangeJson> changes) {

  /** What becomes of a device; {@code before} is null if it wasn't known. */
  record ChangeJson(String id, @Nullable StatusJson before, StatusJson after) {}

  /** Where a device is in its life, and what is known of it. */
  record StatusJson(String state, @Nullable Instant until, Map<String, String> attributes) {
    static StatusJson of(DeviceStatus status) {
      return new StatusJson(
          status.life().spelling(),
          status.until().orElse(null),
          new TreeMap<>(status.attributes()));
    }
  }

  static EditedJson of(EditOutcome outcome, boolean dryRun) {
    return new EditedJson(
        dryRun,
        outcome.added(),
        outcome.changed(),
        outcome.unchanged(),
        outcome.changes().stream()
            .map(
                change ->
                    new ChangeJson(
                        change.id(),
                        change.before().map(StatusJson::of).orElse(null),
                        StatusJson.of(change.after())))
            .toList());
  }
}
