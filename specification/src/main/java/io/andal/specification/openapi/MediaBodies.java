package io.andal.specification.openapi;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.Operation;
import io.andal.specification.outline.SchemaFields;
import io.andal.specification.outline.SchemaTypes;
import io.andal.specification.reference.References;
import java.util.List;

/** OpenAPI 3: bodies by media type. */
record MediaBodies(References references, SchemaFields fields) implements OperationBodies {

  @Override
  public List<String> requestTypes(String name, Mapping operation, List<Mapping> parameters) {
    if (!References.isReference(operation.get("requestBody"))) {
      operation.mapping("requestBody").ifPresent(body -> addFields(name, body, fields));
    }
    return references
        .mapping(operation.get("requestBody"))
        .map(MediaBodies::types)
        .orElse(List.of());
  }

  @Override
  public Operation.Answer answer(String name, String status, Mapping operation, Mapping response) {
    if (!References.isReference(response)) {
      addFields(name, response, fields);
    }
    Mapping meant = references.mapping(response).orElse(response);
    String description = meant.text("description");
    return new Operation.Answer(
        status, description.isEmpty() ? meant.text("summary") : description, types(meant));
  }

  @Override
  public String type(Mapping parameter) {
    String type = SchemaTypes.of(parameter.get("schema"));
    return type.isEmpty()
        ? parameter
            .mapping("content")
            .flatMap(content -> content.fields().stream().findFirst())
            .map(media -> media.value() instanceof Mapping m ? SchemaTypes.of(m.get("schema")) : "")
            .orElse("")
        : type;
  }

  private static List<String> types(Mapping body) {
    return body.mapping("content")
        .map(content -> content.fields().stream().map(Field::key).distinct().toList())
        .orElse(List.of());
  }

  /** Media types of one body mostly share their schema's fields; each is told once per place. */
  static void addFields(String name, Mapping body, SchemaFields fields) {
    for (Field media : body.mapping("content").map(Mapping::fields).orElse(List.of())) {
      if (media.value() instanceof Mapping mapping) {
        fields.add(name, mapping.get("schema"));
        fields.add(name, mapping.get("itemSchema"));
      }
    }
  }
}
