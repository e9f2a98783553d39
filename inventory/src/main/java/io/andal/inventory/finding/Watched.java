package io.andal.inventory.finding;

import io.andal.inventory.ApiEntry;
import io.andal.traffic.SeenApi;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which hosts traffic is read of, and since when: what isn't watched can't be missed. Immutable.
 *
 * @param since by host, lower case
 */
public record Watched(Map<String, Instant> since) {
  public static final Watched NOTHING = new Watched(Map.of());

  public Watched {
    since = Map.copyOf(since);
  }

  public static Watched of(Collection<SeenApi> seen) {
    Map<String, Instant> since = new HashMap<>();
    for (SeenApi api : seen) {
      for (String host : api.hosts()) {
        since.merge(host.toLowerCase(Locale.ROOT), api.first(), (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    return new Watched(since);
  }

  /** Since when one of an API's addresses is watched; empty if none is. */
  public Optional<Instant> since(ApiEntry api, List<String> servers) {
    Optional<Instant> first = Optional.empty();
    for (String address : addresses(api, servers)) {
      Optional<Instant> here = host(address).map(since::get);
      if (here.isPresent() && first.map(here.get()::isBefore).orElse(true)) {
        first = here;
      }
    }
    return first;
  }

  private static List<String> addresses(ApiEntry api, List<String> servers) {
    return java.util.stream.Stream.concat(
            servers.stream(), api.deployments().stream().map(one -> one.address()))
        .toList();
  }

  private static Optional<String> host(String address) {
    try {
      return Optional.ofNullable(new URI(address).getHost())
          .map(host -> host.toLowerCase(Locale.ROOT));
    } catch (java.net.URISyntaxException e) {
      return Optional.empty();
    }
  }
}
