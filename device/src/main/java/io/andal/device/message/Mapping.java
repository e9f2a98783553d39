package io.andal.device.message;

import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonPointer;

/**
 * Where in a message things stand.
 *
 * @param format what payloads are
 * @param device empty if the topic says it
 */
public record Mapping(
    PayloadFormat format,
    Optional<JsonPointer> device,
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
