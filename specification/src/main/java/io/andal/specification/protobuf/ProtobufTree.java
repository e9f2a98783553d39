package io.andal.specification.protobuf;

import com.squareup.wire.Syntax;
import com.squareup.wire.schema.Field.Label;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.internal.parser.EnumElement;
import com.squareup.wire.schema.internal.parser.FieldElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.OneOfElement;
import com.squareup.wire.schema.internal.parser.OptionElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.ReservedElement;
import com.squareup.wire.schema.internal.parser.RpcElement;
import com.squareup.wire.schema.internal.parser.ServiceElement;
import com.squareup.wire.schema.internal.parser.TypeElement;
import io.andal.specification.Mapping;
import io.andal.specification.tree.MappingBuilder;
import io.andal.workspace.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kotlin.ranges.IntRange;

/**
 * Proto files as a tree:
 *
 * <pre>
 * package: pumps.v1
 * syntax: proto3
 * types:
 *   pumps.v1.Pump: {kind: message, file: …, description: …, reserved: ["5", "7-9", "old"],
 *     fields: {id: {number: 1, type: string, label: repeated, oneof: …, deprecated: true}}}
 *   pumps.v1.State: {kind: enum, values: {ON: {number: 1}}, alias: true}
 * services:
 *   pumps.v1.Pumps: {rpcs: {Get: {request: pumps.v1.GetRequest, response: …, clientStreaming: true}}}
 * </pre>
 *
 * {@code file} stands only at what is imported; names of types are full where they are known.
 */
final class ProtobufTree {
  private final String main;
  private final Set<String> known = new HashSet<>();
  private final MappingBuilder types = new MappingBuilder(Position.START);
  private final MappingBuilder services = new MappingBuilder(Position.START);

  private ProtobufTree(String main) {
    this.main = main;
  }

  static Mapping of(String name, ProtoFileElement main, Map<String, ProtoFileElement> files) {
    ProtobufTree tree = new ProtobufTree(name);
    files.values().forEach(file -> tree.names(packageOf(file), file.getTypes()));
    files.forEach(tree::file);
    return new MappingBuilder(Position.START)
        .text("package", packageOf(main))
        .text("syntax", main.getSyntax() == Syntax.PROTO_3 ? "proto3" : "proto2")
        .flag("deprecated", isTrue(main.getOptions(), "deprecated"))
        .put("types", tree.types.build())
        .put("services", tree.services.build())
        .build();
  }

  private static String packageOf(ProtoFileElement file) {
    return file.getPackageName() == null ? "" : file.getPackageName();
  }

  private static String within(String scope, String name) {
    return scope.isEmpty() ? name : scope + "." + name;
  }

  private void names(String scope, List<? extends TypeElement> found) {
    for (TypeElement type : found) {
      String name = within(scope, type.getName());
      known.add(name);
      names(name, type.getNestedTypes());
    }
  }

  private void file(String name, ProtoFileElement file) {
    String scope = packageOf(file);
    file.getTypes().forEach(type -> type(name, scope, type));
    if (name.equals(main)) {
      file.getServices()
          .forEach(
              service -> services.put(within(scope, service.getName()), service(scope, service)));
    }
  }

  private void type(String file, String scope, TypeElement found) {
    String name = within(scope, found.getName());
    MappingBuilder type = at(found.getLocation());
    switch (found) {
      case MessageElement message -> message(type, name, message);
      case EnumElement values -> enumeration(type, values);
      default -> type.text("kind", "other");
    }
    type.text("file", file.equals(main) ? "" : file)
        .text("description", found.getDocumentation().strip())
        .flag("deprecated", isTrue(found.getOptions(), "deprecated"));
    types.put(name, type.build());
    found.getNestedTypes().forEach(nested -> type(file, name, nested));
  }

  private void message(MappingBuilder type, String name, MessageElement message) {
    MappingBuilder fields = new MappingBuilder(type.position());
    message.getFields().forEach(field -> fields.put(field.getName(), field(name, "", field)));
    for (OneOfElement oneOf : message.getOneOfs()) {
      oneOf
          .getFields()
          .forEach(field -> fields.put(field.getName(), field(name, oneOf.getName(), field)));
    }
    type.text("kind", "message")
        .put("fields", fields.build())
        .texts("reserved", reserved(message.getReserveds()));
  }

  private Mapping field(String scope, String oneOf, FieldElement found) {
    Label label = found.getLabel();
    return at(found.getLocation())
        .number("number", found.getTag())
        .text("type", fullName(scope, found.getType()))
        .text("label", label == null || label == Label.ONE_OF ? "" : lower(label))
        .text("oneof", oneOf)
        .text("json", found.getJsonName() == null ? "" : found.getJsonName())
        .text("default", found.getDefaultValue() == null ? "" : found.getDefaultValue())
        .text("description", found.getDocumentation().strip())
        .flag("deprecated", isTrue(found.getOptions(), "deprecated"))
        .build();
  }

  private static String lower(Label label) {
    return label.name().toLowerCase(Locale.ROOT);
  }

  private static void enumeration(MappingBuilder type, EnumElement found) {
    MappingBuilder values = new MappingBuilder(type.position());
    found
        .getConstants()
        .forEach(
            value ->
                values.put(
                    value.getName(),
                    at(value.getLocation())
                        .number("number", value.getTag())
                        .text("description", value.getDocumentation().strip())
                        .flag("deprecated", isTrue(value.getOptions(), "deprecated"))
                        .build()));
    type.text("kind", "enum")
        .put("values", values.build())
        .flag("alias", isTrue(found.getOptions(), "allow_alias"))
        .texts("reserved", reserved(found.getReserveds()));
  }

  private Mapping service(String scope, ServiceElement found) {
    MappingBuilder rpcs = at(found.getLocation());
    for (RpcElement rpc : found.getRpcs()) {
      rpcs.put(
          rpc.getName(),
          at(rpc.getLocation())
              .text("request", fullName(scope, rpc.getRequestType()))
              .text("response", fullName(scope, rpc.getResponseType()))
              .flag("clientStreaming", rpc.getRequestStreaming())
              .flag("serverStreaming", rpc.getResponseStreaming())
              .text("description", rpc.getDocumentation().strip())
              .flag("deprecated", isTrue(rpc.getOptions(), "deprecated"))
              .build());
    }
    return at(found.getLocation())
        .text("description", found.getDocumentation().strip())
        .flag("deprecated", isTrue(found.getOptions(), "deprecated"))
        .put("rpcs", rpcs.build())
        .build();
  }

  /** The innermost type of that name, as protobuf looks it up; the name itself if none is known. */
  private String fullName(String scope, String name) {
    if (name.startsWith(".")) {
      return name.substring(1);
    }
    if (name.startsWith("map<") && name.endsWith(">")) {
      int comma = name.indexOf(',');
      String value = name.substring(comma + 1, name.length() - 1).strip();
      return name.substring(0, comma).strip() + ", " + fullName(scope, value) + ">";
    }
    String around = scope;
    while (true) {
      String candidate = within(around, name);
      if (known.contains(candidate)) {
        return candidate;
      }
      if (around.isEmpty()) {
        return name;
      }
      int dot = around.lastIndexOf('.');
      around = dot < 0 ? "" : around.substring(0, dot);
    }
  }

  private static List<String> reserved(List<ReservedElement> found) {
    List<String> reserved = new ArrayList<>();
    for (ReservedElement element : found) {
      for (Object value : element.getValues()) {
        reserved.add(
            value instanceof IntRange range
                ? range.getFirst() + "-" + range.getLast()
                : String.valueOf(value));
      }
    }
    return reserved;
  }

  private static boolean isTrue(List<OptionElement> options, String name) {
    return options.stream()
        .anyMatch(o -> o.getName().equals(name) && String.valueOf(o.getValue()).equals("true"));
  }

  private static MappingBuilder at(Location place) {
    return new MappingBuilder(
        new Position(Math.max(1, place.getLine()), Math.max(1, place.getColumn())));
  }
}
