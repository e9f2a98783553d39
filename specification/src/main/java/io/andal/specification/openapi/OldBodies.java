package io.andal.specification.openapi;

import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Operation;
import io.andal.specification.Scalar;
import io.andal.specification.outline.SchemaFields;
import io.andal.specification.outline.SchemaTypes;
import io.andal.specification.reference.References;
import java.util.List;

/** OpenAPI 2.0: bodies as parameters, and media types beside them. */
record OldBodies(Mapping root, References references, SchemaFields fields)
    implements OperationBodies {

  @Override
  public List<String> requestTypes(String name, Mapping operation, List<Mapping> parameters) {
    boolean form = false;
    boolean body = false;
    for (Mapping parameter : parameters) {
      form |= parameter.text("in").equals("formData");
      body |= parameter.text("in").equals("body");
    }
    for (Node parameter : operation.items("parameters")) {
      if (parameter instanceof Mapping own && own.text("in").equals("body")) {
        fields.add(name, own.get("schema"));
      }
    }
    if (!form && !body) {
      return List.of();
    }
    List<String> consumes = types("consumes", operation);
    return consumes.isEmpty() && form ? List.of("application/x-www-form-urlencoded") : consumes;
  }

  @Override
  public Operation.Answer answer(String name, String status, Mapping operation, Mapping response) {
    fields.add(name, response.get("schema"));
    Mapping meant = references.mapping(response).orElse(response);
    return new Operation.Answer(
        status,
        meant.text("description"),
        meant.get("schema") == null ? List.of() : types("produces", operation));
  }

  @Override
  public String type(Mapping parameter) {
    return SchemaTypes.of(parameter);
  }

  private List<String> types(String key, Mapping operation) {
    Mapping holder = operation.get(key) == null ? root : operation;
    return holder.items(key).stream()
        .filter(Scalar.class::isInstance)
        .map(item -> ((Scalar) item).text())
        .distinct()
        .toList();
  }
}
