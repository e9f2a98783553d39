package io.andal.signal.remotewrite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
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
record SeriesLabels(String name, SortedMap<String, String> labels) {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  SeriesLabels {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  /** The same for equal labels, and, as far as SHA-256 can tell, only for them. */
  String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, name);
      for (Map.Entry<String, String> label : labels.entrySet()) {
        add(digest, label.getKey());
        add(digest, label.getValue());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  String json() {
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
