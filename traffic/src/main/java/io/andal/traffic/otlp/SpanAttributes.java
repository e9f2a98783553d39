package io.andal.traffic.otlp;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The attributes of a span or a resource that are asked for. Each question names the attribute of
 * today's semantic conventions first, and then what it was called before.
 */
final class SpanAttributes {
  private final Map<String, AnyValue> values = new HashMap<>();

  private SpanAttributes() {}

  static SpanAttributes of(List<KeyValue> attributes) {
    SpanAttributes all = new SpanAttributes();
    for (KeyValue attribute : attributes) {
      all.values.putIfAbsent(attribute.getKey(), attribute.getValue());
    }
    return all;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** The first of these that is there; of several values, the first; empty if none is. */
  String text(String... names) {
    for (String name : names) {
      AnyValue value = values.get(name);
      if (value != null) {
        String text = text(value);
        if (!text.isEmpty()) {
          return text;
        }
      }
    }
    return "";
  }

  /** The first of these that is a whole number; -1 if none is. */
  int number(String... names) {
    String text = text(names);
    boolean digits =
        !text.isEmpty() && text.length() < 10 && text.chars().allMatch(Character::isDigit);
    return digits ? Integer.parseInt(text) : -1;
  }

  private static String text(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case INT_VALUE -> String.valueOf(value.getIntValue());
      case ARRAY_VALUE ->
          value.getArrayValue().getValuesCount() == 0
              ? ""
              : text(value.getArrayValue().getValues(0));
      case BOOL_VALUE,
          DOUBLE_VALUE,
          BYTES_VALUE,
          KVLIST_VALUE,
          STRING_VALUE_STRINDEX,
          VALUE_NOT_SET ->
          "";
    };
  }
}
