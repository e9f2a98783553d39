package io.andal.specification.graphql;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.Operation;
import io.andal.specification.Outline;
import io.andal.specification.SchemaField;
import io.andal.specification.outline.OutlineBudget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The outline of a GraphQL schema: the fields of its root types are its operations. */
public final class GraphQlOutline {
  /** What root types are called where the schema doesn't say. */
  private static final Map<String, String> ROOTS =
      Map.of("query", "Query", "mutation", "Mutation", "subscription", "Subscription");

  private GraphQlOutline() {}

  /** The operation's verb by the name of the type that holds it. */
  public static Map<String, String> verbs(Mapping root) {
    Mapping schema = root.mapping("schema").orElse(root);
    boolean told = ROOTS.keySet().stream().anyMatch(key -> !schema.text(key).isEmpty());
    Map<String, String> verbs = new LinkedHashMap<>();
    for (String key : List.of("query", "mutation", "subscription")) {
      String type = told ? schema.text(key) : ROOTS.getOrDefault(key, "");
      if (!type.isEmpty()) {
        verbs.put(type, key.toUpperCase(Locale.ROOT));
      }
    }
    return verbs;
  }

  /** Reads it from the tree of definitions. */
  public static Outline of(Mapping root) {
    Map<String, String> verbs = verbs(root);
    OutlineBudget budget = new OutlineBudget();
    List<Operation> operations = new ArrayList<>();
    List<SchemaField> fields = new ArrayList<>();
    for (Field type : fields(root, "types")) {
      if (!(type.value() instanceof Mapping definition)) {
        continue;
      }
      String verb = verbs.get(type.key());
      for (Field field : fields(definition, "fields")) {
        if (!(field.value() instanceof Mapping details)) {
          continue;
        }
        if (verb != null) {
          if (budget.allowsOperation()) {
            operations.add(operation(verb, field, details));
          }
        } else if (budget.allowsField()) {
          fields.add(
              new SchemaField(
                  type.key(),
                  field.key(),
                  type(details.text("type")),
                  details.get("deprecated") != null,
                  field.position()));
        }
      }
    }
    return new Outline(
        "",
        "",
        root.mapping("schema").map(s -> s.text("description")).orElse(""),
        List.of(),
        List.of(),
        "",
        "",
        Map.of(),
        false,
        operations,
        fields);
  }

  private static Operation operation(String verb, Field field, Mapping details) {
    List<Operation.Parameter> parameters = new ArrayList<>();
    for (Field argument : fields(details, "args")) {
      if (argument.value() instanceof Mapping value) {
        String type = value.text("type");
        boolean required = type.endsWith("!") && value.get("default") == null;
        parameters.add(new Operation.Parameter(argument.key(), "argument", required, type(type)));
      }
    }
    return new Operation(
        verb,
        field.key(),
        "",
        "",
        details.text("description"),
        List.of(),
        details.get("deprecated") != null,
        Optional.empty(),
        parameters,
        List.of(),
        List.of(),
        field.position());
  }

  /** {@code array of Pump} for {@code [Pump!]!}. */
  private static String type(String written) {
    String type = written.endsWith("!") ? written.substring(0, written.length() - 1) : written;
    return type.startsWith("[") && type.endsWith("]")
        ? "array of " + type(type.substring(1, type.length() - 1))
        : type;
  }

  private static List<Field> fields(Mapping mapping, String key) {
    return mapping.mapping(key).map(Mapping::fields).orElse(List.of());
  }
}
