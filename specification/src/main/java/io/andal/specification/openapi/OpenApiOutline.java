package io.andal.specification.openapi;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Operation;
import io.andal.specification.Outline;
import io.andal.specification.outline.Information;
import io.andal.specification.outline.OutlineBudget;
import io.andal.specification.outline.SchemaFields;
import io.andal.specification.reference.References;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The outline of an OpenAPI description. */
public final class OpenApiOutline {
  private OpenApiOutline() {}

  /** Reads it from the root of the description. */
  public static Outline of(Mapping root, References references) {
    OutlineBudget budget = new OutlineBudget();
    SchemaFields fields = new SchemaFields(budget);
    boolean old = !root.text("swagger").isEmpty();
    if (old) {
      root.mapping("definitions").ifPresent(fields::addNamed);
      root.mapping("responses").ifPresent(named -> schemas(named, fields));
      root.mapping("parameters").ifPresent(named -> schemas(named, fields));
    } else {
      root.mapping("components").ifPresent(components -> components(components, fields));
    }
    OperationBodies bodies =
        old ? new OldBodies(root, references, fields) : new MediaBodies(references, fields);
    List<Operation> operations = new OpenApiOperations(root, references, bodies, budget).all();
    Information information = Information.of(root);
    return new Outline(
        information.title(),
        information.version(),
        information.description(),
        old ? OpenApiServers.old(root) : OpenApiServers.of(root, references),
        tags(root, operations),
        information.contact(),
        information.license(),
        information.extensions(),
        information.deprecated(),
        operations,
        fields.all());
  }

  private static void components(Mapping components, SchemaFields fields) {
    components.mapping("schemas").ifPresent(fields::addNamed);
    for (String kind : List.of("requestBodies", "responses")) {
      for (Field named : fieldsOf(components, kind)) {
        if (named.value() instanceof Mapping body) {
          MediaBodies.addFields(named.key(), body, fields);
        }
      }
    }
  }

  private static void schemas(Mapping named, SchemaFields fields) {
    for (Field field : named.fields()) {
      if (field.value() instanceof Mapping holder) {
        fields.add(field.key(), holder.get("schema"));
      }
    }
  }

  private static List<Field> fieldsOf(Mapping mapping, String key) {
    return mapping.mapping(key).map(Mapping::fields).orElse(List.of());
  }

  private static List<String> tags(Mapping root, List<Operation> operations) {
    Set<String> tags = new LinkedHashSet<>();
    for (Node tag : root.items("tags")) {
      if (tag instanceof Mapping mapping) {
        tags.add(mapping.text("name"));
      }
    }
    operations.forEach(operation -> tags.addAll(operation.tags()));
    tags.remove("");
    return List.copyOf(tags);
  }
}
