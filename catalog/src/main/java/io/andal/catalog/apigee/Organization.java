package io.andal.catalog.apigee;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What of an organization belongs to its proxies.
 *
 * @param deployments by proxy
 * @param hostnames by environment
 * @param products names, by proxy
 * @param consumers names of apps, by proxy
 * @param lastTraffic by proxy
 * @param counted whether traffic was asked for and told
 */
record Organization(
    String name,
    Map<String, List<Deployment>> deployments,
    Map<String, TreeSet<String>> hostnames,
    Map<String, TreeSet<String>> products,
    Map<String, TreeSet<String>> consumers,
    Map<String, Instant> lastTraffic,
    boolean counted) {

  /** A revision that runs in an environment. */
  record Deployment(String environment, String revision, Instant since) {}

  List<Deployment> of(String proxy, String revision) {
    return deployments.getOrDefault(proxy, List.of()).stream()
        .filter(one -> one.revision().equals(revision))
        .toList();
  }
}
