package io.andal.workspace.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a scalar means in YAML 1.2's core schema; numbers stay exact. */
final class Scalars {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LONGEST_NUMBER = 100;
  private static final CoreSchema SCHEMA = new CoreSchema();

  private Scalars() {}

  static JsonNode valueOf(ScalarEvent scalar) {
    String text = scalar.getValue();
    boolean plain = scalar.getTag().isEmpty() && scalar.getImplicit().canOmitTagInPlainScalar();
    if (!plain || text.length() > LONGEST_NUMBER) {
      return JSON.stringNode(text);
    }
    Tag tag = SCHEMA.getScalarResolver().resolve(text, true);
    if (tag.equals(Tag.NULL)) {
      return JSON.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(Boolean.parseBoolean(text));
    }
    if (tag.equals(Tag.INT)) {
      return integer(text);
    }
    if (tag.equals(Tag.FLOAT)) {
      return decimal(text);
    }
    return JSON.stringNode(text);
  }

  private static JsonNode integer(String text) {
    BigInteger value;
    if (text.startsWith("0x")) {
      value = new BigInteger(text.substring(2), 16);
    } else if (text.startsWith("0o")) {
      value = new BigInteger(text.substring(2), 8);
    } else {
      value = new BigInteger(text.startsWith("+") ? text.substring(1) : text);
    }
    return value.bitLength() < 64 ? JSON.numberNode(value.longValue()) : JSON.numberNode(value);
  }

  /** Infinity and not-a-number have no place in JSON, so they stay text and fail their schema. */
  private static JsonNode decimal(String text) {
    String lower = text.toLowerCase(java.util.Locale.ROOT);
    if (lower.endsWith("inf") || lower.endsWith("nan")) {
      return JSON.stringNode(text);
    }
    BigDecimal value = new BigDecimal(text);
    boolean unreasonable = Math.abs((long) value.scale()) > 400;
    return unreasonable ? JSON.stringNode(text) : JSON.numberNode(value);
  }
}
