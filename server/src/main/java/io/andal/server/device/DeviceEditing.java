package io.andal.server.device;

import io.andal.device.live.Fleets;
import io.andal.device.registry.DeviceEdit;
import io.andal.device.registry.DeviceStatus;
import io.andal.device.registry.EditOutcome;
import io.andal.device.registry.EditsRefused;
import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.security.Audit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Changes devices for whoever asks, over REST or from a page, and keeps who did. */
@Component
final class DeviceEditing {
  private final AndalRuntime runtime;
  private final Audit audit;

  DeviceEditing(AndalRuntime runtime, Audit audit) {
    this.runtime = runtime;
    this.audit = audit;
  }

  /** Who changes something, and from where. */
  record Who(String name, String origin) {}

  /** Changes one device. */
  EditOutcome one(String fleet, DeviceEdit edit, Who who) throws EditsRefused {
    EditOutcome outcome = edit(fleet, List.of(edit), false);
    for (EditOutcome.Change change : outcome.changes()) {
      String told =
          change.before().map(before -> text(before) + " → ").orElse("") + text(change.after());
      record(who, "device.change", "fleet/" + fleet + "/" + edit.id(), told);
    }
    return outcome;
  }

  /** Changes many at once, or only says what would change. */
  EditOutcome list(String fleet, List<DeviceEdit> edits, boolean trial, Who who)
      throws EditsRefused {
    EditOutcome outcome = edit(fleet, edits, trial);
    if (!trial && outcome.touched() > 0) {
      record(
          who,
          "device.import",
          "fleet/" + fleet,
          "%d added, %d changed".formatted(outcome.added(), outcome.changed()));
    }
    return outcome;
  }

  private EditOutcome edit(String fleet, List<DeviceEdit> edits, boolean trial)
      throws EditsRefused {
    return fleets()
        .registry()
        .edit(fleet, edits, trial)
        .orElseThrow(() -> ApiException.notFound("fleet '" + fleet + "'"));
  }

  /** Forgets a device. */
  void remove(String fleet, String device, Who who) throws EditsRefused {
    if (!fleets().registry().remove(fleet, device)) {
      throw ApiException.notFound("device '" + device + "' in this fleet");
    }
    record(who, "device.remove", "fleet/" + fleet + "/" + device, "");
  }

  private void record(Who who, String what, String of, String detail) {
    audit.record(who.name(), what, of, who.origin(), "ok", detail);
  }

  private static String text(DeviceStatus status) {
    StringBuilder text = new StringBuilder(status.life().spelling());
    status.until().ifPresent(until -> text.append(" until ").append(until));
    for (Map.Entry<String, String> each : new TreeMap<>(status.attributes()).entrySet()) {
      text.append(' ').append(each.getKey()).append('=').append(each.getValue());
    }
    return text.length() <= 400 ? text.toString() : text.substring(0, 400) + "…";
  }

  /** As REST says it: what a document says otherwise is a conflict. */
  static ApiException refusal(EditsRefused refused) {
    return new ApiException(
        refused.isConflict() ? 409 : 400,
        refused.isConflict() ? "Conflict" : "Bad Request",
        refused.problems().getFirst().toString(),
        Map.of("problems", refused.problems()));
  }

  private Fleets fleets() {
    return runtime.fleets();
  }
}
