package io.andal.server.inventory;

import io.andal.inventory.Inventory;
import io.andal.traffic.Traffic;
import java.util.List;

/** What pages and REST may know of APIs and their traffic: the one place where both are had. */
public interface InventoryInsight {

  Inventory inventory();

  Traffic traffic();

  /** How the sources of traffic are, by name. */
  List<TrafficWatch> watches();
}
