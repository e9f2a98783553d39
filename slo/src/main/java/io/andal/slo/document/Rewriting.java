package io.andal.slo.document;

import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A document being written in another form, which notes where each value came from. */
final class Rewriting {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private final Document original;
  private final ObjectNode body = JSON.objectNode();
  private final Map<String, String> origins = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  Rewriting(Document original) {
    this.original = original;
  }

  ObjectNode body() {
    return body;
  }

  /** The original's pointer of each value, by its new one. */
  Map<String, String> origins() {
    return origins;
  }

  List<Problem> problems() {
    return problems;
  }

  /** Says that the new form has no words for something. */
  void problem(String origin, String rule, String message, String remedy) {
    problems.add(original.error(origin, rule, message, remedy));
  }

  JsonNode at(String origin) {
    return original.at(origin);
  }

  Cursor root() {
    return new Cursor(body, "");
  }

  private void note(JsonNode node, String pointer, String origin) {
    origins.put(pointer, origin);
    for (String field : node.propertyNames()) {
      String step = "/" + Place.escaped(field);
      note(node.path(field), pointer + step, origin + step);
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        note(node.path(i), pointer + "/" + i, origin + "/" + i);
      }
    }
  }

  /** An object of the new form that is being filled. */
  final class Cursor {
    private final ObjectNode node;
    private final String pointer;

    private Cursor(ObjectNode node, String pointer) {
      this.node = node;
      this.pointer = pointer;
    }

    /** Copies a value with all in it, if the original has it. */
    void copy(String field, String origin) {
      JsonNode value = original.at(origin);
      if (!value.isMissingNode()) {
        node.set(field, value);
        note(value, below(field), origin);
      }
    }

    /** Copies the fields of an object that is called the same. */
    void copyAll(String origin, List<String> fields) {
      fields.forEach(field -> copy(field, origin + "/" + Place.escaped(field)));
    }

    /** Writes a text that stands for a value of the original. */
    void text(String field, String value, String origin) {
      node.put(field, value);
      origins.put(below(field), origin);
    }

    /** A new object that stands for a value of the original. */
    Cursor object(String field, String origin) {
      ObjectNode child = JSON.objectNode();
      node.set(field, child);
      origins.put(below(field), origin);
      return new Cursor(child, below(field));
    }

    /** The objects of a new list, one for each item of a list of the original. */
    List<Cursor> list(String field, String origin) {
      ArrayNode items = JSON.arrayNode();
      node.set(field, items);
      origins.put(below(field), origin);
      List<Cursor> cursors = new ArrayList<>();
      for (int i = 0; i < original.at(origin).size(); i++) {
        String item = below(field) + "/" + i;
        origins.put(item, origin + "/" + i);
        cursors.add(new Cursor(items.addObject(), item));
      }
      return cursors;
    }

    private String below(String field) {
      return pointer + "/" + Place.escaped(field);
    }
  }
}
