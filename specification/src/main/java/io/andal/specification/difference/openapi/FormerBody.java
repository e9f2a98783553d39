package io.andal.specification.difference.openapi;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Scalar;
import io.andal.specification.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** OpenAPI 2.0: the body that parameters of body and form make, as later versions describe it. */
final class FormerBody {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String MULTIPART = "multipart/form-data";

  private final Side side;
  private final BiFunction<Api.Endpoint, String, List<String>> mediaTypes;

  FormerBody(Side side, BiFunction<Api.Endpoint, String, List<String>> mediaTypes) {
    this.side = side;
    this.mediaTypes = mediaTypes;
  }

  Api.@Nullable Body of(Api.Endpoint endpoint) {
    List<Spot> form = new ArrayList<>();
    for (Spot holder : List.of(endpoint.item(), endpoint.operation())) {
      for (Spot named : holder.children("parameters")) {
        Spot parameter = side.resolve(named);
        switch (parameter.text("in")) {
          case "body" -> {
            return body(endpoint, parameter);
          }
          case "formData" -> form.add(parameter);
          default -> {}
        }
      }
    }
    return form.isEmpty() ? null : form(endpoint, form);
  }

  private Api.Body body(Api.Endpoint endpoint, Spot parameter) {
    Map<String, Api.Content> content = new LinkedHashMap<>();
    mediaTypes
        .apply(endpoint, "consumes")
        .forEach(type -> content.put(type, new Api.Content(parameter, parameter.child("schema"))));
    return new Api.Body(parameter, parameter.isTrue("required"), content);
  }

  private Api.Body form(Api.Endpoint endpoint, List<Spot> parameters) {
    Spot first = parameters.getFirst();
    List<Field> properties = new ArrayList<>();
    List<Node> required = new ArrayList<>();
    boolean file = false;
    for (Spot parameter : parameters) {
      Node node = parameter.node();
      String name = parameter.text("name");
      properties.add(new Field(name, node.line(), node.column(), node));
      file |= parameter.text("type").equals("file");
      if (parameter.isTrue("required")) {
        required.add(new Scalar(node.line(), node.column(), Scalar.Type.TEXT, name));
      }
    }
    int line = first.node().line();
    int column = first.node().column();
    Mapping schema =
        new Mapping(
            line,
            column,
            List.of(
                new Field(
                    "type", line, column, new Scalar(line, column, Scalar.Type.TEXT, "object")),
                new Field("properties", line, column, new Mapping(line, column, properties)),
                new Field("required", line, column, new Sequence(line, column, required))));
    Spot spot = new Spot(first.parent(), first.key(), schema);
    Map<String, Api.Content> content = new LinkedHashMap<>();
    List<String> types =
        mediaTypes.apply(endpoint, "consumes").stream()
            .filter(type -> type.equals(FORM) || type.equals(MULTIPART))
            .toList();
    for (String type : types.isEmpty() ? List.of(file ? MULTIPART : FORM) : types) {
      content.put(type, new Api.Content(spot, spot));
    }
    return new Api.Body(spot, !required.isEmpty(), content);
  }
}
