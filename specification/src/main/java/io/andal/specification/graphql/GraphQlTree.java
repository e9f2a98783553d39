package io.andal.specification.graphql;

import graphql.language.Argument;
import graphql.language.AstPrinter;
import graphql.language.Definition;
import graphql.language.DescribedNode;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.SourceLocation;
import graphql.language.StringValue;
import graphql.language.TypeDefinition;
import graphql.language.UnionTypeDefinition;
import io.andal.specification.Mapping;
import io.andal.specification.tree.MappingBuilder;
import io.andal.workspace.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Schema definitions as a tree:
 *
 * <pre>
 * schema: {query: Query, mutation: Mutation, description: …}
 * types:
 *   Pump: {kind: object, implements: [Device], description: …,
 *     fields: {state: {type: State!, deprecated: reason, args: {at: {type: Time, default: …}}}},
 *     values: {ON: {deprecated: …}}, members: [A, B]}
 * directives:
 *   auth: {args: …, repeatable: true, locations: [OBJECT]}
 * </pre>
 *
 * Extensions are part of what they extend.
 */
final class GraphQlTree {
  private static final Position START = Position.START;
  private final MappingBuilder schema = new MappingBuilder(START);
  private final Map<String, Type> types = new LinkedHashMap<>();
  private final MappingBuilder directives = new MappingBuilder(START);

  private GraphQlTree() {}

  static Mapping of(Document document) {
    GraphQlTree tree = new GraphQlTree();
    document.getDefinitions().forEach(tree::definition);
    MappingBuilder types = new MappingBuilder(START);
    tree.types.forEach((name, type) -> types.put(name, type.build()));
    return new MappingBuilder(START)
        .put("schema", tree.schema.build())
        .put("types", types.build())
        .put("directives", tree.directives.build())
        .build();
  }

  private void definition(Definition<?> definition) {
    switch (definition) {
      case SchemaDefinition found -> {
        schema.text("description", description(found));
        found
            .getOperationTypeDefinitions()
            .forEach(
                operation -> schema.text(operation.getName(), operation.getTypeName().getName()));
      }
      case DirectiveDefinition found -> directives.put(found.getName(), directive(found));
      case TypeDefinition<?> found -> type(found);
      default -> {
        // operations and fragments describe no API
      }
    }
  }

  private Mapping directive(DirectiveDefinition found) {
    MappingBuilder directive = at(found).text("description", description(found));
    arguments(directive, "args", found.getInputValueDefinitions());
    return directive
        .flag("repeatable", found.isRepeatable())
        .texts("locations", found.getDirectiveLocations().stream().map(l -> l.getName()).toList())
        .build();
  }

  private void type(TypeDefinition<?> found) {
    Type type = types.computeIfAbsent(found.getName(), _ -> new Type(position(found), kind(found)));
    if (type.description.isEmpty() && found instanceof DescribedNode<?> described) {
      type.description = description(described);
    }
    switch (found) {
      case ImplementingTypeDefinition<?> object -> {
        object.getImplements().forEach(i -> type.interfaces.add(AstPrinter.printAst(i)));
        object
            .getFieldDefinitions()
            .forEach(field -> type.fields.put(field.getName(), field(field)));
      }
      case InputObjectTypeDefinition input ->
          input
              .getInputValueDefinitions()
              .forEach(value -> type.fields.put(value.getName(), value(value)));
      case EnumTypeDefinition values ->
          values
              .getEnumValueDefinitions()
              .forEach(
                  value ->
                      type.values.put(
                          value.getName(),
                          deprecated(at(value).text("description", description(value)), value)
                              .build()));
      case UnionTypeDefinition union ->
          union.getMemberTypes().forEach(member -> type.members.add(AstPrinter.printAst(member)));
      default -> {
        // scalars have nothing inside
      }
    }
  }

  private static String kind(TypeDefinition<?> found) {
    return switch (found) {
      case ObjectTypeDefinition _ -> "object";
      case InterfaceTypeDefinition _ -> "interface";
      case InputObjectTypeDefinition _ -> "input";
      case EnumTypeDefinition _ -> "enum";
      case UnionTypeDefinition _ -> "union";
      case ScalarTypeDefinition _ -> "scalar";
      default -> "type";
    };
  }

  private static Mapping field(FieldDefinition found) {
    MappingBuilder field =
        at(found)
            .text("type", AstPrinter.printAst(found.getType()))
            .text("description", description(found));
    arguments(field, "args", found.getInputValueDefinitions());
    return deprecated(field, found).build();
  }

  private static Mapping value(InputValueDefinition found) {
    MappingBuilder value =
        at(found)
            .text("type", AstPrinter.printAst(found.getType()))
            .text("description", description(found));
    if (found.getDefaultValue() != null) {
      value.text("default", AstPrinter.printAst(found.getDefaultValue()));
    }
    return deprecated(value, found).build();
  }

  private static void arguments(
      MappingBuilder holder, String key, List<InputValueDefinition> found) {
    if (!found.isEmpty()) {
      MappingBuilder arguments = new MappingBuilder(holder.position());
      found.forEach(value -> arguments.put(value.getName(), value(value)));
      holder.put(key, arguments.build());
    }
  }

  private static MappingBuilder deprecated(MappingBuilder builder, DirectivesContainer<?> found) {
    for (Directive directive : found.getDirectives("deprecated")) {
      Argument reason = directive.getArgument("reason");
      String told =
          reason != null && reason.getValue() instanceof StringValue text ? text.getValue() : null;
      builder.text("deprecated", told == null ? "No longer supported" : told);
    }
    return builder;
  }

  private static String description(DescribedNode<?> node) {
    return node.getDescription() == null ? "" : node.getDescription().getContent();
  }

  private static MappingBuilder at(NamedNode<?> node) {
    return new MappingBuilder(position(node));
  }

  private static Position position(Node<?> node) {
    SourceLocation place = node.getSourceLocation();
    return place == null ? START : new Position(place.getLine(), place.getColumn());
  }

  /** A type while its definition and its extensions are put together. */
  private static final class Type {
    private final Position position;
    private final String kind;
    private final List<String> interfaces = new ArrayList<>();
    private final List<String> members = new ArrayList<>();
    private final MappingBuilder fields;
    private final MappingBuilder values;
    private String description = "";

    Type(Position position, String kind) {
      this.position = position;
      this.kind = kind;
      this.fields = new MappingBuilder(position);
      this.values = new MappingBuilder(position);
    }

    Mapping build() {
      MappingBuilder type =
          new MappingBuilder(position)
              .text("kind", kind)
              .text("description", description)
              .texts("implements", interfaces)
              .texts("members", members);
      put(type, "fields", fields.build());
      put(type, "values", values.build());
      return type.build();
    }

    private static void put(MappingBuilder type, String key, Mapping inner) {
      if (!inner.fields().isEmpty()) {
        type.put(key, inner);
      }
    }
  }
}
