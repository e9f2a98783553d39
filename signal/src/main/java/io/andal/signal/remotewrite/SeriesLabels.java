package io.andal.signal.remotewrite;

import io.andal.signal.pushed.Fingerprint;
import io.andal.signal.pushed.Identity;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What tells one series from another.
 *
 * @param name of the metric
 * @param labels all others, by name
 */
record SeriesLabels(String name, SortedMap<String, String> labels) implements Identity {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  SeriesLabels {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  @Override
  public boolean cumulative() {
    return true;
  }

  @Override
  public String fingerprint() {
    return new Fingerprint().add(name).add(labels).hex();
  }

  @Override
  public String json() {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("name", name);
    ObjectNode all = json.putObject("labels");
    labels.forEach(all::put);
    return json.toString();
  }

  static SeriesLabels ofJson(String text) {
    JsonNode json = MAPPER.readTree(text);
    TreeMap<String, String> labels = new TreeMap<>();
    json.path("labels")
        .properties()
        .forEach(entry -> labels.put(entry.getKey(), entry.getValue().asString()));
    return new SeriesLabels(json.path("name").asString(), labels);
  }
}
