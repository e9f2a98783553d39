package io.andal.device.message;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JsonPointer;

/**
 * Where in a message things stand.
 *
 * @param format what payloads are
 * @param device empty if the topic says it
 * @param values in the order of their names
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
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }
}
