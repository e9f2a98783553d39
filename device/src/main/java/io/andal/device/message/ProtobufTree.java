package io.andal.device.message;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Messages of Protobuf as trees: fields by the names of the .proto file, numbers as numbers, enums
 * by name, bytes in base64, timestamps as texts.
 */
final class ProtobufTree {
  private static final JsonNodeFactory NODES = JsonMapper.shared().getNodeFactory();

  private ProtobufTree() {}

  static JsonNode of(Message message) {
    if (message.getDescriptorForType().getFullName().equals("google.protobuf.Timestamp")) {
      return time(message);
    }
    ObjectNode tree = NODES.objectNode();
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      // A field without presence that isn't on the wire says its default: 0, false, empty.
      if (field.isMapField()) {
        tree.set(field.getName(), map(field, message));
      } else if (field.isRepeated()) {
        ArrayNode list = tree.putArray(field.getName());
        ((List<?>) message.getField(field)).forEach(each -> list.add(value(field, each)));
      } else if (!field.hasPresence() || message.hasField(field)) {
        tree.set(field.getName(), value(field, message.getField(field)));
      }
    }
    return tree;
  }

  private static JsonNode map(FieldDescriptor field, Message message) {
    ObjectNode map = NODES.objectNode();
    FieldDescriptor key = field.getMessageType().findFieldByNumber(1);
    FieldDescriptor value = field.getMessageType().findFieldByNumber(2);
    for (Object each : (List<?>) message.getField(field)) {
      Message entry = (Message) each;
      map.set(String.valueOf(entry.getField(key)), value(value, entry.getField(value)));
    }
    return map;
  }

  private static JsonNode value(FieldDescriptor field, Object value) {
    return switch (value) {
      case Integer number when unsigned(field) -> NODES.numberNode(Integer.toUnsignedLong(number));
      case Integer number -> NODES.numberNode(number);
      case Long number when number < 0 && unsigned(field) ->
          NODES.numberNode(new java.math.BigInteger(Long.toUnsignedString(number)));
      case Long number -> NODES.numberNode(number);
      case Float number -> NODES.numberNode(number);
      case Double number -> NODES.numberNode(number);
      case Boolean truth -> NODES.booleanNode(truth);
      case String text -> NODES.stringNode(text);
      case ByteString bytes ->
          NODES.stringNode(Base64.getEncoder().encodeToString(bytes.toByteArray()));
      case EnumValueDescriptor word -> NODES.stringNode(word.getName());
      case Message message -> of(message);
      default -> throw new IllegalStateException("no type of Protobuf: " + value.getClass());
    };
  }

  private static boolean unsigned(FieldDescriptor field) {
    return switch (field.getType()) {
      case UINT32, UINT64, FIXED32, FIXED64 -> true;
      default -> false;
    };
  }

  private static JsonNode time(Message message) {
    long seconds =
        (Long)
            message.getField(
                message.getDescriptorForType().findFieldByNumber(Timestamp.SECONDS_FIELD_NUMBER));
    int nanos =
        (Integer)
            message.getField(
                message.getDescriptorForType().findFieldByNumber(Timestamp.NANOS_FIELD_NUMBER));
    try {
      return NODES.stringNode(Instant.ofEpochSecond(seconds, nanos).toString());
    } catch (DateTimeException | ArithmeticException e) {
      return NODES.stringNode("out of range");
    }
  }
}
