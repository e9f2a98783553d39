package io.andal.device.live;

import io.andal.device.credential.DeviceToken;
import io.andal.device.registry.DeviceCsvWriter;
import io.andal.device.registry.DeviceEdit;
import io.andal.device.registry.EditOutcome;
import io.andal.device.registry.EditsRefused;
import io.andal.device.store.DeviceRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The devices of fleets as people list and change them. Thread-safe. */
public final class DeviceRegistry {
  private final Fleets fleets;
  private final Clock clock;

  DeviceRegistry(Fleets fleets, Clock clock) {
    this.fleets = fleets;
    this.clock = clock;
  }

  /**
   * Changes devices, all of them or none; what it returned is stored.
   *
   * @param trial whether it is only asked what would change
   * @return what changes; empty if there is no fleet of this name
   * @throws EditsRefused if one of them can't be changed
   */
  public Optional<EditOutcome> edit(String fleet, List<DeviceEdit> edits, boolean trial)
      throws EditsRefused {
    Optional<OpenFleet> wanted = fleets.find(fleet);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    EditOutcome outcome = wanted.get().fleet().edit(edits, clock.millis(), trial);
    if (!trial) {
      wanted.get().flush();
    }
    return Optional.of(outcome);
  }

  /**
   * Forgets a device and ends its tokens; where others may speak it comes back as a new one if it
   * does.
   *
   * @return false if it isn't known
   * @throws EditsRefused if the document lists it
   */
  public boolean remove(String fleet, String id) throws EditsRefused {
    Optional<OpenFleet> wanted = fleets.find(fleet);
    if (wanted.isEmpty() || !wanted.get().fleet().remove(id, clock.millis())) {
      return false;
    }
    wanted.get().flush();
    for (DeviceToken token : fleets.tokens().of(fleet, id)) {
      if (token.revokedAt().isEmpty()) {
        fleets.revokeToken(fleet, id, token.id());
      }
    }
    return true;
  }

  /** Where in its fleet's document a device stands, as a JSON pointer; empty if it doesn't. */
  public Optional<String> listed(String fleet, String id) {
    return fleets.find(fleet).flatMap(each -> new ListedPlaces(each.fleet().spec()).of(id));
  }

  /**
   * Writes all devices of a fleet as CSV.
   *
   * @throws IOException if it can't be written there
   */
  public void export(String fleet, Appendable out) throws IOException {
    Optional<OpenFleet> wanted = fleets.find(fleet);
    if (wanted.isEmpty()) {
      return;
    }
    DeviceCsvWriter writer = new DeviceCsvWriter(out, wanted.get().fleet().attributes());
    try {
      fleets.store().eachDevice(fleet, row -> write(writer, row));
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static void write(DeviceCsvWriter writer, DeviceRow row) {
    try {
      writer.add(row.id(), row.status());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
