package io.andal.specification.asyncapi;

import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Operation;
import io.andal.specification.Outline;
import io.andal.specification.outline.Addresses;
import io.andal.specification.outline.Information;
import io.andal.specification.outline.OutlineBudget;
import io.andal.specification.outline.SchemaFields;
import io.andal.specification.reference.References;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The outline of an AsyncAPI description. */
public final class AsyncApiOutline {
  private AsyncApiOutline() {}

  /** Reads it from the root of the description. */
  public static Outline of(Mapping root, References references) {
    OutlineBudget budget = new OutlineBudget();
    SchemaFields fields = new SchemaFields(budget);
    AsyncApiMessages messages = new AsyncApiMessages(root, references, fields);
    root.mapping("components")
        .ifPresent(
            components -> {
              components.mapping("schemas").ifPresent(fields::addNamed);
              components
                  .mapping("messages")
                  .ifPresent(
                      named -> named.fields().forEach(f -> messages.add(f.key(), f.value())));
            });
    List<Operation> operations = new AsyncApiOperations(root, references, messages, budget).all();
    Information information = Information.of(root);
    return new Outline(
        information.title(),
        information.version(),
        information.description(),
        servers(root, references),
        tags(root, operations),
        information.contact(),
        information.license(),
        information.extensions(),
        information.deprecated(),
        operations,
        fields.all());
  }

  private static List<String> servers(Mapping root, References references) {
    Set<String> addresses = new LinkedHashSet<>();
    root.mapping("servers")
        .ifPresent(
            servers ->
                servers
                    .fields()
                    .forEach(
                        field ->
                            references
                                .mapping(field.value())
                                .map(server -> address(server, references))
                                .filter(address -> !address.isEmpty())
                                .ifPresent(addresses::add)));
    return List.copyOf(addresses);
  }

  /** Version 2 has a URL, with or without the protocol; version 3 has its parts. */
  private static String address(Mapping server, References references) {
    String template =
        server.text("url").isEmpty()
            ? server.text("host") + server.text("pathname")
            : server.text("url");
    String protocol = server.text("protocol");
    String address =
        template.isEmpty() || template.contains("://") || protocol.isEmpty()
            ? template
            : protocol + "://" + template;
    return Addresses.filled(address, server.mapping("variables"), references);
  }

  private static List<String> tags(Mapping root, List<Operation> operations) {
    Set<String> tags = new LinkedHashSet<>();
    List<Node> declared =
        root.mapping("info")
            .map(info -> info.items("tags"))
            .filter(list -> !list.isEmpty())
            .orElseGet(() -> root.items("tags"));
    for (Node tag : declared) {
      if (tag instanceof Mapping mapping) {
        tags.add(mapping.text("name"));
      }
    }
    operations.forEach(operation -> tags.addAll(operation.tags()));
    tags.remove("");
    return List.copyOf(tags);
  }
}
