package io.andal.traffic;

import io.andal.specification.Operation;
import java.util.List;

/**
 * An API as the inventory knows it, told to what watches traffic.
 *
 * @param id the inventory's
 * @param addresses base addresses where it answers, as of its descriptions and deployments: {@code
 *     https://api.pumps.example/v2}; a relative one is a base path on any host
 * @param hosts names by which traffic may call it besides: services of spans, hosts of logs
 * @param operations those of all versions that are not retired; their paths are below the addresses
 */
public record KnownApi(
    String id,
    String title,
    List<String> addresses,
    List<String> hosts,
    List<Operation> operations) {

  public KnownApi {
    addresses = List.copyOf(addresses);
    hosts = List.copyOf(hosts);
    operations = List.copyOf(operations);
  }
}
