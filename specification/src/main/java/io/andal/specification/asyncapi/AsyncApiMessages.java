package io.andal.specification.asyncapi;

import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.outline.SchemaFields;
import io.andal.specification.reference.References;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What messages hold. */
record AsyncApiMessages(Mapping root, References references, SchemaFields fields) {

  /**
   * Collects the fields of a message that stands here; one that is referred to stands elsewhere.
   */
  void add(String name, @Nullable Node node) {
    if (!(node instanceof Mapping message) || References.isReference(node)) {
      return;
    }
    for (Node alternative : message.items("oneOf")) {
      String own = alternative instanceof Mapping mapping ? mapping.text("name") : "";
      add(own.isEmpty() ? name : own, alternative);
    }
    for (String part : List.of("payload", "headers")) {
      if (message.get(part) instanceof Mapping schema) {
        boolean wrapped = schema.get("schemaFormat") != null && schema.get("schema") != null;
        fields.add(name, wrapped ? schema.get("schema") : schema);
      }
    }
  }

  /** The media types of messages, each once. */
  List<String> types(List<Node> messages) {
    Set<String> types = new LinkedHashSet<>();
    for (Node message : messages) {
      references.mapping(message).ifPresent(meant -> types(meant, types));
    }
    types.remove("");
    return List.copyOf(types);
  }

  private void types(Mapping message, Set<String> types) {
    List<Node> alternatives = message.items("oneOf");
    if (!alternatives.isEmpty()) {
      types.addAll(types(alternatives));
      return;
    }
    String type = message.text("contentType");
    types.add(type.isEmpty() ? root.text("defaultContentType") : type);
  }
}
