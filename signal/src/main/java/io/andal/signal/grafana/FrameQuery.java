package io.andal.signal.grafana;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What one {@code metricSource.spec} asks through {@code /api/ds/query}. Equal ones are asked once.
 *
 * @param dataSource by uid or name
 * @param model what the data source's plugin wants to be asked
 * @param field the one field that counts; empty if all with numbers do
 * @param interval of a point, where the answer doesn't say; empty = as its points lie
 * @param ends whether points stand at the end of what they count; empty = as the plugin does
 */
record FrameQuery(
    String dataSource,
    JsonNode model,
    Reduce reduce,
    String field,
    Optional<Duration> interval,
    Optional<Boolean> ends) {}
