package io.andal.specification.outline;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Scalar;
import io.andal.specification.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What OpenAPI and AsyncAPI say of an API as a whole, in {@code info} and at the root.
 *
 * @param extensions those of {@code info} go before those of the root
 */
public record Information(
    String title,
    String version,
    String description,
    String contact,
    String license,
    Map<String, String> extensions,
    boolean deprecated) {
  private static final int LONGEST_LIST = 20;

  /** Reads the root of a description. */
  public static Information of(Mapping root) {
    Mapping info = root.mapping("info").orElseGet(() -> new Mapping(1, 1, List.of()));
    String description = info.text("description");
    return new Information(
        info.text("title"),
        info.text("version"),
        description.isEmpty() ? info.text("summary") : description,
        first(info.mapping("contact"), "name", "email", "url"),
        first(info.mapping("license"), "name", "identifier", "url"),
        extensions(root, info),
        List.of(root, info).stream()
            .anyMatch(m -> m.isTrue("deprecated") || m.isTrue("x-deprecated")));
  }

  private static String first(Optional<Mapping> mapping, String... keys) {
    for (String key : keys) {
      String text = mapping.map(m -> m.text(key)).orElse("");
      if (!text.isBlank()) {
        return text;
      }
    }
    return "";
  }

  private static Map<String, String> extensions(Mapping root, Mapping info) {
    Map<String, String> extensions = new LinkedHashMap<>();
    for (Mapping mapping : List.of(info, root)) {
      for (Field field : mapping.fields()) {
        if (field.key().startsWith("x-")) {
          shortText(field.value()).ifPresent(text -> extensions.putIfAbsent(field.key(), text));
        }
      }
    }
    return extensions;
  }

  private static Optional<String> shortText(Node node) {
    return switch (node) {
      case Scalar scalar -> Optional.of(scalar.text());
      case Sequence list
          when list.items().size() <= LONGEST_LIST
              && list.items().stream().allMatch(Scalar.class::isInstance) ->
          Optional.of(
              list.items().stream()
                  .map(item -> ((Scalar) item).text())
                  .collect(Collectors.joining(", ")));
      case Sequence _, Mapping _ -> Optional.empty();
    };
  }
}
