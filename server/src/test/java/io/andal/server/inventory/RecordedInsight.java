package io.andal.server.inventory;

import io.andal.inventory.Inventory;
import io.andal.signal.SourceFailure;
import io.andal.traffic.Traffic;
import java.util.List;
import java.util.Optional;

/** The recorded inventory with its traffic and the sources of it. */
public final class RecordedInsight implements InventoryInsight {
  private final Inventory inventory = new RecordedInventory();
  private final Traffic traffic = new RecordedTraffic();

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
    return List.of(
        new TrafficWatch(
            "gateway",
            "AccessLog",
            "/var/log/nginx/access.log",
            9_680_112,
            14,
            Optional.of(RecordedApi.NOW.minusSeconds(2)),
            Optional.empty()),
        new TrafficWatch(
            "spans",
            "OTLP",
            "/v1/traces",
            0,
            0,
            Optional.empty(),
            Optional.of(
                new SourceFailure(
                    SourceFailure.Cause.UNREACHABLE,
                    "Nothing was ever sent.",
                    "Point the collector's OTLP exporter at Andal with a token of scope ingest."))));
  }
}
