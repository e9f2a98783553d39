package io.andal.signal.otlp;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.andal.signal.pushed.RefusedRequestException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads OTLP's JSON into protobuf messages: field names in lowerCamelCase, 64-bit integers as
 * strings or numbers, enumerations as integers or names, trace and span ids in hexadecimal; what it
 * doesn't know is left out.
 */
public final class JsonMessage {
  private static final Map<Descriptor, Map<String, FieldDescriptor>> FIELDS =
      new ConcurrentHashMap<>();

  private JsonMessage() {}

  /**
   * Reads a whole body into a message.
   *
   * @throws RefusedRequestException if it is no JSON, or not of this message
   */
  public static void read(byte[] body, Message.Builder into) throws RefusedRequestException {
    JsonNode root;
    try {
      root = JsonMapper.shared().readTree(body);
    } catch (JacksonException e) {
      throw new RefusedRequestException(400, "The body is no JSON: " + e.getOriginalMessage());
    }
    merge(root, into, "");
  }

  private static void merge(JsonNode node, Message.Builder into, String path)
      throws RefusedRequestException {
    if (!node.isObject()) {
      throw wrong(path, "an object", node);
    }
    Map<String, FieldDescriptor> fields =
        FIELDS.computeIfAbsent(into.getDescriptorForType(), JsonMessage::byJsonName);
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      FieldDescriptor field = fields.get(property.getKey());
      JsonNode value = property.getValue();
      if (field == null || value.isNull()) {
        continue;
      }
      String at = path + "/" + property.getKey();
      if (!field.isRepeated()) {
        into.setField(field, value(value, field, into, at));
        continue;
      }
      if (!value.isArray()) {
        throw wrong(at, "an array", value);
      }
      int index = 0;
      for (JsonNode element : value) {
        into.addRepeatedField(field, value(element, field, into, at + "/" + index++));
      }
    }
  }

  private static Map<String, FieldDescriptor> byJsonName(Descriptor type) {
    return type.getFields().stream()
        .collect(Collectors.toMap(FieldDescriptor::getJsonName, Function.identity()));
  }

  private static Object value(
      JsonNode node, FieldDescriptor field, Message.Builder parent, String path)
      throws RefusedRequestException {
    try {
      return switch (field.getJavaType()) {
        case INT -> Math.toIntExact(integer(node, path));
        case LONG -> integer(node, path);
        case DOUBLE -> real(node, path);
        case FLOAT -> (float) real(node, path);
        case BOOLEAN -> bool(node, path);
        case STRING -> string(node, path);
        case BYTE_STRING -> bytes(node, field, path);
        case ENUM -> enumeration(node, field, path);
        case MESSAGE -> {
          Message.Builder child = parent.newBuilderForField(field);
          merge(node, child, path);
          yield child.build();
        }
      };
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw wrong(path, "a value of type " + field.getType().name().toLowerCase(Locale.ROOT), node);
    }
  }

  private static long integer(JsonNode node, String path) throws RefusedRequestException {
    if (node.isString()) {
      String text = node.stringValue();
      return text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text);
    }
    if (node.isNumber()) {
      return node.decimalValue().longValueExact();
    }
    throw wrong(path, "an integer", node);
  }

  private static double real(JsonNode node, String path) throws RefusedRequestException {
    if (node.isNumber()) {
      return node.doubleValue();
    }
    if (node.isString()) {
      return Double.parseDouble(node.stringValue());
    }
    throw wrong(path, "a number", node);
  }

  private static boolean bool(JsonNode node, String path) throws RefusedRequestException {
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    throw wrong(path, "true or false", node);
  }

  private static String string(JsonNode node, String path) throws RefusedRequestException {
    if (!node.isString()) {
      throw wrong(path, "a string", node);
    }
    // half a surrogate pair can be written in JSON, but not stored
    return new String(node.stringValue().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static ByteString bytes(JsonNode node, FieldDescriptor field, String path)
      throws RefusedRequestException {
    String text = string(node, path);
    boolean id = field.getName().equals("trace_id") || field.getName().equals("span_id");
    return ByteString.copyFrom(
        id ? HexFormat.of().parseHex(text) : Base64.getDecoder().decode(text));
  }

  private static EnumValueDescriptor enumeration(JsonNode node, FieldDescriptor field, String path)
      throws RefusedRequestException {
    if (node.isString()) {
      @Nullable EnumValueDescriptor named = field.getEnumType().findValueByName(node.stringValue());
      if (named == null) {
        throw wrong(path, "a value of " + field.getEnumType().getName(), node);
      }
      return named;
    }
    return field
        .getEnumType()
        .findValueByNumberCreatingIfUnknown(Math.toIntExact(integer(node, path)));
  }

  private static RefusedRequestException wrong(String path, String wanted, JsonNode found) {
    String text = found.toString();
    return new RefusedRequestException(
        400,
        "At %s: expected %s, found %s"
            .formatted(
                path.isEmpty() ? "the top" : path,
                wanted,
                text.length() > 60 ? text.substring(0, 60) + "…" : text));
  }
}
