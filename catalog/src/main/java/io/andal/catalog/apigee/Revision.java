package io.andal.catalog.apigee;

import io.andal.catalog.Found;
import io.andal.catalog.Found.Content;
import io.andal.catalog.FoundDeployment;
import io.andal.catalog.apigee.Organization.Deployment;
import io.andal.catalog.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * One revision of a proxy.
 *
 * @param proxy as the list of proxies has it
 * @param json as it is asked for by itself
 */
record Revision(Organization organization, JsonNode proxy, String number, JsonNode json) {
  private static final int MOST_ADDRESSES = 50;
  private static final Duration WEEK = Duration.ofDays(7);

  private String name() {
    return Json.text(proxy, "name");
  }

  /**
   * Changes whenever anything of it was changed, and once a week while it has traffic: the bundle
   * isn't fetched every day for the day's sake.
   */
  String mark() {
    Instant traffic = organization.lastTraffic().get(name());
    return String.join(
        "|",
        Json.text(json, "lastModifiedAt"),
        Json.text(json, "displayName"),
        deployments().toString(),
        labels("products", organization.products()),
        labels("consumers", organization.consumers()),
        traffic == null ? "" : String.valueOf(traffic.getEpochSecond() / WEEK.toSeconds()));
  }

  Found found(Optional<Content> content) {
    Map<String, String> labels = new LinkedHashMap<>();
    proxy
        .path("labels")
        .propertyNames()
        .forEach(name -> labels.put(name, Json.text(proxy.path("labels"), name)));
    put(labels, "type", Json.text(proxy, "apiProxyType").toLowerCase(java.util.Locale.ROOT));
    put(labels, "space", Json.text(proxy, "space"));
    put(labels, "products", labels("products", organization.products()));
    put(labels, "consumers", labels("consumers", organization.consumers()));
    if (organization.counted()) {
      Instant traffic = organization.lastTraffic().get(name());
      labels.put(
          "lastTraffic",
          traffic == null
              ? "none in 30 days"
              : traffic.atOffset(ZoneOffset.UTC).toLocalDate().toString());
    }
    return new Found(
        organization.name() + "/" + name(),
        number,
        mark(),
        json.path("displayName").asString(name()),
        Json.text(json, "description"),
        content,
        List.of(),
        organization.name(),
        "",
        List.of(),
        deployments(),
        "",
        time("createdAt"),
        time("lastModifiedAt"),
        Optional.empty(),
        labels);
  }

  /** Where it runs: each host of each environment, with each of its base paths. */
  private List<FoundDeployment> deployments() {
    List<FoundDeployment> all = new ArrayList<>();
    for (Deployment one : organization.of(name(), number)) {
      SortedSet<String> hosts =
          organization.hostnames().getOrDefault(one.environment(), new TreeSet<>());
      Optional<Instant> since =
          one.since().equals(Instant.EPOCH) ? Optional.empty() : Optional.of(one.since());
      if (hosts.isEmpty()) {
        all.add(new FoundDeployment(one.environment(), "", since));
      }
      for (String host : hosts) {
        for (JsonNode path : json.path("basepaths")) {
          String address = "https://" + host + path.asString("");
          all.add(new FoundDeployment(one.environment(), address, since));
        }
      }
    }
    return all.size() > MOST_ADDRESSES ? all.subList(0, MOST_ADDRESSES) : all;
  }

  private String labels(String what, Map<String, TreeSet<String>> byProxy) {
    TreeSet<String> names = byProxy.getOrDefault(name(), new TreeSet<>());
    return names.size() > MOST_ADDRESSES
        ? "%d %s".formatted(names.size(), what)
        : String.join(", ", names);
  }

  private static void put(Map<String, String> labels, String name, String value) {
    if (!value.isEmpty()) {
      labels.put(name, value);
    }
  }

  private Optional<Instant> time(String field) {
    long millis = json.path(field).asLong(0);
    return millis > 0 ? Optional.of(Instant.ofEpochMilli(millis)) : Optional.empty();
  }
}
