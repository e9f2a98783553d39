package io.andal.signal.otlp;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The attributes of resource, scope and point as one set of labels; the nearer one wins. */
final class Attributes {
  private Attributes() {}

  static SortedMap<String, String> of(Resource resource, InstrumentationScope scope) {
    TreeMap<String, String> attributes = new TreeMap<>();
    add(resource.getAttributesList(), attributes);
    if (!scope.getName().isEmpty()) {
      attributes.put("otel.scope.name", scope.getName());
    }
    return attributes;
  }

  static SortedMap<String, String> with(SortedMap<String, String> outer, List<KeyValue> point) {
    TreeMap<String, String> attributes = new TreeMap<>(outer);
    add(point, attributes);
    return attributes;
  }

  private static void add(List<KeyValue> from, Map<String, String> to) {
    for (KeyValue attribute : from) {
      to.put(attribute.getKey(), text(attribute.getValue()));
    }
  }

  private static String text(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case BOOL_VALUE -> String.valueOf(value.getBoolValue());
      case INT_VALUE -> String.valueOf(value.getIntValue());
      case DOUBLE_VALUE -> String.valueOf(value.getDoubleValue());
      case BYTES_VALUE -> HexFormat.of().formatHex(value.getBytesValue().toByteArray());
      case ARRAY_VALUE ->
          value.getArrayValue().getValuesList().stream()
              .map(Attributes::text)
              .collect(Collectors.joining(",", "[", "]"));
      case KVLIST_VALUE ->
          value.getKvlistValue().getValuesList().stream()
              .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case STRING_VALUE_STRINDEX, VALUE_NOT_SET -> "";
    };
  }
}
