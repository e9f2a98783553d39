package io.andal.specification.openapi;

import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Scalar;
import io.andal.specification.outline.Addresses;
import io.andal.specification.reference.References;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where an API that OpenAPI describes can be reached. */
final class OpenApiServers {
  private OpenApiServers() {}

  /** Those of the root; if it names none, those that paths name for themselves. */
  static List<String> of(Mapping root, References references) {
    Set<String> addresses = new LinkedHashSet<>();
    add(root, references, addresses);
    if (addresses.isEmpty()) {
      root.mapping("paths")
          .ifPresent(
              paths ->
                  paths
                      .fields()
                      .forEach(
                          path ->
                              references
                                  .mapping(path.value())
                                  .ifPresent(item -> add(item, references, addresses))));
    }
    return List.copyOf(addresses);
  }

  private static void add(Mapping holder, References references, Set<String> addresses) {
    for (Node node : holder.items("servers")) {
      if (node instanceof Mapping server && !server.text("url").isBlank()) {
        addresses.add(
            Addresses.filled(server.text("url").strip(), server.mapping("variables"), references));
      }
    }
  }

  /** Of 2.0: each scheme with the host and the base path. */
  static List<String> old(Mapping root) {
    String host = Addresses.withoutCredentials(root.text("host").strip());
    String basePath = root.text("basePath").strip();
    if (host.isEmpty()) {
      return basePath.isEmpty() || basePath.equals("/") ? List.of() : List.of(basePath);
    }
    String path = basePath.equals("/") ? "" : basePath;
    String separator = path.isEmpty() || path.startsWith("/") ? "" : "/";
    List<String> schemes = new ArrayList<>();
    for (Node scheme : root.items("schemes")) {
      if (scheme instanceof Scalar scalar && scalar.isText()) {
        schemes.add(scalar.text());
      }
    }
    if (schemes.isEmpty()) {
      // 2.0 leaves the scheme to whoever serves the description
      schemes.add("https");
    }
    return schemes.stream().map(scheme -> scheme + "://" + host + separator + path).toList();
  }
}
