package io.andal.specification.protobuf;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.Operation;
import io.andal.specification.Outline;
import io.andal.specification.SchemaField;
import io.andal.specification.outline.OutlineBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The outline of proto files: calls as operations, messages as structures. */
public final class ProtobufOutline {
  private static final List<String> TYPES = List.of("application/grpc");

  private ProtobufOutline() {}

  /** Reads it from the tree of definitions. */
  public static Outline of(Mapping root) {
    OutlineBudget budget = new OutlineBudget();
    List<Field> services = fields(root, "services");
    List<Operation> operations = new ArrayList<>();
    for (Field service : services) {
      if (service.value() instanceof Mapping definition) {
        for (Field rpc : fields(definition, "rpcs")) {
          if (rpc.value() instanceof Mapping details && budget.allowsOperation()) {
            operations.add(operation(service.key(), rpc, details, definition));
          }
        }
      }
    }
    String described =
        services.stream()
            .map(s -> s.value() instanceof Mapping m ? m.text("description") : "")
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    return new Outline(
        services.stream().map(Field::key).collect(Collectors.joining(", ")),
        "",
        described,
        List.of(),
        services.stream().map(Field::key).toList(),
        "",
        "",
        Map.of(),
        root.isTrue("deprecated"),
        operations,
        structures(root, budget));
  }

  private static Operation operation(
      String service, Field rpc, Mapping details, Mapping definition) {
    return new Operation(
        "RPC",
        "/" + service + "/" + rpc.key(),
        rpc.key(),
        "",
        details.text("description"),
        List.of(service),
        details.isTrue("deprecated") || definition.isTrue("deprecated"),
        Optional.empty(),
        List.of(),
        TYPES,
        List.of(new Operation.Answer("OK", details.text("response"), TYPES)),
        rpc.position());
  }

  private static List<SchemaField> structures(Mapping root, OutlineBudget budget) {
    List<SchemaField> fields = new ArrayList<>();
    for (Field type : fields(root, "types")) {
      // positions are told in the main file
      if (type.value() instanceof Mapping definition && definition.get("file") == null) {
        for (Field field : fields(definition, "fields")) {
          if (field.value() instanceof Mapping details && budget.allowsField()) {
            String written = details.text("type");
            fields.add(
                new SchemaField(
                    type.key(),
                    field.key(),
                    details.text("label").equals("repeated") ? "array of " + written : written,
                    details.isTrue("deprecated"),
                    field.position()));
          }
        }
      }
    }
    return fields;
  }

  private static List<Field> fields(Mapping mapping, String key) {
    return mapping.mapping(key).map(Mapping::fields).orElse(List.of());
  }
}
