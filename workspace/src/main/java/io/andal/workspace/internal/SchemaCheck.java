package io.andal.workspace.internal;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks documents against one JSON Schema, and says what is wrong in plain words. */
final class SchemaCheck {
  private final JsonNode tree;
  private final Schema schema;

  /** Reads a schema from the class path; nothing is ever fetched. */
  SchemaCheck(String resource) {
    try (InputStream in = SchemaCheck.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("there is no schema " + resource + " on the class path");
      }
      SchemaRegistry registry =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
      tree = JsonMapper.shared().readTree(in);
      if (tree instanceof tools.jackson.databind.node.ObjectNode object) {
        object.remove("$id");
      }
      schema = registry.getSchema(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Problem> check(Document document) {
    Map<String, List<Error>> byPlace = new LinkedHashMap<>();
    for (Error error : schema.validate(document.body())) {
      byPlace.computeIfAbsent(pointer(error), place -> new ArrayList<>()).add(error);
    }
    List<Problem> problems = new ArrayList<>();
    byPlace.forEach(
        (place, errors) -> {
          Set<String> told = new LinkedHashSet<>();
          errors.stream()
              .filter(error -> worthTelling(error, errors, byPlace.keySet()))
              .map(error -> problem(document, error))
              .filter(problem -> told.add(problem.message()))
              .forEach(problems::add);
        });
    problems.sort(
        Comparator.comparingInt((Problem problem) -> problem.position().line())
            .thenComparingInt(problem -> problem.position().column()));
    return problems;
  }

  /** {@code oneOf} repeats what its branches say; it is told only where they said nothing. */
  private static boolean worthTelling(Error error, List<Error> sameplace, Set<String> places) {
    boolean summary = Set.of("oneOf", "anyOf", "allOf", "if").contains(error.getKeyword());
    if (!summary) {
      return true;
    }
    String place = pointer(error);
    boolean deeper =
        places.stream()
            .anyMatch(other -> other.length() > place.length() && other.startsWith(place + "/"));
    return sameplace.size() == 1 && !deeper;
  }

  private static String pointer(Error error) {
    NodePath path = error.getInstanceLocation();
    StringBuilder pointer = new StringBuilder();
    for (int i = 0; i < path.getNameCount(); i++) {
      String name = String.valueOf(path.getElement(i));
      pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  private Problem problem(Document document, Error error) {
    String place = pointer(error);
    String field = place.isEmpty() ? "the document" : "'" + name(place) + "'";
    JsonNode rule = error.getSchemaNode();
    String keyword = String.valueOf(error.getKeyword());
    String property = String.valueOf(error.getProperty());
    JsonNode found = document.at(place);
    return switch (keyword) {
      case "additionalProperties", "unevaluatedProperties" ->
          document.error(
              place + "/" + property.replace("~", "~0").replace("/", "~1"),
              "unknown-field",
              "there is no field '%s' here".formatted(property),
              Nearest.hint(property, knownFields(error)));
      case "required" ->
          document.error(
              place,
              "field-missing",
              "the field '%s' is missing in %s".formatted(property, field),
              "Add '%s'.".formatted(property));
      case "type" ->
          document.error(
              place,
              "wrong-type",
              "%s is %s".formatted(field, kindOf(found)),
              "It must be %s.".formatted(types(rule)));
      case "enum", "const" ->
          document.error(
              place,
              "wrong-value",
              "%s is %s".formatted(field, shown(found)),
              "It must be %s.".formatted(choices(rule)));
      case "pattern", "format" ->
          document.error(
              place,
              "wrong-form",
              "%s is %s, which is not of the right form".formatted(field, shown(found)),
              describe(error, rule));
      default ->
          document.error(
              place,
              "wrong-value",
              "%s: %s".formatted(field, String.valueOf(error.getMessage())),
              describe(error, rule));
    };
  }

  private static String name(String pointer) {
    return pointer.substring(1).replace("/", ".").replace("~1", "/").replace("~0", "~");
  }

  private Set<String> knownFields(Error error) {
    return Set.copyOf(ruleAround(error).path("properties").propertyNames());
  }

  /** The schema that holds the keyword which failed. */
  private JsonNode ruleAround(Error error) {
    String location = String.valueOf(error.getSchemaLocation());
    String pointer = location.substring(location.indexOf('#') + 1);
    int slash = pointer.lastIndexOf('/');
    return slash <= 0 ? tree : tree.at(pointer.substring(0, slash));
  }

  private static String kindOf(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT, POJO -> "a mapping";
      case ARRAY -> "a list";
      case STRING, BINARY -> "text (" + shown(node) + ")";
      case NUMBER -> "a number (" + shown(node) + ")";
      case BOOLEAN -> shown(node);
      case NULL, MISSING -> "empty";
    };
  }

  private static String shown(JsonNode node) {
    String text = node.isString() ? "'" + node.asString() + "'" : node.toString();
    return text.length() > 60 ? text.substring(0, 57) + "…" : text;
  }

  private static String types(JsonNode rule) {
    if (rule.isArray()) {
      return rule.valueStream().map(SchemaCheck::type).collect(Collectors.joining(" or "));
    }
    return type(rule);
  }

  private static String type(JsonNode rule) {
    return switch (rule.asString("")) {
      case "object" -> "a mapping";
      case "array" -> "a list";
      case "string" -> "text; put it in quotes if it looks like something else";
      case "number" -> "a number";
      case "integer" -> "a whole number";
      case "boolean" -> "true or false";
      default -> rule.toString();
    };
  }

  private static String choices(JsonNode rule) {
    if (!rule.isArray()) {
      return rule.toString().replace('"', '\'');
    }
    return rule.valueStream()
        .map(choice -> choice.toString().replace('"', '\''))
        .collect(Collectors.joining(", ", "one of ", ""));
  }

  private String describe(Error error, JsonNode rule) {
    String description = ruleAround(error).path("description").asString("");
    String demand =
        "It must satisfy %s %s.".formatted(String.valueOf(error.getKeyword()), rule.toString());
    return description.isEmpty() ? demand : description + " " + demand;
  }
}
