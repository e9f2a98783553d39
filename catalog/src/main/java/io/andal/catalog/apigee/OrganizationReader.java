package io.andal.catalog.apigee;

import io.andal.catalog.apigee.Organization.Deployment;
import io.andal.catalog.google.GoogleApi;
import io.andal.catalog.http.Answer;
import io.andal.catalog.http.Cursor;
import io.andal.catalog.http.Json;
import io.andal.catalog.http.Query;
import io.andal.signal.SourceException;
import io.andal.signal.http.Details;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Asks for what belongs to an organization's proxies. Deployments must be had; groups, products,
 * apps and statistics are left out where they are forbidden.
 */
record OrganizationReader(GoogleApi api, Details spec, int most) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM/dd/uuuu HH:mm");
  private static final int PRODUCTS = 1_000;
  private static final int DAYS = 30;

  Organization read(String name, Instant now) throws SourceException, InterruptedException {
    Map<String, List<Deployment>> deployments = deployments(name);
    Map<String, TreeSet<String>> products = new HashMap<>();
    Map<String, TreeSet<String>> proxies = new HashMap<>();
    products(name, products, proxies);
    Map<String, TreeSet<String>> consumers =
        spec.allows("apps") ? consumers(name, proxies) : Map.of();
    Optional<Map<String, Instant>> traffic =
        !spec.has("statistics") || spec.allows("statistics")
            ? lastTraffic(name, environments(deployments), now)
            : Optional.empty();
    return new Organization(
        name,
        deployments,
        hostnames(name),
        products,
        consumers,
        traffic.orElse(Map.of()),
        traffic.isPresent());
  }

  private static Set<String> environments(Map<String, List<Deployment>> deployments) {
    Set<String> environments = new TreeSet<>();
    deployments.values().forEach(all -> all.forEach(one -> environments.add(one.environment())));
    return environments;
  }

  private Map<String, List<Deployment>> deployments(String name)
      throws SourceException, InterruptedException {
    Map<String, List<Deployment>> deployments = new HashMap<>();
    for (JsonNode one : api.json(at(name, "deployments")).path("deployments")) {
      deployments
          .computeIfAbsent(Json.text(one, "apiProxy"), _ -> new ArrayList<>())
          .add(
              new Deployment(
                  Json.text(one, "environment"),
                  Json.text(one, "revision"),
                  Instant.ofEpochMilli(one.path("deployStartTime").asLong(0))));
    }
    return deployments;
  }

  private Map<String, TreeSet<String>> hostnames(String name)
      throws SourceException, InterruptedException {
    Map<String, TreeSet<String>> hostnames = new HashMap<>();
    for (JsonNode group : pages(name + "/envgroups", "environmentGroups")) {
      String id = GoogleApi.id(Json.text(group, "name"));
      for (JsonNode attached :
          pages(name + "/envgroups/" + id + "/attachments", "environmentGroupAttachments")) {
        TreeSet<String> hosts =
            hostnames.computeIfAbsent(Json.text(attached, "environment"), _ -> new TreeSet<>());
        group.path("hostnames").forEach(host -> hosts.add(host.asString("")));
      }
    }
    return hostnames;
  }

  /** Each page begins with the last one of the page before. */
  private void products(
      String name, Map<String, TreeSet<String>> byProxy, Map<String, TreeSet<String>> proxiesOf)
      throws SourceException, InterruptedException {
    String start = "";
    Set<String> met = new HashSet<>();
    boolean more = true;
    while (more && met.size() < most) {
      Query query =
          at(name, "apiproducts")
              .with("expand", "true")
              .with("count", PRODUCTS)
              .with("startKey", start);
      Optional<JsonNode> page = optional(query);
      int before = met.size();
      for (JsonNode product : page.map(one -> one.path("apiProduct")).orElse(Json.NOTHING)) {
        String called = Json.text(product, "name");
        start = called;
        if (met.add(called)) {
          proxies(product)
              .forEach(
                  proxy -> {
                    byProxy.computeIfAbsent(proxy, _ -> new TreeSet<>()).add(called);
                    proxiesOf.computeIfAbsent(called, _ -> new TreeSet<>()).add(proxy);
                  });
        }
      }
      more =
          met.size() > before
              && page.map(one -> one.path("apiProduct").size()).orElse(0) >= PRODUCTS;
    }
  }

  private static Set<String> proxies(JsonNode product) {
    Set<String> proxies = new TreeSet<>();
    product.path("proxies").forEach(one -> proxies.add(one.asString("")));
    for (String group : List.of("operationGroup", "graphqlOperationGroup", "grpcOperationGroup")) {
      product
          .path(group)
          .path("operationConfigs")
          .forEach(one -> proxies.add(Json.text(one, "apiSource")));
    }
    proxies.remove("");
    return proxies;
  }

  /** Of the apps only names are read; without their keys if Apigee does as it is asked. */
  private Map<String, TreeSet<String>> consumers(String name, Map<String, TreeSet<String>> proxies)
      throws SourceException, InterruptedException {
    Map<String, TreeSet<String>> consumers = new HashMap<>();
    String token = "";
    int pages = 0;
    do {
      Query query =
          at(name, "apps").with("expand", "true").with("pageSize", 1_000).with("pageToken", token);
      Optional<JsonNode> page = optional(query);
      for (JsonNode app : page.map(one -> one.path("app")).orElse(Json.NOTHING)) {
        for (JsonNode credential : app.path("credentials")) {
          for (JsonNode product : credential.path("apiProducts")) {
            proxies
                .getOrDefault(Json.text(product, "apiproduct"), new TreeSet<>())
                .forEach(
                    proxy ->
                        consumers
                            .computeIfAbsent(proxy, _ -> new TreeSet<>())
                            .add(Json.text(app, "name")));
          }
        }
      }
      token = page.map(one -> Json.text(one, "nextPageToken")).orElse("");
      pages++;
    } while (!token.isEmpty() && pages < most / 1_000 + 1);
    return consumers;
  }

  /** Empty if one environment doesn't tell: a proxy might have its traffic there. */
  private Optional<Map<String, Instant>> lastTraffic(
      String name, Set<String> environments, Instant now)
      throws SourceException, InterruptedException {
    Map<String, Instant> last = new HashMap<>();
    String from = TIME.format(now.minusSeconds(DAYS * 86_400L).atOffset(ZoneOffset.UTC));
    String range = from + "~" + TIME.format(now.atOffset(ZoneOffset.UTC));
    for (String environment : environments) {
      Query query =
          at(name, "environments/" + environment + "/stats/apiproxy")
              .with("select", "sum(message_count)")
              .with("timeRange", range)
              .with("timeUnit", "day");
      Optional<JsonNode> answer = optional(query);
      if (answer.isEmpty()) {
        return Optional.empty();
      }
      StatisticsReader.lastTraffic(answer.get(), now)
          .forEach((proxy, at) -> last.merge(proxy, at, (a, b) -> a.isAfter(b) ? a : b));
    }
    return Optional.of(last);
  }

  private List<JsonNode> pages(String below, String field)
      throws SourceException, InterruptedException {
    Query first = api.at("v1/organizations/" + below).with("pageSize", 1_000);
    return Cursor.all(
        field,
        page -> Json.text(page, "nextPageToken"),
        most,
        api.place(),
        token -> optional(first.with("pageToken", token)).orElse(Json.NOTHING));
  }

  private Optional<JsonNode> optional(Query query) throws SourceException, InterruptedException {
    Answer answer = api.get(query);
    return answer instanceof Answer.Got got
        ? Optional.of(Json.read(got.body(), api.place()))
        : Optional.empty();
  }

  private Query at(String name, String below) {
    return api.at("v1/organizations/" + name + "/" + below);
  }
}
