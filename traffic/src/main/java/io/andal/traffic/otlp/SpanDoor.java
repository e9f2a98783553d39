package io.andal.traffic.otlp;

import io.andal.traffic.door.Intake;
import io.andal.traffic.door.Origin;
import java.util.Set;

/**
 * A source that spans are counted for.
 *
 * @param services only theirs; empty for all
 */
public record SpanDoor(Origin origin, Set<String> services, Intake intake) {

  public SpanDoor {
    services = Set.copyOf(services);
  }

  boolean serves(String service) {
    return services.isEmpty() || services.contains(service);
  }
}
