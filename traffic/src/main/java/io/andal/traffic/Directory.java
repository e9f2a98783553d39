package io.andal.traffic;

import io.andal.traffic.Bases.Candidate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Which known API a request belongs to: the one its source is pinned to or whose id its service
 * has, else by host and path, else by the names that traffic has for it, else by a path that is
 * described on any host. Immutable.
 */
final class Directory {
  private final Map<String, KnownApi> byId = new HashMap<>();
  private final Map<String, String> pinned;
  private final Map<String, Bases> byHost = new HashMap<>();
  private final Map<String, Bases> byName = new HashMap<>();
  private final Bases anywhere = new Bases();

  /**
   * @param pinned ids of APIs by the source that sees nothing else
   */
  Directory(Collection<KnownApi> apis, Map<String, String> pinned) {
    this.pinned = Map.copyOf(pinned);
    for (KnownApi api : apis) {
      byId.put(api.id(), api);
      List<Address> addresses = api.addresses().stream().map(Address::of).toList();
      for (Address address : addresses) {
        if (!address.host().isEmpty()) {
          bases(byHost, address.host()).add(address.base(), api);
        } else if (!address.base().isEmpty()) {
          anywhere.add(address.base(), api);
        }
      }
      for (String name : api.hosts()) {
        Bases bases = bases(byName, name.toLowerCase(Locale.ROOT));
        bases.add("", api);
        addresses.forEach(address -> bases.add(address.base(), api));
      }
    }
  }

  private static Bases bases(Map<String, Bases> map, String name) {
    return map.computeIfAbsent(name, _ -> new Bases());
  }

  Optional<KnownApi> api(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** How requests of one origin find their API. */
  record Way(Optional<Bases> pinned, Optional<Bases> host, Optional<Bases> name, Bases anywhere) {

    /**
     * The API of a path and its base there.
     *
     * @param describes whether an API's description has what a candidate leaves of the path
     */
    Optional<Candidate> choose(String path, BiPredicate<KnownApi, String> describes) {
      for (Optional<Bases> bases : List.of(pinned, host, name)) {
        if (bases.isPresent()) {
          List<Candidate> candidates = bases.get().of(path);
          if (candidates.size() == 1) {
            return Optional.of(candidates.getFirst());
          }
          if (!candidates.isEmpty()) {
            return Optional.of(
                described(candidates, path, describes).orElse(candidates.getFirst()));
          }
        }
      }
      return anywhere.isEmpty() ? Optional.empty() : described(anywhere.of(path), path, describes);
    }

    private static Optional<Candidate> described(
        List<Candidate> candidates, String path, BiPredicate<KnownApi, String> describes) {
      return candidates.stream()
          .filter(one -> describes.test(one.api(), path.substring(one.base().length())))
          .findFirst();
    }
  }

  Way way(String source, String service, String host) {
    Optional<Bases> pin =
        Optional.ofNullable(pinned.getOrDefault(source, service))
            .flatMap(this::api)
            .map(
                api -> {
                  Bases bases = new Bases();
                  bases.add("", api);
                  api.addresses().forEach(one -> bases.add(Address.of(one).base(), api));
                  return bases;
                });
    Optional<Bases> name = Optional.ofNullable(byName.get(service.toLowerCase(Locale.ROOT)));
    return new Way(
        pin,
        Optional.ofNullable(byHost.get(host)),
        name.isPresent() ? name : Optional.ofNullable(byName.get(host)),
        anywhere);
  }

  /** Who takes over what was seen of a name that no API had. */
  List<Candidate> heirs(Collection<String> names) {
    List<Candidate> heirs = new ArrayList<>();
    for (String name : names) {
      for (Map<String, Bases> map : List.of(byHost, byName)) {
        Bases bases = map.get(name.toLowerCase(Locale.ROOT));
        if (bases != null) {
          bases
              .all()
              .forEach((base, apis) -> apis.forEach(api -> heirs.add(new Candidate(api, base))));
        }
      }
    }
    heirs.sort(
        (one, other) -> {
          int longest = Integer.compare(other.base().length(), one.base().length());
          return longest != 0 ? longest : one.api().id().compareTo(other.api().id());
        });
    return heirs;
  }
}
