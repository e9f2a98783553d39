package io.andal.specification.difference.openapi;

import io.andal.specification.difference.openapi.Api.Endpoint;
import io.andal.specification.difference.openapi.Report.Said;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which operations are there: those of paths, and webhooks. */
final class EndpointsComparison {
  private final Comparison comparison;

  EndpointsComparison(Comparison comparison) {
    this.comparison = comparison;
  }

  void compare() {
    List<Endpoint> base = comparison.base().endpoints();
    List<Endpoint> revision = comparison.revision().endpoints();
    Matching matching = new Matching(base, revision);
    matching.same(Endpoint::key);
    matching.same(endpoint -> anonymous(endpoint.key()));
    moved(matching);
    Set<Spot> items = new HashSet<>();
    for (Matching.Match match : matching.matches()) {
      if (items.add(match.base().item())) {
        comparison.wording().compare(match.base().item(), match.revision().item());
      }
      new OperationComparison(comparison, match.base(), match.revision()).compare();
    }
    Set<String> paths = new HashSet<>();
    revision.forEach(endpoint -> paths.add(anonymous(endpoint.path())));
    matching.removed().forEach(endpoint -> removed(endpoint, paths));
    matching.added().forEach(this::added);
    webhooks();
  }

  /** A path template without the names of its parameters. */
  static String anonymous(String path) {
    return path.replaceAll("\\{[^{}]*}", "{}");
  }

  /** The same addresses, with another border between server and path. */
  private void moved(Matching matching) {
    String before = onlyPath(comparison.base());
    String after = onlyPath(comparison.revision());
    if (before.equals(after) || matching.removed().isEmpty() || matching.added().isEmpty()) {
      return;
    }
    int known = matching.matches().size();
    matching.same(
        endpoint -> endpoint.method() + anonymous(before + endpoint.path()),
        endpoint -> endpoint.method() + anonymous(after + endpoint.path()));
    if (matching.matches().size() > known) {
      comparison.add(
          ApiRule.BASE_PATH_MOVED,
          Context.ALL,
          "servers",
          Said.of(before, after),
          comparison.base().root(),
          comparison.revision().root());
    }
  }

  /** The path that all servers share; empty if they don't. */
  private static String onlyPath(Api api) {
    Set<String> paths = new HashSet<>();
    for (String server : api.servers().keySet()) {
      int authority = server.indexOf("://");
      int slash = server.indexOf('/', authority < 0 ? 0 : authority + 3);
      paths.add(slash < 0 ? "" : server.substring(slash));
    }
    return paths.size() == 1 ? paths.iterator().next() : "";
  }

  private void added(Endpoint endpoint) {
    comparison.add(
        ApiRule.ENDPOINT_ADDED,
        Context.of(endpoint.key(), null, endpoint.operation()),
        "",
        Said.of("", endpoint.key()),
        null,
        endpoint.operation());
  }

  private void removed(Endpoint endpoint, Set<String> revisionPaths) {
    Spot operation = endpoint.operation();
    Context context = new Context(endpoint.key(), Optional.empty(), false);
    Optional<Stability> stability = Stability.of(operation);
    boolean wholePath = !revisionPaths.contains(anonymous(endpoint.path()));
    Optional<LocalDate> sunset = Sunset.of(operation);
    ApiRule rule;
    String before = endpoint.key();
    if (stability.isPresent() && !stability.get().promises()) {
      rule = ApiRule.API_REMOVED_WITHOUT_PROMISE;
      before = stability.get().shown();
    } else if (!operation.isTrue("deprecated")) {
      rule =
          wholePath
              ? ApiRule.API_PATH_REMOVED_WITHOUT_DEPRECATION
              : ApiRule.API_REMOVED_WITHOUT_DEPRECATION;
    } else if (Sunset.invalid(operation)) {
      comparison.add(
          ApiRule.API_PATH_SUNSET_PARSE,
          context,
          "",
          Said.of("", operation.text(Sunset.KEY)),
          operation.child(Sunset.KEY),
          null);
      return;
    } else if (sunset.isPresent() && sunset.get().isAfter(comparison.today())) {
      rule = wholePath ? ApiRule.API_PATH_REMOVED_BEFORE_SUNSET : ApiRule.API_REMOVED_BEFORE_SUNSET;
      before = sunset.get().toString();
    } else {
      rule =
          wholePath
              ? ApiRule.API_PATH_REMOVED_WITH_DEPRECATION
              : ApiRule.API_REMOVED_WITH_DEPRECATION;
    }
    comparison.add(rule, context, "", Said.of(before, ""), operation, null);
  }

  private void webhooks() {
    Map<String, Spot> before = named(comparison.base().root());
    Map<String, Spot> after = named(comparison.revision().root());
    before.forEach(
        (name, one) -> {
          Spot other = after.get(name);
          if (other == null) {
            webhook(ApiRule.WEBHOOK_REMOVED, name, one, null);
          } else {
            incoming(comparison, List.of(one), List.of(other), "webhook " + name);
          }
        });
    after.forEach(
        (name, other) -> {
          if (!before.containsKey(name)) {
            webhook(ApiRule.WEBHOOK_ADDED, name, null, other);
          }
        });
  }

  private static Map<String, Spot> named(Spot root) {
    Map<String, Spot> webhooks = new java.util.LinkedHashMap<>();
    for (String key : List.of("webhooks", "x-webhooks")) {
      root.children(key).forEach(webhook -> webhooks.putIfAbsent(webhook.key(), webhook));
    }
    return webhooks;
  }

  /** What the API calls: there, its callers are the ones who answer. */
  static void incoming(
      Comparison comparison, List<Spot> baseItems, List<Spot> revisionItems, String title) {
    Matching matching =
        new Matching(
            comparison.base().endpoints(baseItems), comparison.revision().endpoints(revisionItems));
    matching.same(Endpoint::key);
    for (Matching.Match match : matching.matches()) {
      new IncomingComparison(comparison, match.base(), match.revision(), title).compare();
    }
  }

  private void webhook(ApiRule rule, String name, @Nullable Spot one, @Nullable Spot other) {
    comparison.add(rule, Context.ALL, "webhooks", new Said(name, "", ""), one, other);
  }

  /** Which operation is which. */
  static final class Matching {
    private final List<Endpoint> removed;
    private final List<Endpoint> added;
    private final List<Match> matches = new ArrayList<>();

    record Match(Endpoint base, Endpoint revision) {}

    Matching(List<Endpoint> base, List<Endpoint> revision) {
      this.removed = new ArrayList<>(base);
      this.added = new ArrayList<>(revision);
    }

    void same(java.util.function.Function<Endpoint, String> key) {
      same(key, key);
    }

    void same(
        java.util.function.Function<Endpoint, String> baseKey,
        java.util.function.Function<Endpoint, String> revisionKey) {
      Map<String, Endpoint> revisions = new HashMap<>();
      added.forEach(endpoint -> revisions.putIfAbsent(revisionKey.apply(endpoint), endpoint));
      List<Endpoint> left = new ArrayList<>();
      Set<Endpoint> taken = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
      for (Endpoint endpoint : removed) {
        Endpoint other = revisions.remove(baseKey.apply(endpoint));
        if (other == null) {
          left.add(endpoint);
        } else {
          matches.add(new Match(endpoint, other));
          taken.add(other);
        }
      }
      removed.clear();
      removed.addAll(left);
      added.removeIf(taken::contains);
    }

    List<Match> matches() {
      return matches;
    }

    List<Endpoint> removed() {
      return removed;
    }

    List<Endpoint> added() {
      return added;
    }
  }
}
