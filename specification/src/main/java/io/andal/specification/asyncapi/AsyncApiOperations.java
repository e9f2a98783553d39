package io.andal.specification.asyncapi;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Operation;
import io.andal.specification.outline.OutlineBudget;
import io.andal.specification.outline.SchemaTypes;
import io.andal.specification.outline.Sunset;
import io.andal.specification.reference.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The operations of an AsyncAPI description: version 2 has them in channels, version 3 beside. */
final class AsyncApiOperations {
  private final Mapping root;
  private final References references;
  private final AsyncApiMessages messages;
  private final OutlineBudget budget;
  private final List<Operation> operations = new ArrayList<>();

  AsyncApiOperations(
      Mapping root, References references, AsyncApiMessages messages, OutlineBudget budget) {
    this.root = root;
    this.references = references;
    this.messages = messages;
    this.budget = budget;
  }

  List<Operation> all() {
    boolean old = root.text("asyncapi").startsWith("2");
    for (Field field : fields(root, "channels")) {
      Optional<Mapping> channel = references.mapping(field.value());
      if (old) {
        channel.ifPresent(found -> inChannel(field, found));
      } else if (field.value() instanceof Mapping here) {
        fields(here, "messages").forEach(m -> messages.add(m.key(), m.value()));
      }
    }
    if (!old) {
      fields(root, "operations").forEach(this::besideChannels);
    }
    return operations;
  }

  private void inChannel(Field field, Mapping channel) {
    for (String action : List.of("publish", "subscribe")) {
      Field operation = channel.field(action);
      if (operation != null && operation.value() instanceof Mapping mapping) {
        String id = mapping.text("operationId");
        messages.add(id.isEmpty() ? field.key() : id, mapping.get("message"));
        boolean elsewhere = References.isReference(field.value());
        add(
            action,
            field.key(),
            id,
            mapping,
            channel,
            Stream.ofNullable(mapping.get("message")).toList(),
            elsewhere ? field : operation);
      }
    }
  }

  private void besideChannels(Field field) {
    Mapping operation = references.mapping(field.value()).orElse(null);
    if (operation == null || operation.text("action").isEmpty()) {
      return;
    }
    Optional<Mapping> channel = references.mapping(operation.get("channel"));
    List<Node> own = operation.items("messages");
    add(
        operation.text("action"),
        channel
            .map(c -> c.text("address"))
            .filter(a -> !a.isEmpty())
            .orElseGet(() -> named(operation)),
        field.key(),
        operation,
        channel.orElse(operation),
        own.isEmpty() ? channel.map(c -> values(c, "messages")).orElse(List.of()) : own,
        field);
  }

  /** A channel whose address is only known when it runs is called by its name. */
  private static String named(Mapping operation) {
    return operation
        .mapping("channel")
        .map(channel -> SchemaTypes.name(channel.text("$ref")))
        .orElse("");
  }

  private void add(
      String action,
      String address,
      String id,
      Mapping operation,
      Mapping channel,
      List<Node> sent,
      Field place) {
    if (!budget.allowsOperation()) {
      return;
    }
    String title = operation.text("title");
    String description = operation.text("description");
    operations.add(
        new Operation(
            action.toUpperCase(Locale.ROOT),
            address,
            id,
            operation.text("summary").isEmpty() ? title : operation.text("summary"),
            description.isEmpty() ? channel.text("description") : description,
            tags(operation),
            operation.isTrue("deprecated") || operation.isTrue("x-deprecated"),
            Sunset.of(operation),
            parameters(channel),
            messages.types(sent),
            answers(operation),
            place.position()));
  }

  private List<String> tags(Mapping operation) {
    return operation.items("tags").stream()
        .flatMap(tag -> references.mapping(tag).stream())
        .map(tag -> tag.text("name"))
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  private List<Operation.Parameter> parameters(Mapping channel) {
    return fields(channel, "parameters").stream()
        .map(
            field -> {
              String type =
                  references
                      .mapping(field.value())
                      .map(parameter -> SchemaTypes.of(parameter.get("schema")))
                      .orElse("");
              return new Operation.Parameter(
                  field.key(), "path", true, type.isEmpty() ? "string" : type);
            })
        .toList();
  }

  private List<Operation.Answer> answers(Mapping operation) {
    return references
        .mapping(operation.get("reply"))
        .map(
            reply -> {
              List<Node> own = reply.items("messages");
              List<Node> all =
                  own.isEmpty()
                      ? references
                          .mapping(reply.get("channel"))
                          .map(channel -> values(channel, "messages"))
                          .orElse(List.of())
                      : own;
              return List.of(new Operation.Answer("reply", "", messages.types(all)));
            })
        .orElse(List.of());
  }

  private static List<Field> fields(Mapping mapping, String key) {
    return mapping.mapping(key).map(Mapping::fields).orElse(List.of());
  }

  private static List<Node> values(Mapping mapping, String key) {
    return fields(mapping, key).stream().map(Field::value).toList();
  }
}
