package io.andal.slo.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Document trees as plain Java values, fields in order of name. */
final class Values {
  private Values() {}

  static Map<String, Object> map(JsonNode object) {
    Map<String, Object> map = new TreeMap<>();
    object
        .properties()
        .forEach(
            field -> {
              if (!field.getValue().isNull()) {
                map.put(field.getKey(), value(field.getValue()));
              }
            });
    return map;
  }

  /** Any tree, for comparing: fields in whatever order. */
  static Object plain(JsonNode node) {
    return value(node);
  }

  private static Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> map(node);
      case ARRAY -> list(node);
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> node.numberValue();
      case STRING, BINARY, POJO, NULL, MISSING -> node.asString("");
    };
  }

  private static List<Object> list(JsonNode array) {
    List<Object> list = new ArrayList<>();
    array.forEach(item -> list.add(value(item)));
    return list;
  }
}
