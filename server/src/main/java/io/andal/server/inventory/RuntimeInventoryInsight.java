package io.andal.server.inventory;

import io.andal.inventory.Inventory;
import io.andal.server.AndalRuntime;
import io.andal.signal.SourceFailure;
import io.andal.traffic.Traffic;
import io.andal.traffic.door.TrafficSourceState;
import java.util.List;
import org.springframework.stereotype.Component;

/** The inventory of the running house. */
@Component
final class RuntimeInventoryInsight implements InventoryInsight {
  private final AndalRuntime runtime;
  private volatile Inventory inventory;
  private volatile Traffic traffic;

  RuntimeInventoryInsight(AndalRuntime runtime) {
    this.runtime = runtime;
    this.inventory = runtime.inventory();
    this.traffic = runtime.traffic();
  }

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
    return runtime.trafficSources().states().stream().map(RuntimeInventoryInsight::watch).toList();
  }

  private static TrafficWatch watch(TrafficSourceState state) {
    return new TrafficWatch(
        state.source(),
        state.type(),
        state.reads(),
        state.taken(),
        state.refusedLines(),
        state.last(),
        state
            .trouble()
            .map(
                why ->
                    new SourceFailure(
                        SourceFailure.Cause.UNREACHABLE,
                        why,
                        "Look whether what its document names is there and may be read.")));
  }
}
