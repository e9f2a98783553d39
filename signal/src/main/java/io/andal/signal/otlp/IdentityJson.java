package io.andal.signal.otlp;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Identities of series as the JSON in which they are stored. */
final class IdentityJson {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private IdentityJson() {}

  static String write(SeriesIdentity identity) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("kind", identity.kind().name());
    json.put("name", identity.name());
    json.put("unit", identity.unit());
    json.put("cumulative", identity.cumulative());
    ObjectNode attributes = json.putObject("attributes");
    identity.attributes().forEach(attributes::put);
    ArrayNode bounds = json.putArray("bounds");
    identity.bounds().forEach(bounds::add);
    return json.toString();
  }

  static SeriesIdentity read(String text) {
    JsonNode json = MAPPER.readTree(text);
    TreeMap<String, String> attributes = new TreeMap<>();
    json.path("attributes")
        .properties()
        .forEach(entry -> attributes.put(entry.getKey(), entry.getValue().asString()));
    List<Double> bounds = new ArrayList<>();
    json.path("bounds").forEach(bound -> bounds.add(bound.asDouble()));
    return new SeriesIdentity(
        MetricKind.valueOf(json.path("kind").asString()),
        json.path("name").asString(),
        json.path("unit").asString(),
        json.path("cumulative").asBoolean(),
        attributes,
        bounds);
  }
}
