package io.andal.catalog.kubernetes;

import io.andal.catalog.Found;
import io.andal.catalog.FoundDeployment;
import io.andal.catalog.OwnerClaim;
import io.andal.catalog.OwnerClaim.Rule;
import io.andal.catalog.tree.Digest;
import io.andal.ownership.Owners;
import io.andal.specification.SpecificationFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The routes of manifests as APIs: those that name the same API are one, others are one each.
 * Immutable.
 */
final class RouteGroups {
  /** Names the API that a route leads to. */
  static final String API = "andal.io/api";

  /** Where the API's description is: an address, or {@code CONFIGMAP/KEY}. */
  static final String OPENAPI = "andal.io/openapi";

  private static final String ENVIRONMENT = "andal.io/environment";
  private static final String PART_OF = "app.kubernetes.io/part-of";

  private final Map<String, List<Manifest>> groups = new TreeMap<>();
  private final Map<String, Manifest> maps = new TreeMap<>();
  private final String environment;

  /**
   * Sorts manifests.
   *
   * @param environment that they are of where they don't say
   */
  RouteGroups(Collection<Manifest> manifests, String environment) {
    this.environment = environment;
    for (Manifest manifest : manifests) {
      if (manifest.kind().equals("ConfigMap")) {
        maps.putIfAbsent(manifest.namespace() + "/" + manifest.name(), manifest);
      } else if (RouteKind.of(manifest).isPresent()) {
        groups.computeIfAbsent(key(manifest), _ -> new ArrayList<>()).add(manifest);
      }
    }
  }

  private static String key(Manifest route) {
    String api = route.annotation(API);
    return api.isEmpty()
        ? route.kind().toLowerCase(Locale.ROOT) + ":" + route.namespace() + "/" + route.name()
        : "api:" + route.namespace() + "/" + api;
  }

  /** What each API is known by. */
  List<String> keys() {
    return List.copyOf(groups.keySet());
  }

  /** An API as the catalog tells it. */
  Found found(String key) {
    List<Manifest> routes = groups.getOrDefault(key, List.of());
    Manifest first = routes.getFirst();
    Optional<Found.Content> content =
        routes.stream().flatMap(route -> content(route).stream()).findFirst();
    List<OwnerClaim> owners = owners(routes);
    List<FoundDeployment> deployments = deployments(routes);
    Map<String, String> labels = labels(routes);
    String title = first.annotation(API).isEmpty() ? first.name() : first.annotation(API);
    String system = first.labels().getOrDefault(PART_OF, first.namespace());
    String mark =
        content.map(text -> Digest.of(text.main().bytes())).orElse("")
            + owners
            + deployments
            + labels
            + title
            + system;
    return new Found(
        key,
        "",
        Digest.shortOf(mark),
        title,
        first.annotation("description"),
        content,
        owners,
        system,
        "",
        List.of(),
        deployments,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        labels);
  }

  private static List<OwnerClaim> owners(List<Manifest> routes) {
    Set<OwnerClaim> claims = new LinkedHashSet<>();
    for (Manifest route : routes) {
      String owner = route.annotation(Owners.ANNOTATION);
      if (!owner.isEmpty()) {
        String evidence =
            "annotation %s of %s/%s in %s"
                .formatted(Owners.ANNOTATION, route.kind(), route.name(), route.file());
        claims.add(new OwnerClaim(Rule.FIELD, owner, evidence));
      }
    }
    return List.copyOf(claims);
  }

  private List<FoundDeployment> deployments(List<Manifest> routes) {
    Set<FoundDeployment> deployments = new LinkedHashSet<>();
    for (Manifest route : routes) {
      String where = environmentOf(route);
      RouteKind.of(route).stream()
          .flatMap(kind -> kind.addresses(route.body().path("spec")).stream())
          .map(address -> new FoundDeployment(where, address, Optional.empty()))
          .forEach(deployments::add);
      String told = route.body().at("/status/url").asString("");
      if (told.startsWith("http")) {
        deployments.add(new FoundDeployment(where, told, Optional.empty()));
      }
    }
    return List.copyOf(deployments);
  }

  private String environmentOf(Manifest route) {
    String annotated = route.annotation(ENVIRONMENT);
    Map<String, String> labels = route.labels();
    return annotated.isEmpty()
        ? labels.getOrDefault("environment", labels.getOrDefault("env", environment))
        : annotated;
  }

  private static Map<String, String> labels(List<Manifest> routes) {
    Map<String, String> labels = new LinkedHashMap<>(routes.getFirst().labels());
    labels.put("namespace", routes.getFirst().namespace());
    labels.put("kind", routes.getFirst().kind());
    String place = routes.getFirst().annotation(OPENAPI);
    if (isAddress(place)) {
      labels.put("openapi", place);
    }
    return new TreeMap<>(labels);
  }

  /** Credentials in addresses are never kept. */
  private static boolean isAddress(String place) {
    return place.matches("https?://[^@\\s]+");
  }

  private Optional<Found.Content> content(Manifest route) {
    String place = route.annotation(OPENAPI).replaceFirst("^configmap:", "");
    int slash = place.indexOf('/');
    if (slash < 0 || isAddress(place)) {
      return Optional.empty();
    }
    Manifest map = maps.get(route.namespace() + "/" + place.substring(0, slash));
    String text =
        map == null ? "" : map.body().path("data").path(place.substring(slash + 1)).asString("");
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(new Found.Content(SpecificationFile.of(place, text), List.of()));
  }
}
