package io.andal.specification.wsdl;

import static io.andal.specification.wsdl.WsdlDefinitions.SCHEMA;
import static io.andal.specification.wsdl.WsdlDefinitions.WSDL;

import io.andal.specification.Operation;
import io.andal.specification.Outline;
import io.andal.specification.SchemaField;
import io.andal.specification.outline.Addresses;
import io.andal.specification.outline.OutlineBudget;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The outline of a WSDL description: an operation of each port of each service. */
final class WsdlOutline {
  private final WsdlDefinitions definitions;
  private final OutlineBudget budget = new OutlineBudget();
  private final Set<String> servers = new LinkedHashSet<>();
  private final List<Operation> operations = new ArrayList<>();
  private final List<SchemaField> fields = new ArrayList<>();

  private WsdlOutline(WsdlDefinitions definitions) {
    this.definitions = definitions;
  }

  static Outline of(WsdlDefinitions definitions) {
    return new WsdlOutline(definitions).read();
  }

  private Outline read() {
    List<String> names = new ArrayList<>();
    String described = definitions.description();
    for (Xml.Element service : definitions.services()) {
      names.add(service.attribute("name"));
      described = described.isEmpty() ? WsdlDefinitions.documentation(service) : described;
      service.all(WSDL, "port").forEach(port -> port(service.attribute("name"), port));
    }
    definitions.schemas().forEach(schema -> structures(schema, "", 0));
    String title = names.isEmpty() ? definitions.name() : String.join(", ", names);
    return new Outline(
        title,
        "",
        described,
        List.copyOf(servers),
        names,
        "",
        "",
        Map.of(),
        false,
        operations,
        fields);
  }

  private void port(String service, Xml.Element port) {
    port.children().stream()
        .filter(child -> child.name().equals("address"))
        .map(child -> Addresses.withoutCredentials(child.attribute("location")))
        .filter(address -> !address.isEmpty())
        .forEach(servers::add);
    Xml.Element binding = definitions.binding(port.reference("binding"), port);
    Xml.Element portType = definitions.portType(binding.reference("type"), binding);
    for (Xml.Element operation : binding.all(WSDL, "operation")) {
      if (budget.allowsOperation()) {
        String path = service + "/" + port.attribute("name") + "/" + operation.attribute("name");
        operations.add(operation(path, operation, portType, service));
      }
    }
  }

  private static Operation operation(
      String path, Xml.Element bound, Xml.Element portType, String service) {
    Xml.Element declared =
        portType.all(WSDL, "operation").stream()
            .filter(o -> o.attribute("name").equals(bound.attribute("name")))
            .findFirst()
            .orElse(bound);
    String action =
        bound.children().stream()
            .filter(child -> child.name().equals("operation"))
            .map(child -> child.attribute("soapAction"))
            .findFirst()
            .orElse("");
    boolean soap12 =
        bound.children().stream().anyMatch(child -> child.namespace().endsWith("/soap12/"));
    String type = soap12 ? "application/soap+xml" : "text/xml";
    List<Operation.Answer> answers = new ArrayList<>();
    for (Xml.Element output : declared.all(WSDL, "output")) {
      answers.add(new Operation.Answer("200", output.reference("message"), List.of(type)));
    }
    for (Xml.Element fault : declared.all(WSDL, "fault")) {
      answers.add(new Operation.Answer("500", fault.reference("message"), List.of(type)));
    }
    return new Operation(
        "SOAP",
        path,
        action.isEmpty() ? bound.attribute("name") : action,
        bound.attribute("name"),
        WsdlDefinitions.documentation(declared),
        List.of(service),
        false,
        Optional.empty(),
        List.of(),
        List.of(type),
        answers,
        bound.position());
  }

  /** Elements within a named type, or within a named element that has its type inside. */
  private void structures(Xml.Element element, String structure, int depth) {
    for (Xml.Element child : element.children()) {
      boolean named = !child.attribute("name").isEmpty();
      boolean field = child.is(SCHEMA, "element") || child.is(SCHEMA, "attribute");
      if (depth > 0 && field && named && budget.allowsField()) {
        fields.add(
            new SchemaField(
                structure, child.attribute("name"), type(child), false, child.position()));
      }
      String inner = structure;
      if (named && (structure.isEmpty() || field)) {
        inner = (structure.isEmpty() ? "" : structure + ".") + child.attribute("name");
      }
      structures(child, inner, depth + 1);
    }
  }

  private static String type(Xml.Element element) {
    String type = element.reference("type");
    String most = element.attribute("maxOccurs");
    boolean many = !most.isEmpty() && !most.equals("1") && !most.equals("0");
    return many ? "array of " + type : type;
  }
}
