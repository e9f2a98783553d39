package io.andal.device.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads edits from JSON. */
public final class DeviceJsonEdits {
  private static final Set<String> FIELDS = Set.of("id", "state", "until", "attributes");

  private DeviceJsonEdits() {}

  /**
   * Reads an array of devices: {@code [{"id": …, "state": …, "until": …, "attributes": {…}}]}.
   *
   * @throws EditsRefused if something is wrong, by JSON pointer
   */
  public static List<DeviceEdit> list(byte[] body) throws EditsRefused {
    JsonNode tree = tree(body);
    if (!tree.isArray()) {
      throw EditsRefused.of("", "The body is no array; write [{\"id\": \"pump-7\", …}, …].");
    }
    if (tree.size() > EditChecks.MOST_DEVICES) {
      throw EditsRefused.of(
          "", "At most %d devices are changed at once.".formatted(EditChecks.MOST_DEVICES));
    }
    EditChecks checks = new EditChecks();
    List<DeviceEdit> edits = new ArrayList<>();
    for (int i = 0; i < tree.size(); i++) {
      String place = "/" + i;
      JsonNode id = tree.path(i).path("id");
      edits.add(edit(place, checks.id(place + "/id", id.asString("")), tree.path(i), checks));
    }
    return checks.end(edits);
  }

  /**
   * Reads what is said of one device; its id may stand there too.
   *
   * @throws EditsRefused if something is wrong, by JSON pointer
   */
  public static DeviceEdit one(String id, byte[] body) throws EditsRefused {
    EditChecks checks = new EditChecks();
    JsonNode tree = tree(body);
    String said = tree.path("id").asString(id);
    if (!said.equals(id)) {
      checks.wrong("/id", "The address says another device; a device keeps its id.");
    }
    return checks.end(List.of(edit("", checks.id("", id), tree, checks))).getFirst();
  }

  private static JsonNode tree(byte[] body) throws EditsRefused {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException e) {
      String place =
          e.getLocation() == null
              ? ""
              : "line %d, column %d"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      throw EditsRefused.of(place, "This is no JSON.");
    }
  }

  private static DeviceEdit edit(String place, String id, JsonNode node, EditChecks checks) {
    if (!node.isObject()) {
      checks.wrong(place, "A device is an object with id, state, until and attributes.");
    }
    for (String field : node.propertyNames()) {
      if (!FIELDS.contains(field)) {
        checks.wrong(
            place + "/" + field,
            "A device has id, state, until and attributes, and no such field.");
      }
    }
    return new DeviceEdit(
        place,
        id,
        checks.life(place + "/state", text(place + "/state", node.path("state"), checks)),
        until(place + "/until", node.path("until"), checks),
        attributes(place + "/attributes", node.path("attributes"), checks));
  }

  /** {@code null} is said: it doesn't go into service by itself. */
  private static Optional<Instant> until(String place, JsonNode node, EditChecks checks) {
    return node.isNull()
        ? Optional.of(Instant.EPOCH)
        : checks.until(place, text(place, node, checks));
  }

  private static String text(String place, JsonNode node, EditChecks checks) {
    if (node.isMissingNode() || node.isString()) {
      return node.asString("");
    }
    checks.wrong(place, "This is no text.");
    return "";
  }

  private static Map<String, String> attributes(String place, JsonNode node, EditChecks checks) {
    Map<String, String> attributes = new TreeMap<>();
    if (!node.isMissingNode() && !node.isObject()) {
      checks.wrong(place, "Attributes are an object: {\"site\": \"north\"}.");
    }
    node.properties()
        .forEach(
            entry -> {
              String at = place + "/" + entry.getKey();
              JsonNode value = entry.getValue();
              if (!value.isNull() && !value.isValueNode()) {
                checks.wrong(at, "An attribute is a text, or null to take it away.");
              } else if (checks.isName(at, entry.getKey())) {
                attributes.put(
                    entry.getKey(), value.isNull() ? "" : checks.value(at, value.asString("")));
              }
            });
    return attributes;
  }
}
