package io.andal.workspace;

import com.networknt.schema.Error;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Says in plain words what a JSON Schema validation found. */
final class SchemaMessages {
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(password|token|secret|credential|api-?key).*");
  private final YamlDocument document;
  private final KindSchema schema;

  SchemaMessages(YamlDocument document, KindSchema schema) {
    this.document = document;
    this.schema = schema;
  }

  Problem problem(Error error) {
    String pointer = error.getInstanceLocation().toString();
    String field = field(pointer);
    return switch (error.getKeyword()) {
      case "additionalProperties", "unevaluatedProperties" -> unknownField(error, pointer);
      case "required" -> missingField(error, pointer, String.valueOf(error.getProperty()));
      case "dependentRequired" -> missingField(error, pointer, companion(error));
      case "type" ->
          at(
              pointer,
              "wrong-type",
              field + " is " + type(error.getInstanceNode()),
              "It must be " + types(error.getSchemaNode()));
      case "enum" -> notOneOf(error, pointer, field);
      case "const" ->
          at(
              pointer,
              "value-not-allowed",
              field + " is " + shown(pointer, error.getInstanceNode()),
              "It must be " + plain(error.getSchemaNode()));
      case "pattern" ->
          at(
              pointer,
              "wrong-form",
              field + " has the wrong form: " + shown(pointer, error.getInstanceNode()),
              form(error));
      case "propertyNames" ->
          at(
              document.keyOf(child(pointer, error)),
              "wrong-form",
              "The name '" + error.getProperty() + "' in " + field + " has the wrong form",
              "It " + error.getArguments()[error.getArguments().length - 1]);
      case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" ->
          at(
              pointer,
              "out-of-range",
              field + " is " + shown(pointer, error.getInstanceNode()),
              "It must be " + bound(error.getKeyword()) + " " + plain(error.getSchemaNode()));
      case "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties" ->
          wrongSize(error, pointer, field);
      case "oneOf", "anyOf" -> noAlternative(error, pointer, field);
      default ->
          at(pointer, "schema", field + " " + error.getMessage(), described(error, "Change it"));
    };
  }

  private Problem unknownField(Error error, String pointer) {
    String name = error.getProperty() == null ? "" : error.getProperty();
    Collection<String> known = knownFields(error);
    return at(
        document.keyOf(child(pointer, error)),
        "unknown-field",
        "Unknown field '" + YamlScalars.shortened(name) + "' in " + field(pointer),
        NearestName.remedy(name, known, "fields"));
  }

  private Collection<String> knownFields(Error error) {
    JsonNode holder = holder(error);
    TreeSet<String> names = new TreeSet<>(holder.path("properties").propertyNames());
    if (error.getKeyword().equals("unevaluatedProperties")) {
      holder.findValues("properties").forEach(found -> names.addAll(found.propertyNames()));
    }
    return names;
  }

  /** The schema that holds the keyword which failed. */
  private JsonNode holder(Error error) {
    String fragment = error.getSchemaLocation().getFragment().toString();
    int slash = fragment.lastIndexOf('/');
    return slash < 0 ? schema.root() : schema.root().at(fragment.substring(0, slash));
  }

  /** What isn't there, although the field that needs it is. */
  private static String companion(Error error) {
    String present = String.valueOf(error.getProperty());
    return error
        .getSchemaNode()
        .path(present)
        .valueStream()
        .map(needed -> needed.asString(""))
        .filter(needed -> !error.getInstanceNode().has(needed))
        .findFirst()
        .orElse(present);
  }

  private Problem missingField(Error error, String pointer, String name) {
    JsonNode holder = holder(error);
    String description = holder.path("properties").path(name).path("description").asString("");
    return at(
        pointer,
        "missing-field",
        "The field '" + name + "' is missing in " + field(pointer),
        description.isEmpty() ? "Add '" + name + "'" : "Add '" + name + "': " + description);
  }

  private Problem notOneOf(Error error, String pointer, String field) {
    List<String> allowed =
        error.getSchemaNode().valueStream().map(value -> value.asString(value.toString())).toList();
    String written = error.getInstanceNode().asString("");
    return at(
        pointer,
        "value-not-allowed",
        field + " is " + shown(pointer, error.getInstanceNode()),
        NearestName.remedy(written, allowed, "values"));
  }

  private String form(Error error) {
    JsonNode holder = holder(error);
    JsonNode example = holder.path("examples").path(0);
    String like = example.isMissingNode() ? "" : ", for example " + plain(example);
    String description = holder.path("description").asString("");
    return description.isEmpty()
        ? "It must match " + plain(error.getSchemaNode()) + like
        : description + like;
  }

  private Problem wrongSize(Error error, String pointer, String field) {
    String keyword = error.getKeyword();
    String unit =
        keyword.endsWith("Length") ? "characters" : keyword.endsWith("Items") ? "items" : "fields";
    JsonNode value = error.getInstanceNode();
    int size =
        value.isString()
            ? value.asString().codePointCount(0, value.asString().length())
            : value.size();
    return at(
        pointer,
        "wrong-size",
        field + " has " + size + " " + unit,
        "It must have "
            + (keyword.startsWith("min") ? "at least " : "at most ")
            + plain(error.getSchemaNode()));
  }

  private Problem noAlternative(Error error, String pointer, String field) {
    String options =
        error
            .getSchemaNode()
            .valueStream()
            .map(SchemaMessages::alternative)
            .collect(Collectors.joining("; or "));
    boolean several =
        error.getArguments().length > 0 && !"0".equals(String.valueOf(error.getArguments()[0]));
    return at(
        pointer,
        "no-alternative",
        several && error.getKeyword().equals("oneOf")
            ? field + " says several things at once"
            : field + " is none of the things it may be",
        "Write exactly one of: " + options);
  }

  private static String alternative(JsonNode schema) {
    for (String said : List.of("title", "description")) {
      if (schema.hasNonNull(said)) {
        return schema.path(said).asString();
      }
    }
    if (schema.has("required")) {
      return "'"
          + schema
              .path("required")
              .valueStream()
              .map(JsonNode::asString)
              .collect(Collectors.joining("' and '"))
          + "'";
    }
    return schema.has("type")
        ? types(schema.path("type"))
        : YamlScalars.shortened(schema.toString());
  }

  private String described(Error error, String otherwise) {
    String description = holder(error).path("description").asString("");
    return description.isEmpty() ? otherwise : description;
  }

  private Problem at(String pointer, String rule, String message, String remedy) {
    Position position = document.positions().getOrDefault(pointer, document.start());
    return at(position, rule, message, remedy);
  }

  private Problem at(Position position, String rule, String message, String remedy) {
    return new Problem(Problem.Severity.ERROR, rule, document.file(), position, message, remedy);
  }

  private static String child(String pointer, Error error) {
    return pointer + "/" + YamlTree.escaped(String.valueOf(error.getProperty()));
  }

  /** A JSON pointer as people write it: {@code spec.objectives[0].target}. */
  static String field(String pointer) {
    if (pointer.isEmpty()) {
      return "the document";
    }
    return Arrays.stream(pointer.substring(1).split("/", -1))
        .map(step -> step.replace("~1", "/").replace("~0", "~"))
        .map(step -> step.matches("[0-9]+") ? "[" + step + "]" : "." + step)
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }

  private static String shown(String pointer, JsonNode value) {
    return SECRET.matcher(pointer.substring(pointer.lastIndexOf('/') + 1)).matches()
        ? "a value that is not shown here"
        : plain(value);
  }

  private static String plain(JsonNode value) {
    return value.isString()
        ? "'" + YamlScalars.shortened(value.asString()) + "'"
        : value.isContainer() ? type(value) : YamlScalars.shortened(value.toString());
  }

  private static String type(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT, POJO -> "a mapping";
      case ARRAY -> "a list";
      case STRING, BINARY -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case NULL, MISSING -> "empty";
    };
  }

  private static String types(JsonNode type) {
    return type.isArray()
        ? type.valueStream()
            .map(one -> typeName(one.asString()))
            .collect(Collectors.joining(" or "))
        : typeName(type.asString());
  }

  private static String typeName(String type) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "object" -> "a mapping of fields";
      case "array" -> "a list";
      case "string" -> "a text (put it in quotes if it looks like a number)";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      default -> "empty";
    };
  }

  private static String bound(String keyword) {
    return switch (keyword) {
      case "minimum" -> "at least";
      case "maximum" -> "at most";
      case "exclusiveMinimum" -> "more than";
      default -> "less than";
    };
  }
}
