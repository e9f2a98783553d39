package io.andal.device.live;

import io.andal.device.document.FleetSpec;
import io.andal.device.registry.EditsRefused;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where in a fleet's document devices stand: what stands there is changed there. */
final class ListedPlaces {
  private final Map<String, String> places = new HashMap<>();

  ListedPlaces(FleetSpec spec) {
    for (int i = 0; i < spec.devices().size(); i++) {
      places.put(spec.devices().get(i).id(), "/spec/devices/" + i);
    }
  }

  /** As a JSON pointer; empty if the document doesn't list it. */
  Optional<String> of(String id) {
    return Optional.ofNullable(places.get(id));
  }

  /**
   * Refuses to forget what is listed.
   *
   * @throws EditsRefused if the document lists it
   */
  static void refuse(FleetSpec spec, String id) throws EditsRefused {
    Optional<String> place = new ListedPlaces(spec).of(id);
    if (place.isPresent()) {
      throw EditsRefused.listed("", id, place.get());
    }
  }
}
