package io.andal.workspace;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads scalars by the core schema of YAML 1.2.2 (section 10.3.2), so {@code yes} is a text and
 * {@code 012} is twelve. Numbers keep every digit.
 */
final class YamlScalars {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String PREFIX = "tag:yaml.org,2002:";
  private static final Pattern NULL = Pattern.compile("null|Null|NULL|~|");
  private static final Pattern TRUE = Pattern.compile("true|True|TRUE");
  private static final Pattern FALSE = Pattern.compile("false|False|FALSE");
  private static final Pattern DECIMAL_INTEGER = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[-+]?(?:\\.inf|\\.Inf|\\.INF)|\\.nan|\\.NaN|\\.NAN");
  private static final int LONGEST_NUMBER = 64;
  private static final int LARGEST_EXPONENT = 400;

  private YamlScalars() {}

  /**
   * The value of a scalar.
   *
   * @throws YamlRefusal if its tag is unknown, or it is a number that can't be kept exactly
   */
  static JsonNode value(ScalarEvent scalar, Position position) {
    Optional<String> tag = scalar.getTag();
    if (tag.isEmpty()) {
      return scalar.isPlain() ? plain(scalar.getValue(), position) : text(scalar.getValue());
    }
    String name = tag.get();
    String value = scalar.getValue();
    if (name.equals("!") || name.equals(PREFIX + "str")) {
      return text(value);
    }
    JsonNode node = plain(value, position);
    boolean fits =
        switch (name) {
          case PREFIX + "null" -> node.isNull();
          case PREFIX + "bool" -> node.isBoolean();
          case PREFIX + "int" -> node.isIntegralNumber();
          case PREFIX + "float" -> node.isNumber();
          default -> throw unknownTag(name, position);
        };
    if (!fits) {
      throw new YamlRefusal(
          "yaml-tag",
          position,
          "'"
              + shortened(value)
              + "' is marked as "
              + name.replace(PREFIX, "!!")
              + " but isn't one",
          "Remove the mark, or write a value that fits it");
    }
    return node;
  }

  static YamlRefusal unknownTag(String tag, Position position) {
    return new YamlRefusal(
        "yaml-tag",
        position,
        "The YAML tag '" + shortened(tag.replace(PREFIX, "!!")) + "' has no meaning here",
        "Remove the tag; documents hold texts, numbers, true/false, null, lists and mappings");
  }

  private static JsonNode plain(String value, Position position) {
    if (value.length() <= 5) {
      if (NULL.matcher(value).matches()) {
        return NODES.nullNode();
      }
      if (TRUE.matcher(value).matches()) {
        return NODES.booleanNode(true);
      }
      if (FALSE.matcher(value).matches()) {
        return NODES.booleanNode(false);
      }
    }
    return startsLikeANumber(value) ? numberOrText(value, position) : text(value);
  }

  private static boolean startsLikeANumber(String value) {
    char first = value.charAt(0);
    return first == '+' || first == '-' || first == '.' || (first >= '0' && first <= '9');
  }

  private static JsonNode numberOrText(String value, Position position) {
    if (NOT_FINITE.matcher(value).matches()) {
      throw new YamlRefusal(
          "number-not-finite",
          position,
          "'" + value + "' is not a finite number",
          "Write a finite number, or put it in quotes if it is a text");
    }
    if (DECIMAL_INTEGER.matcher(value).matches()) {
      checkLength(value, position);
      return integer(new BigInteger(value));
    }
    if (OCTAL.matcher(value).matches()) {
      checkLength(value, position);
      return integer(new BigInteger(value.substring(2), 8));
    }
    if (HEXADECIMAL.matcher(value).matches()) {
      checkLength(value, position);
      return integer(new BigInteger(value.substring(2), 16));
    }
    return FLOAT.matcher(value).matches() ? decimal(value, position) : text(value);
  }

  private static JsonNode decimal(String value, Position position) {
    checkLength(value, position);
    int exponent = Math.max(value.indexOf('e'), value.indexOf('E'));
    if (exponent >= 0
        && new BigInteger(value.substring(exponent + 1))
                .abs()
                .compareTo(BigInteger.valueOf(LARGEST_EXPONENT))
            > 0) {
      throw tooLong(value, position);
    }
    return NODES.numberNode(new BigDecimal(value));
  }

  private static void checkLength(String value, Position position) {
    if (value.length() > LONGEST_NUMBER) {
      throw tooLong(value, position);
    }
  }

  private static YamlRefusal tooLong(String value, Position position) {
    return new YamlRefusal(
        "number-too-large",
        position,
        "The number '" + shortened(value) + "' is too large or too long",
        "Numbers have at most "
            + LONGEST_NUMBER
            + " characters and exponents up to "
            + LARGEST_EXPONENT
            + "; put it in quotes if it is a text");
  }

  private static JsonNode integer(BigInteger value) {
    if (value.bitLength() < Integer.SIZE) {
      return NODES.numberNode(value.intValue());
    }
    return value.bitLength() < Long.SIZE
        ? NODES.numberNode(value.longValue())
        : NODES.numberNode(value);
  }

  private static JsonNode text(String value) {
    return NODES.stringNode(value);
  }

  static String shortened(String value) {
    return value.length() <= 60 ? value : value.substring(0, 59) + "…";
  }
}
