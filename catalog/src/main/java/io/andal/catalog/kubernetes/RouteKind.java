package io.andal.catalog.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The kinds of objects that let requests in, and the addresses that they let them in by. */
enum RouteKind {
  /** {@code networking.k8s.io}, also its older groups. */
  INGRESS("Ingress", Set.of("networking.k8s.io", "extensions")) {
    @Override
    Set<String> addresses(JsonNode spec) {
      Set<String> secure = new LinkedHashSet<>();
      spec.path("tls")
          .forEach(tls -> tls.path("hosts").forEach(host -> secure.add(host.asString(""))));
      Set<String> addresses = new LinkedHashSet<>();
      for (JsonNode rule : spec.path("rules")) {
        String host = rule.path("host").asString("");
        String scheme = secure.contains(host) ? "https" : "http";
        JsonNode paths = rule.at("/http/paths");
        if (paths.isEmpty()) {
          address(scheme, host, "/").ifPresent(addresses::add);
        }
        paths.forEach(
            path ->
                address(scheme, host, path.path("path").asString("/")).ifPresent(addresses::add));
      }
      return addresses;
    }
  },
  /** Gateway API. */
  HTTP_ROUTE("HTTPRoute", Set.of("gateway.networking.k8s.io")) {
    @Override
    Set<String> addresses(JsonNode spec) {
      return routed(spec, match -> match.at("/path/value").asString("/"));
    }
  },
  /** Gateway API. */
  GRPC_ROUTE("GRPCRoute", Set.of("gateway.networking.k8s.io")) {
    @Override
    Set<String> addresses(JsonNode spec) {
      return routed(spec, match -> "/" + match.at("/method/service").asString(""));
    }
  },
  /** Knative; its address is made when it is deployed. */
  KNATIVE("Service", Set.of("serving.knative.dev")) {
    @Override
    Set<String> addresses(JsonNode spec) {
      return Set.of();
    }
  };

  private final String kind;

  @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
  private final Set<String> groups;

  RouteKind(String kind, Set<String> groups) {
    this.kind = kind;
    this.groups = groups;
  }

  static Optional<RouteKind> of(Manifest manifest) {
    return Stream.of(values())
        .filter(one -> one.kind.equals(manifest.kind()) && one.groups.contains(manifest.group()))
        .findFirst();
  }

  /** As manifests write it. */
  String spelling() {
    return kind;
  }

  /** Where it lets requests in, as far as hosts are named. */
  abstract Set<String> addresses(JsonNode spec);

  /** Finds a path in a match. */
  @FunctionalInterface
  private interface PathOf {
    String of(JsonNode match);
  }

  /** TLS is the gateway's business, and gateways that face clients have it. */
  private static Set<String> routed(JsonNode spec, PathOf pathOf) {
    List<String> paths = new ArrayList<>();
    for (JsonNode rule : spec.path("rules")) {
      if (rule.path("matches").isEmpty()) {
        paths.add("/");
      }
      rule.path("matches").forEach(match -> paths.add(pathOf.of(match)));
    }
    Set<String> addresses = new LinkedHashSet<>();
    for (JsonNode host : spec.path("hostnames")) {
      paths.forEach(path -> address("https", host.asString(""), path).ifPresent(addresses::add));
    }
    return addresses;
  }

  /** A path that is a pattern counts up to where the pattern begins. */
  private static Optional<String> address(String scheme, String host, String path) {
    if (!host.matches("[A-Za-z0-9]([-A-Za-z0-9.]{0,252})")) {
      return Optional.empty();
    }
    String fixed = path.replaceAll("[(\\[*^$|?+\\\\{].*$", "").replaceAll("/+$", "");
    return Optional.of(scheme + "://" + host + (fixed.startsWith("/") ? fixed : ""));
  }
}
