package io.andal.server.inventory;

import io.andal.inventory.Inventory;
import io.andal.traffic.Traffic;
import java.util.List;
import org.springframework.stereotype.Component;

/** The inventory of the running house. */
@Component
final class RuntimeInventoryInsight implements InventoryInsight {
  private volatile Inventory inventory = new NothingKnown();
  private volatile Traffic traffic = new NothingKnown();

  /** Puts others in their place, for tests that tell what is known. */
  void replace(Inventory other, Traffic seen) {
    inventory = other;
    traffic = seen;
  }

  @Override
  public Inventory inventory() {
    return inventory;
  }

  @Override
  public Traffic traffic() {
    return traffic;
  }

  @Override
  public List<TrafficWatch> watches() {
    return List.of();
  }
}
