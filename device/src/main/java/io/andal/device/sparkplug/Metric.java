package io.andal.device.sparkplug;

import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One metric of a payload.
 *
 * @param name empty if only the alias says it
 * @param alias {@link #NONE} if it has none
 * @param timestamp UTC millis by the clock of who measured; {@link #NONE} if it has none
 * @param type the number of its data type; 0 if the birth says it
 * @param historical whether it is told late on purpose, and says nothing about now
 * @param isNull whether it says that there is no value
 * @param raw as it is on the wire: Integer, Long, Float, Double, Boolean or String; null if it is
 *     something else
 */
record Metric(
    String name,
    long alias,
    long timestamp,
    int type,
    boolean historical,
    boolean isNull,
    @Nullable Object raw) {
  static final long NONE = -1;

  private static final JsonNodeFactory NODES = JsonMapper.shared().getNodeFactory();
  private static final int INT8 = 1;
  private static final int INT16 = 2;
  private static final int INT32 = 3;
  private static final int INT64 = 4;
  private static final int UINT64 = 8;

  /**
   * Its value; empty if there is none, or one that is no number, truth or text.
   *
   * @param born its data type by the birth, in case it doesn't say it itself
   */
  Optional<JsonNode> value(int born) {
    if (isNull || raw == null) {
      return Optional.empty();
    }
    int of = type == 0 ? born : type;
    return switch (raw) {
      case Integer number -> Optional.of(whole(Integer.toUnsignedLong(number), of));
      case Long number -> Optional.of(whole(number, of));
      case Float number when Float.isFinite(number) -> Optional.of(NODES.numberNode(number));
      case Double number when Double.isFinite(number) -> Optional.of(NODES.numberNode(number));
      case Boolean truth -> Optional.of(NODES.booleanNode(truth));
      case String text -> Optional.of(NODES.stringNode(text));
      default -> Optional.empty();
    };
  }

  /** Signed numbers are two's complements in unsigned fields. */
  private static JsonNode whole(long number, int type) {
    return switch (type) {
      case INT8 -> NODES.numberNode((byte) number);
      case INT16 -> NODES.numberNode((short) number);
      case INT32 -> NODES.numberNode((int) number);
      case INT64 -> NODES.numberNode(number);
      case UINT64 ->
          number >= 0
              ? NODES.numberNode(number)
              : NODES.numberNode(new BigInteger(Long.toUnsignedString(number)));
      default -> NODES.numberNode(number);
    };
  }
}
