package io.andal.specification.postman;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Operation;
import io.andal.specification.Outline;
import io.andal.specification.Scalar;
import io.andal.specification.outline.OutlineBudget;
import io.andal.workspace.Position;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The outline of a Postman collection: its requests as operations, their folders as tags, their
 * saved examples as answers. Requests to one path with one method are one operation.
 */
public final class PostmanOutline {
  private final Map<String, String> variables = new HashMap<>();
  private final Set<String> servers = new LinkedHashSet<>();
  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private final Set<String> folders = new LinkedHashSet<>();
  private final Set<String> authentications = new LinkedHashSet<>();
  private final OutlineBudget budget = new OutlineBudget();

  private PostmanOutline() {}

  /** Reads it from the root of a file, which may wrap the collection as Postman's API does. */
  public static Outline of(Mapping root) {
    Mapping collection = root.get("item") == null ? root.mapping("collection").orElse(root) : root;
    return new PostmanOutline().read(collection);
  }

  private Outline read(Mapping collection) {
    Mapping info = collection.mapping("info").orElse(collection);
    for (Node node : collection.items("variable")) {
      if (node instanceof Mapping variable) {
        String key = variable.text("key");
        variables.put(key.isEmpty() ? variable.text("id") : key, variable.text("value"));
      }
    }
    authentication(collection);
    items(collection, List.of());
    Map<String, String> extensions =
        authentications.isEmpty() ? Map.of() : Map.of("auth", String.join(", ", authentications));
    return new Outline(
        info.text("name"),
        version(info),
        text(info.get("description")),
        List.copyOf(servers),
        List.copyOf(folders),
        "",
        "",
        extensions,
        false,
        List.copyOf(operations.values()),
        List.of());
  }

  private static String version(Mapping info) {
    return info.mapping("version")
        .map(v -> v.text("major") + "." + v.text("minor") + "." + v.text("patch"))
        .orElseGet(() -> info.text("version"));
  }

  /** Descriptions are texts, or mappings with their content. */
  private static String text(@Nullable Node node) {
    return switch (node) {
      case Scalar scalar when scalar.isText() -> scalar.text();
      case Mapping mapping -> mapping.text("content");
      case null, default -> "";
    };
  }

  /** Only the name of the way: what is secret about it stays in the file. */
  private void authentication(Mapping holder) {
    holder
        .mapping("auth")
        .map(auth -> auth.text("type"))
        .filter(t -> !t.isEmpty())
        .ifPresent(authentications::add);
  }

  private void items(Mapping holder, List<String> path) {
    for (Node node : holder.items("item")) {
      if (!(node instanceof Mapping item)) {
        continue;
      }
      if (item.get("item") != null) {
        List<String> inside = Stream.concat(path.stream(), Stream.of(item.text("name"))).toList();
        folders.add(String.join(" / ", inside));
        authentication(item);
        items(item, inside);
      } else {
        Field request = item.field("request");
        if (request != null && budget.allowsOperation()) {
          request(item, request.value(), path);
        }
      }
    }
  }

  private void request(Mapping item, Node request, List<String> path) {
    boolean detailed = request instanceof Mapping;
    Mapping details = request instanceof Mapping mapping ? mapping : item;
    authentication(details);
    PostmanUrl url = PostmanUrl.of(detailed ? details.get("url") : request, variables);
    if (!url.server().isEmpty()) {
      servers.add(url.server());
    }
    String method = detailed ? details.text("method").toUpperCase(Locale.ROOT) : "";
    Position position = item.position();
    List<String> types = detailed ? types(details) : List.of();
    Operation operation =
        new Operation(
            method.isEmpty() ? "GET" : method,
            url.path(),
            "",
            item.text("name"),
            detailed ? text(details.get("description")) : "",
            path.isEmpty() ? List.of() : List.of(String.join(" / ", path)),
            false,
            Optional.empty(),
            url.parameters(),
            types,
            answers(item),
            position);
    operations.merge(operation.key(), operation, PostmanOutline::joined);
  }

  private static Operation joined(Operation first, Operation again) {
    Set<Operation.Parameter> parameters = new LinkedHashSet<>(first.parameters());
    parameters.addAll(again.parameters());
    Map<String, Operation.Answer> answers = new LinkedHashMap<>();
    first.answers().forEach(answer -> answers.put(answer.status(), answer));
    again.answers().forEach(answer -> answers.putIfAbsent(answer.status(), answer));
    Set<String> types = new LinkedHashSet<>(first.requestTypes());
    types.addAll(again.requestTypes());
    return new Operation(
        first.verb(),
        first.path(),
        "",
        first.summary(),
        first.description(),
        first.tags(),
        false,
        first.sunset(),
        List.copyOf(parameters),
        List.copyOf(types),
        List.copyOf(answers.values()),
        first.position());
  }

  private static List<String> types(Mapping request) {
    Mapping body = request.mapping("body").orElse(null);
    if (body == null) {
      return List.of();
    }
    Optional<String> header = contentType(request);
    if (header.isPresent()) {
      return List.of(header.get());
    }
    String mode = body.text("mode");
    return switch (mode) {
      case "urlencoded" -> List.of("application/x-www-form-urlencoded");
      case "formdata" -> List.of("multipart/form-data");
      case "graphql" -> List.of("application/json");
      case "file" -> List.of("application/octet-stream");
      default -> List.of();
    };
  }

  private static Optional<String> contentType(Mapping message) {
    for (Node node : message.items("header")) {
      if (node instanceof Mapping header && header.text("key").equalsIgnoreCase("content-type")) {
        String value = header.text("value");
        int semicolon = value.indexOf(';');
        String type = (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
        return type.isEmpty() ? Optional.empty() : Optional.of(type);
      }
    }
    return Optional.empty();
  }

  private static List<Operation.Answer> answers(Mapping item) {
    Map<String, Operation.Answer> answers = new LinkedHashMap<>();
    for (Node node : item.items("response")) {
      if (node instanceof Mapping answer && !answer.text("code").isEmpty()) {
        answers.putIfAbsent(
            answer.text("code"),
            new Operation.Answer(
                answer.text("code"),
                answer.text("name"),
                contentType(answer).map(List::of).orElse(List.of())));
      }
    }
    return List.copyOf(answers.values());
  }
}
