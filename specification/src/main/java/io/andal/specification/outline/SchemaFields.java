package io.andal.specification.outline;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.SchemaField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the fields of JSON schemas, those of inner ones included ({@code Pump.motor} has a field
 * {@code power}). References are not followed: what they name is told under its own name. Not
 * thread-safe.
 */
public final class SchemaFields {
  private static final int DEEPEST = 12;

  private final OutlineBudget budget;
  private final List<SchemaField> fields = new ArrayList<>();

  public SchemaFields(OutlineBudget budget) {
    this.budget = budget;
  }

  /** What was collected. */
  public List<SchemaField> all() {
    return fields;
  }

  /** Collects the fields of all schemas of a mapping, each under its key. */
  public void addNamed(Mapping schemas) {
    schemas.fields().forEach(field -> add(field.key(), field.value()));
  }

  /** Collects the fields of one schema. */
  public void add(String name, @Nullable Node schema) {
    add(name, schema, 0);
  }

  private void add(String name, @Nullable Node node, int depth) {
    if (!(node instanceof Mapping schema) || depth > DEEPEST || !schema.text("$ref").isEmpty()) {
      return;
    }
    schema.mapping("properties").ifPresent(properties -> properties(name, properties, depth));
    avro(name, schema, depth);
    for (String key : List.of("allOf", "oneOf", "anyOf")) {
      for (Node part : schema.items(key)) {
        add(name, part, depth + 1);
      }
    }
    for (String key : List.of("items", "additionalProperties", "if", "then", "else")) {
      add(name, schema.get(key), depth + 1);
    }
    schema
        .mapping("patternProperties")
        .ifPresent(patterns -> patterns.fields().forEach(f -> add(name, f.value(), depth + 1)));
  }

  private void properties(String name, Mapping properties, int depth) {
    for (Field field : properties.fields()) {
      if (!budget.allowsField()) {
        return;
      }
      boolean deprecated =
          field.value() instanceof Mapping schema
              && (schema.isTrue("deprecated") || schema.isTrue("x-deprecated"));
      fields.add(
          new SchemaField(
              name, field.key(), SchemaTypes.of(field.value()), deprecated, field.position()));
      add(name + "." + field.key(), field.value(), depth + 1);
    }
  }

  /** A record of Avro, which AsyncAPI messages may use. */
  private void avro(String name, Mapping schema, int depth) {
    if (!schema.text("type").equals("record")) {
      return;
    }
    for (Node item : schema.items("fields")) {
      if (item instanceof Mapping field && !field.text("name").isEmpty() && budget.allowsField()) {
        String fieldName = field.text("name");
        fields.add(
            new SchemaField(name, fieldName, SchemaTypes.of(field), false, field.position()));
        add(name + "." + fieldName, field.get("type"), depth + 1);
      }
    }
  }
}
