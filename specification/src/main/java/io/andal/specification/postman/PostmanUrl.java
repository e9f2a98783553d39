package io.andal.specification.postman;

import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Operation;
import io.andal.specification.Scalar;
import io.andal.specification.Sequence;
import io.andal.specification.outline.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The URL of a request, cut into what all requests share and what this one adds.
 *
 * @param server {@code https://api.pumps.example}; empty if not known
 * @param path as a template: {@code /pumps/{id}}
 */
record PostmanUrl(String server, String path, List<Operation.Parameter> parameters) {
  private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");
  private static final Pattern SCHEME = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*://");

  PostmanUrl {
    parameters = List.copyOf(parameters);
  }

  /**
   * @param url a text, or a mapping with {@code raw} and parts
   * @param variables the collection's, with their values
   */
  static PostmanUrl of(@Nullable Node url, Map<String, String> variables) {
    String raw =
        switch (url) {
          case Scalar scalar when scalar.isText() -> scalar.text();
          case Mapping mapping -> raw(mapping);
          case null, default -> "";
        };
    String withoutQuery = cut(cut(raw.strip(), '#'), '?');
    String known = host(withoutQuery, variables);
    Matcher scheme = SCHEME.matcher(known);
    int host = scheme.find() ? scheme.end() : 0;
    int slash = known.indexOf('/', host);
    String server = slash < 0 ? known : known.substring(0, slash);
    String path = slash < 0 ? "" : known.substring(slash);
    List<Operation.Parameter> parameters = new ArrayList<>();
    String template = template(path, parameters);
    if (url instanceof Mapping mapping) {
      query(mapping, parameters);
    }
    return new PostmanUrl(server(server), template, parameters);
  }

  private static String raw(Mapping url) {
    String raw = url.text("raw");
    if (!raw.isEmpty()) {
      return raw;
    }
    String protocol = url.text("protocol");
    String port = url.text("port");
    return (protocol.isEmpty() ? "" : protocol + "://")
        + joined(url.get("host"), ".")
        + (port.isEmpty() ? "" : ":" + port)
        + "/"
        + joined(url.get("path"), "/");
  }

  private static String joined(@Nullable Node node, String separator) {
    List<String> parts = new ArrayList<>();
    switch (node) {
      case Scalar scalar -> parts.add(scalar.text());
      case Sequence sequence -> {
        for (Node item : sequence.items()) {
          parts.add(
              item instanceof Scalar scalar
                  ? scalar.text()
                  : item instanceof Mapping mapping ? mapping.text("value") : "");
        }
      }
      case null, default -> {}
    }
    return String.join(separator, parts);
  }

  private static String cut(String text, char mark) {
    int at = text.indexOf(mark);
    return at < 0 ? text : text.substring(0, at);
  }

  /** A variable in front holds the server; those further on are parameters of the path. */
  private static String host(String url, Map<String, String> variables) {
    Matcher first = VARIABLE.matcher(url);
    if (first.lookingAt()) {
      String value = variables.getOrDefault(first.group(1), "");
      return (value.isEmpty() ? first.group() : value) + url.substring(first.end());
    }
    return url;
  }

  private static String server(String text) {
    if (text.isEmpty() || text.contains("{{")) {
      return VARIABLE.matcher(text).replaceAll("{$1}");
    }
    return Addresses.withoutCredentials(SCHEME.matcher(text).find() ? text : "https://" + text);
  }

  private static String template(String path, List<Operation.Parameter> parameters) {
    StringBuilder template = new StringBuilder();
    for (String segment : path.split("/", -1)) {
      if (!segment.isEmpty()) {
        template.append('/').append(segment(segment, parameters));
      }
    }
    return template.isEmpty() ? "/" : template.toString();
  }

  private static String segment(String segment, List<Operation.Parameter> parameters) {
    if (segment.length() > 1 && segment.charAt(0) == ':') {
      return parameter(segment.substring(1), parameters);
    }
    return VARIABLE
        .matcher(segment)
        .replaceAll(match -> Matcher.quoteReplacement(parameter(match.group(1), parameters)));
  }

  private static String parameter(String name, List<Operation.Parameter> parameters) {
    if (parameters.stream().noneMatch(known -> known.name().equals(name))) {
      parameters.add(new Operation.Parameter(name, "path", true, ""));
    }
    return "{" + name + "}";
  }

  private static void query(Mapping url, List<Operation.Parameter> parameters) {
    for (Node item : url.items("query")) {
      if (item instanceof Mapping query && !query.text("key").isEmpty()) {
        parameters.add(new Operation.Parameter(query.text("key"), "query", false, ""));
      }
    }
  }
}
