package io.andal.inventory.entry;

import io.andal.inventory.ApiEntry;
import io.andal.inventory.ApiVersion;
import io.andal.inventory.Lifecycle;
import io.andal.specification.Operation;
import io.andal.specification.Outline;
import io.andal.traffic.KnownApi;
import io.andal.traffic.SeenApi;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes what traffic is told about an entry. Pure. */
final class KnownToTraffic {
  private static final int OPERATIONS = 20_000;

  private KnownToTraffic() {}

  /** Empty for what was only seen: traffic knows that better. */
  static Optional<KnownApi> of(ApiEntry api, EntryVersions versions, EntryFacts facts) {
    boolean onlySeen =
        api.places().stream().allMatch(place -> place.type().equals(ApiEntry.TRAFFIC));
    if (onlySeen) {
      return Optional.empty();
    }
    Map<String, Operation> operations = new LinkedHashMap<>();
    Set<String> addresses = new LinkedHashSet<>();
    api.deployments().forEach(one -> addresses.add(one.address()));
    for (ApiVersion version : versions.all()) {
      Outline outline = facts.outlines().get(version.hash());
      boolean left = version.lifecycle() == Lifecycle.RETIRED && onlyThis(api);
      if (outline == null || left) {
        continue;
      }
      addresses.addAll(outline.servers());
      outline.operations().forEach(one -> operations.putIfAbsent(one.key(), plain(one)));
    }
    addresses.remove("");
    return Optional.of(
        new KnownApi(
            api.id(),
            api.title(),
            List.copyOf(addresses),
            hosts(api, facts),
            operations.values().stream().limit(OPERATIONS).toList()));
  }

  /** Of an API that is retired as a whole, what still comes is to be known by name. */
  private static boolean onlyThis(ApiEntry api) {
    return api.lifecycle() != Lifecycle.RETIRED;
  }

  private static List<String> hosts(ApiEntry api, EntryFacts facts) {
    Set<String> hosts = new LinkedHashSet<>();
    api.places().stream()
        .filter(place -> place.type().equals(ApiEntry.TRAFFIC))
        .forEach(place -> hosts.add(place.key()));
    facts.seen().stream()
        .filter(seen -> seen.known().isEmpty())
        .map(SeenApi::hosts)
        .forEach(hosts::addAll);
    api.service().ifPresent(hosts::add);
    return List.copyOf(hosts);
  }

  /** Without texts, which traffic has no use for. */
  private static Operation plain(Operation one) {
    return new Operation(
        one.verb(),
        one.path(),
        one.operationId(),
        "",
        "",
        List.of(),
        one.deprecated(),
        one.sunset(),
        one.parameters(),
        one.requestTypes(),
        one.answers().stream()
            .map(answer -> new Operation.Answer(answer.status(), "", answer.types()))
            .toList(),
        one.position());
  }
}
