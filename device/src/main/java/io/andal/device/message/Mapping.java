package io.andal.device.message;

import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonPointer;

/** Where in a message things stand. */
public record Mapping(
    JsonPointer device,
    Optional<JsonPointer> time,
    Optional<JsonPointer> sequence,
    Optional<JsonPointer> fault,
    Map<String, JsonPointer> attributes,
    Map<String, JsonPointer> values) {
  public Mapping {
    attributes = Map.copyOf(attributes);
    values = Map.copyOf(values);
  }
}
