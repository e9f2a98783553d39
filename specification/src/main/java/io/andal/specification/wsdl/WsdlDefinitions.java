package io.andal.specification.wsdl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The definitions of a WSDL file and of those that it imports. Not thread-safe. */
final class WsdlDefinitions {
  static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
  static final String SCHEMA = "http://www.w3.org/2001/XMLSchema";

  private final String file;
  private final List<Xml.Element> services = new ArrayList<>();
  private final Map<String, Xml.Element> bindings = new HashMap<>();
  private final Map<String, Xml.Element> portTypes = new HashMap<>();
  private final List<Xml.Element> schemas = new ArrayList<>();
  private String name = "";
  private String description = "";

  WsdlDefinitions(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  String name() {
    return name;
  }

  String description() {
    return description;
  }

  List<Xml.Element> services() {
    return services;
  }

  /** The schemas of the main file. */
  List<Xml.Element> schemas() {
    return schemas;
  }

  Xml.Element binding(String of, Xml.Element otherwise) {
    return bindings.getOrDefault(of, otherwise);
  }

  Xml.Element portType(String of, Xml.Element otherwise) {
    return portTypes.getOrDefault(of, otherwise);
  }

  void add(String from, Xml.Element root) {
    if (from.equals(file)) {
      name = root.attribute("name");
      description = documentation(root);
    }
    services.addAll(root.all(WSDL, "service"));
    root.all(WSDL, "binding").forEach(b -> bindings.putIfAbsent(b.attribute("name"), b));
    root.all(WSDL, "portType").forEach(p -> portTypes.putIfAbsent(p.attribute("name"), p));
    if (from.equals(file)) {
      root.all(WSDL, "types").forEach(types -> schemas.addAll(types.all(SCHEMA, "schema")));
    }
  }

  static String documentation(Xml.Element element) {
    return element.all(WSDL, "documentation").stream()
        .map(d -> d.text().toString().strip())
        .findFirst()
        .orElse("");
  }
}
