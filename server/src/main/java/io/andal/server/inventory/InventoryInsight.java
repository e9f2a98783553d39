package io.andal.server.inventory;

import io.andal.inventory.ApiEntry;
import io.andal.inventory.Inventory;
import io.andal.traffic.SeenApi;
import io.andal.traffic.Traffic;
import java.util.List;
import java.util.Optional;

/** What pages and REST may know of APIs and their traffic: the one place where both are had. */
public interface InventoryInsight {

  Inventory inventory();

  Traffic traffic();

  /** What was seen of an entry, by whatever names traffic knows it. */
  default Optional<SeenApi> seen(ApiEntry api) {
    return SeenApi.together(
        api.id(),
        api.idsInTraffic().stream().flatMap(id -> traffic().seen(id).stream()).distinct().toList());
  }

  /** A description of it that is made of what was seen; empty if nothing was. */
  default Optional<String> proposedDescription(ApiEntry api) {
    return api.idsInTraffic().stream()
        .flatMap(id -> traffic().proposedDescription(id).stream())
        .findFirst();
  }

  /** How the sources of traffic are, by name. */
  List<TrafficWatch> watches();
}
