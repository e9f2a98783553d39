package io.andal.traffic.proposal;

import io.andal.traffic.SeenApi;
import io.andal.traffic.SeenOperation;
import io.andal.traffic.template.ValueClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An OpenAPI 3.1 description of what was seen of an API. It says what is true of the traffic and no
 * more: schemas are open, and what nobody called isn't there. The same traffic gives the same text.
 */
public final class ProposedDescription {
  private static final Set<String> VERBS =
      Set.of("GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE");
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]*)}");

  private final SeenApi api;
  private final List<String> servers;
  private final Map<String, Map<String, ProposedOperation>> byPath = new TreeMap<>();
  private final Set<String> ids = new HashSet<>();
  private final YamlText yaml = new YamlText();

  private ProposedDescription(
      SeenApi api, List<String> servers, List<ProposedOperation> operations) {
    this.api = api;
    this.servers = servers;
    for (ProposedOperation operation : operations) {
      SeenOperation seen = operation.seen();
      // words that may be values were left out there
      if (VERBS.contains(seen.verb()) && !seen.template().contains("{...}")) {
        byPath
            .computeIfAbsent(seen.template(), _ -> new TreeMap<>())
            .put(seen.verb().toLowerCase(Locale.ROOT), operation);
      }
    }
  }

  /**
   * Writes it.
   *
   * @param servers addresses of the API, absolute or relative
   * @return YAML
   */
  public static String of(
      SeenApi api, String title, List<String> servers, List<ProposedOperation> operations) {
    return new ProposedDescription(api, servers, operations).write(title);
  }

  private String write(String title) {
    yaml.text("openapi", "3.1.0");
    yaml.in(
        "info",
        () -> {
          yaml.text("title", title);
          yaml.text("version", "0.0.0");
          yaml.text(
              "description",
              "Proposed from traffic. It has what was called and says of it what was seen.");
        });
    if (!servers.isEmpty()) {
      yaml.in("servers", () -> servers.forEach(server -> yaml.item("url", server, () -> {})));
    }
    if (byPath.isEmpty()) {
      yaml.plain("paths", "{}");
    } else {
      yaml.in("paths", () -> byPath.forEach(this::path));
    }
    seen(api.requests(), api.first().toString(), api.last().toString(), () -> {});
    return yaml.toString();
  }

  private void seen(long requests, String first, String last, Runnable more) {
    yaml.in(
        "x-andal-seen",
        () -> {
          yaml.plain("requests", requests);
          yaml.text("first", first);
          yaml.text("last", last);
          more.run();
        });
  }

  private void path(String template, Map<String, ProposedOperation> verbs) {
    yaml.in(
        YamlText.quoted(template),
        () -> {
          List<String> names = names(template);
          if (!names.isEmpty()) {
            List<Integer> classes = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
              int sum = 0;
              for (ProposedOperation one : verbs.values()) {
                sum |= i < one.classes().size() ? one.classes().get(i) : 0;
              }
              classes.add(sum);
            }
            yaml.in("parameters", () -> pathParameters(names, classes));
          }
          verbs.forEach((verb, operation) -> yaml.in(verb, () -> operation(operation.seen())));
        });
  }

  private static List<String> names(String template) {
    List<String> names = new ArrayList<>();
    Matcher matcher = PARAMETER.matcher(template);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private void pathParameters(List<String> names, List<Integer> classes) {
    for (int i = 0; i < names.size(); i++) {
      String type = ValueClass.spelling(classes.get(i));
      yaml.item(
          "name",
          names.get(i),
          () -> {
            yaml.plain("in", "path");
            yaml.plain("required", true);
            schema(type);
          });
    }
  }

  private void schema(String valueClass) {
    yaml.in(
        "schema",
        () -> {
          switch (valueClass) {
            case "integer" -> yaml.plain("type", "integer");
            case "number" -> yaml.plain("type", "number");
            case "uuid", "email" -> yaml.plain("type", "string").plain("format", valueClass);
            default -> yaml.plain("type", "string");
          }
        });
  }

  private void operation(SeenOperation seen) {
    yaml.text("operationId", id(seen));
    if (!seen.parameters().isEmpty()) {
      yaml.in(
          "parameters",
          () ->
              new TreeMap<>(seen.parameters())
                  .forEach(
                      (name, type) ->
                          yaml.item(
                              "name",
                              name,
                              () -> {
                                yaml.plain("in", "query");
                                schema(type);
                              })));
    }
    if (!seen.requestTypes().isEmpty() && !seen.verb().equals("GET")) {
      yaml.in("requestBody", () -> content(seen.requestTypes()));
    }
    yaml.in("responses", () -> responses(seen));
    seen(
        seen.requests(),
        seen.first().toString(),
        seen.last().toString(),
        () -> yaml.plain("failures", seen.failures()));
  }

  private void content(List<String> types) {
    yaml.in(
        "content",
        () -> types.stream().sorted().forEach(type -> yaml.plain(YamlText.quoted(type), "{}")));
  }

  private void responses(SeenOperation seen) {
    Map<String, Long> statuses = new TreeMap<>(seen.statuses());
    statuses.remove("0");
    if (statuses.isEmpty()) {
      yaml.in("default", () -> yaml.text("description", "No answer was seen"));
    }
    statuses.forEach(
        (status, times) ->
            yaml.in(
                YamlText.quoted(status),
                () -> {
                  yaml.text("description", times == 1 ? "Seen once" : "Seen " + times + " times");
                  if (status.startsWith("2")
                      && !status.equals("204")
                      && !seen.responseTypes().isEmpty()) {
                    content(seen.responseTypes());
                  }
                }));
  }

  /** {@code getPumpsByPumpId}. */
  private String id(SeenOperation seen) {
    StringBuilder id = new StringBuilder(seen.verb().toLowerCase(Locale.ROOT));
    for (String segment : seen.template().split("/", -1)) {
      if (segment.startsWith("{")) {
        id.append("By");
      }
      boolean rise = true;
      for (int i = 0; i < segment.length(); i++) {
        char c = segment.charAt(i);
        boolean part = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (part) {
          id.append(rise ? Character.toUpperCase(c) : c);
        }
        rise = !part;
      }
    }
    String free = id.toString();
    for (int i = 2; !ids.add(free); i++) {
      free = id + Integer.toString(i);
    }
    return free;
  }
}
