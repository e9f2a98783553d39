package io.andal.specification.openapi;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Operation;
import io.andal.specification.Scalar;
import io.andal.specification.outline.OutlineBudget;
import io.andal.specification.outline.Sunset;
import io.andal.specification.reference.References;
import io.andal.specification.reference.Resolution;
import io.andal.workspace.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations of an OpenAPI description: paths, then webhooks. */
final class OpenApiOperations {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private final Mapping root;
  private final References references;
  private final OperationBodies bodies;
  private final OutlineBudget budget;
  private final boolean hasQuery;
  private final List<Operation> operations = new ArrayList<>();

  OpenApiOperations(
      Mapping root, References references, OperationBodies bodies, OutlineBudget budget) {
    this.root = root;
    this.references = references;
    this.bodies = bodies;
    this.budget = budget;
    this.hasQuery = root.text("openapi").startsWith("3.2");
  }

  List<Operation> all() {
    root.mapping("paths").ifPresent(paths -> items(paths, ""));
    root.mapping("webhooks").ifPresent(webhooks -> items(webhooks, "webhook:"));
    root.mapping("x-webhooks").ifPresent(webhooks -> items(webhooks, "webhook:"));
    return operations;
  }

  private void items(Mapping holder, String prefix) {
    for (Field field : holder.fields()) {
      if (!field.key().startsWith("x-")
          && references.resolve(field.value()) instanceof Resolution.Found found
          && found.node() instanceof Mapping item) {
        // positions are told in the main file
        boolean elsewhere = !found.file().equals(references.mainFile());
        item(prefix + field.key(), item, elsewhere ? field : null);
        if (!found.through().isEmpty() && field.value() instanceof Mapping siblings) {
          item(prefix + field.key(), siblings, null);
        }
      }
    }
  }

  private void item(String path, Mapping item, @Nullable Field elsewhere) {
    List<Node> shared = item.items("parameters");
    for (Field field : item.fields()) {
      if (METHODS.contains(field.key()) || (hasQuery && field.key().equals("query"))) {
        String verb = field.key().toUpperCase(Locale.ROOT);
        operation(
            verb, path, shared, field.value(), (elsewhere == null ? field : elsewhere).position());
      }
    }
    if (hasQuery) {
      for (Field more :
          item.mapping("additionalOperations").map(Mapping::fields).orElse(List.of())) {
        operation(
            more.key(),
            path,
            shared,
            more.value(),
            (elsewhere == null ? more : elsewhere).position());
      }
    }
  }

  private void operation(
      String verb, String path, List<Node> shared, Node node, Position position) {
    Mapping operation = references.mapping(node).orElse(null);
    if (operation == null || !budget.allowsOperation()) {
      return;
    }
    String id = operation.text("operationId");
    String name = id.isEmpty() ? verb + " " + path : id;
    List<Mapping> parameters = parameters(shared, operation.items("parameters"));
    List<String> requestTypes = bodies.requestTypes(name, operation, parameters);
    operations.add(
        new Operation(
            verb,
            path,
            id,
            operation.text("summary"),
            operation.text("description"),
            texts(operation.items("tags")),
            operation.isTrue("deprecated"),
            Sunset.of(operation),
            parameters.stream()
                .filter(p -> !p.text("in").equals("body") && !p.text("in").equals("formData"))
                .map(this::parameter)
                .toList(),
            requestTypes,
            answers(name, operation),
            position));
  }

  /** Those of the path, each replaced by the operation's own of the same name and place. */
  private List<Mapping> parameters(List<Node> shared, List<Node> own) {
    Map<String, Mapping> byKey = new LinkedHashMap<>();
    for (List<Node> nodes : List.of(shared, own)) {
      for (Node node : nodes) {
        references.mapping(node).ifPresent(p -> byKey.put(p.text("in") + " " + p.text("name"), p));
      }
    }
    return List.copyOf(byKey.values());
  }

  private Operation.Parameter parameter(Mapping parameter) {
    String in = parameter.text("in");
    return new Operation.Parameter(
        parameter.text("name"),
        in,
        parameter.isTrue("required") || in.equals("path"),
        bodies.type(parameter));
  }

  private List<Operation.Answer> answers(String name, Mapping operation) {
    List<Operation.Answer> answers = new ArrayList<>();
    for (Field field : operation.mapping("responses").map(Mapping::fields).orElse(List.of())) {
      if (!field.key().startsWith("x-") && field.value() instanceof Mapping response) {
        answers.add(bodies.answer(name, field.key(), operation, response));
      }
    }
    return answers;
  }

  private static List<String> texts(List<Node> items) {
    return items.stream()
        .filter(Scalar.class::isInstance)
        .map(item -> ((Scalar) item).text())
        .distinct()
        .toList();
  }
}
