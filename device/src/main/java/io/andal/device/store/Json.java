package io.andal.device.store;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Attributes as text that is the same for the same attributes. */
final class Json {
  private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

  private Json() {}

  static String of(Map<String, String> attributes) {
    return JsonMapper.shared().writeValueAsString(new TreeMap<>(attributes));
  }

  static Map<String, String> attributes(String json) {
    return JsonMapper.shared().readValue(json, TEXTS);
  }
}
