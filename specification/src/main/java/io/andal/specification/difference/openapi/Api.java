package io.andal.specification.difference.openapi;

import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Scalar;
import io.andal.specification.Specification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A description as all versions of OpenAPI mean it: operations with parameters, body, answers. */
final class Api {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query");

  private final Side side;
  private final boolean second;

  /**
   * One operation.
   *
   * @param item the path item it stands in
   */
  record Endpoint(String method, String path, Spot item, Spot operation) {
    String key() {
      return method + " " + path;
    }
  }

  /**
   * A parameter outside the body.
   *
   * @param common whether all operations of the path have it
   * @param schema null if it has a content instead, or says nothing
   */
  record Parameter(
      String name,
      String in,
      boolean required,
      boolean common,
      Spot spot,
      @Nullable Spot schema,
      Map<String, Content> content) {
    String key() {
      return in + " " + (in.equals("header") ? name.toLowerCase(Locale.ROOT) : name);
    }
  }

  record Content(Spot spot, @Nullable Spot schema) {}

  record Body(Spot spot, boolean required, Map<String, Content> content) {}

  record Answer(
      String status, Spot spot, Map<String, Content> content, Map<String, Parameter> headers) {}

  Api(Specification specification) {
    this.side = new Side(specification);
    this.second = !side.root().text("swagger").isEmpty();
  }

  Side side() {
    return side;
  }

  Spot root() {
    return side.root();
  }

  /** Whether media types are things of their own; OpenAPI 2.0 only names them. */
  boolean hasMediaTypes() {
    return !second;
  }

  /** The operations of all paths. */
  List<Endpoint> endpoints() {
    return endpoints(side.root().children("paths"));
  }

  /** The operations of path items, those with a name that begins like an extension left out. */
  List<Endpoint> endpoints(List<Spot> items) {
    List<Endpoint> endpoints = new ArrayList<>();
    for (Spot named : items) {
      if (named.key().startsWith("x-")) {
        continue;
      }
      Spot item = side.resolve(named);
      for (Spot child : item.children()) {
        if (METHODS.contains(child.key()) && child.node() instanceof Mapping) {
          endpoints.add(
              new Endpoint(child.key().toUpperCase(Locale.ROOT), named.key(), item, child));
        }
      }
      item.children("additionalOperations")
          .forEach(child -> endpoints.add(new Endpoint(child.key(), named.key(), item, child)));
    }
    return endpoints;
  }

  /** Those of the path item included, by place and name. */
  Map<String, Parameter> parameters(Endpoint endpoint) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    for (Spot spot : endpoint.item().children("parameters")) {
      put(parameters, side.resolve(spot), true);
    }
    for (Spot spot : endpoint.operation().children("parameters")) {
      put(parameters, side.resolve(spot), false);
    }
    return parameters;
  }

  private void put(Map<String, Parameter> parameters, Spot spot, boolean common) {
    String in = spot.text("in");
    if (in.equals("body") || in.equals("formData") || in.isEmpty()) {
      return;
    }
    Parameter parameter = parameter(spot, spot.text("name"), in, common);
    parameters.put(parameter.key(), parameter);
  }

  private Parameter parameter(Spot spot, String name, String in, boolean common) {
    return new Parameter(
        name,
        in,
        spot.isTrue("required"),
        common,
        spot,
        second ? spot : spot.child("schema"),
        second ? Map.of() : content(spot));
  }

  /** What a request carries; null if nothing. */
  @Nullable Body body(Endpoint endpoint) {
    if (second) {
      return new FormerBody(side, this::mediaTypes).of(endpoint);
    }
    Spot named = endpoint.operation().child("requestBody");
    if (named == null) {
      return null;
    }
    Spot body = side.resolve(named);
    return new Body(body, body.isTrue("required"), content(body));
  }

  private Map<String, Content> content(Spot holder) {
    Map<String, Content> content = new LinkedHashMap<>();
    for (Spot named : holder.children("content")) {
      Spot media = side.resolve(named);
      Spot schema = media.child("schema");
      content.put(
          named.key(), new Content(media, schema == null ? media.child("itemSchema") : schema));
    }
    return content;
  }

  /** By their status. */
  Map<String, Answer> answers(Endpoint endpoint) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    for (Spot named : endpoint.operation().children("responses")) {
      if (named.key().startsWith("x-")) {
        continue;
      }
      Spot spot = side.resolve(named);
      Map<String, Content> content = second ? formerContent(endpoint, spot) : content(spot);
      answers.put(named.key(), new Answer(named.key(), spot, content, headers(spot)));
    }
    return answers;
  }

  private Map<String, Content> formerContent(Endpoint endpoint, Spot answer) {
    Map<String, Content> content = new LinkedHashMap<>();
    Spot schema = answer.child("schema");
    if (schema != null) {
      mediaTypes(endpoint, "produces").forEach(t -> content.put(t, new Content(answer, schema)));
    }
    return content;
  }

  private Map<String, Parameter> headers(Spot answer) {
    Map<String, Parameter> headers = new LinkedHashMap<>();
    for (Spot named : answer.children("headers")) {
      Spot spot = side.resolve(named);
      headers.put(
          named.key().toLowerCase(Locale.ROOT), parameter(spot, named.key(), "header", false));
    }
    return headers;
  }

  /** OpenAPI 2.0: what the operation says, else what the whole description says, else JSON. */
  private List<String> mediaTypes(Endpoint endpoint, String key) {
    Spot holder = endpoint.operation().has(key) ? endpoint.operation() : side.root();
    List<String> types = texts(holder.children(key));
    return types.isEmpty() ? List.of("application/json") : types;
  }

  static List<String> texts(List<Spot> items) {
    List<String> texts = new ArrayList<>();
    for (Spot item : items) {
      if (item.node() instanceof Scalar scalar) {
        texts.add(scalar.text());
      }
    }
    return texts;
  }

  /** Addresses of the description with where each is said. Variables stay. */
  Map<String, Spot> servers() {
    if (!second) {
      return servers(root());
    }
    Map<String, Spot> servers = new LinkedHashMap<>();
    String host = root().text("host");
    Spot where = root().child("host");
    for (String scheme : schemes(root())) {
      servers.put(
          (host.isEmpty() ? "" : scheme + "://" + host) + withoutSlash(root().text("basePath")),
          where == null ? root() : where);
    }
    return servers;
  }

  /** Addresses of a path or an operation. */
  Map<String, Spot> servers(Spot holder) {
    Map<String, Spot> servers = new LinkedHashMap<>();
    holder
        .children("servers")
        .forEach(server -> servers.put(withoutSlash(server.text("url")), server));
    return servers;
  }

  private static Set<String> schemes(Spot root) {
    Set<String> schemes = new LinkedHashSet<>(texts(root.children("schemes")));
    return schemes.isEmpty() ? Set.of("https") : schemes;
  }

  private static String withoutSlash(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }

  /** The schemes of authentication by name. */
  Map<String, Spot> securitySchemes() {
    Map<String, Spot> schemes = new LinkedHashMap<>();
    Spot components = second ? side.root() : side.root().child("components");
    if (components != null) {
      components
          .children(second ? "securityDefinitions" : "securitySchemes")
          .forEach(scheme -> schemes.put(scheme.key(), side.resolve(scheme)));
    }
    return schemes;
  }

  /** Which schemes with which scopes, one of which is enough; null if nothing is said. */
  @Nullable Map<String, Spot> security(Spot holder) {
    Spot security = holder.child("security");
    if (security == null) {
      return null;
    }
    Map<String, Spot> alternatives = new LinkedHashMap<>();
    security.children().forEach(item -> alternatives.put(show(item.node()), item));
    return alternatives;
  }

  private static String show(Node requirement) {
    return requirement instanceof Mapping mapping
        ? String.join(" and ", mapping.fields().stream().map(f -> f.key()).sorted().toList())
        : "";
  }
}
