package io.andal.traffic;

import io.andal.traffic.Bases.Candidate;
import io.andal.traffic.count.Client;
import io.andal.traffic.store.Contact;
import io.andal.traffic.store.Move;
import io.andal.traffic.template.Leaf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that is known of traffic, in memory. Not thread-safe. */
final class Counting {
  /** APIs that nobody knows; traffic can make up names. */
  private static final int MOST_SHADOWS = 2_000;

  private static final String TOO_MANY = "other-hosts";
  private static final int MOST_WAYS = 20_000;

  private final List<Move> moves = new ArrayList<>();
  private final ActivityOwner owner = new ActivityOwner(moves);
  private final Map<String, ApiTraffic> apis = new TreeMap<>();
  private final Map<String, String> aliases = new HashMap<>();
  private final Map<Origin, Way> ways = new HashMap<>();
  private final List<Way> active = new ArrayList<>();
  private Map<String, String> pinned = Map.of();
  private Collection<KnownApi> known = List.of();
  private Directory directory = new Directory(List.of(), Map.of());
  private @Nullable Way last;

  /** How requests of one origin go, and the API of those that nobody knows. */
  private static final class Way {
    final Origin origin;
    final Directory.Way directory;
    @Nullable ApiTraffic shadow;
    final Map<ApiTraffic, long[]> met = new HashMap<>(2);
    final Set<Long> minutes = new HashSet<>();
    long minute = Long.MIN_VALUE;
    boolean active;

    Way(Origin origin, Directory.Way directory) {
      this.origin = origin;
      this.directory = directory;
    }
  }

  /**
   * Counts a request.
   *
   * @param millis when, as it is taken to be
   * @param counted whether its minute is counted
   */
  void count(Exchange exchange, long millis, boolean counted) {
    Way way = way(exchange);
    String path = exchange.path();
    Optional<Candidate> candidate = way.directory.choose(path, this::describes);
    ApiTraffic api;
    if (candidate.isPresent()) {
      api = api(candidate.get().api());
      path = path.substring(candidate.get().base().length());
    } else {
      api = shadow(way);
    }
    boolean found = exchange.status() != 404 && exchange.status() != 405;
    Leaf<Activity> leaf =
        api.tree().find(Verbs.of(exchange.method()), path, exchange.route(), found);
    Client client = api.client(exchange.client(), exchange.clientVersion());
    leaf.value().delta.add(exchange, client, millis, counted);
    Leaf<Activity> bucket = leaf.bucket();
    if (bucket != null) {
      bucket.value().delta.add(exchange, client, millis, counted);
    }
    api.dirty = true;
    if (!way.active) {
      way.active = true;
      active.add(way);
    }
    long[] span = way.met.computeIfAbsent(api, _ -> new long[] {Long.MAX_VALUE, Long.MIN_VALUE});
    span[0] = Math.min(span[0], millis);
    span[1] = Math.max(span[1], millis);
    long minute = Math.floorDiv(millis, 60_000L);
    if (counted && minute != way.minute) {
      way.minute = minute;
      way.minutes.add(minute);
    }
  }

  /** Tells in which minutes sources sent something. */
  void sent(Watching watching) {
    for (Way way : active) {
      way.minutes.forEach(minute -> watching.sent(way.origin.source(), minute));
      way.minutes.clear();
      way.minute = Long.MIN_VALUE;
    }
  }

  private Way way(Exchange exchange) {
    Way before = last;
    if (before != null && before.origin.isOf(exchange)) {
      return before;
    }
    Origin origin = Origin.of(exchange);
    Way way = ways.get(origin);
    if (way == null) {
      if (ways.size() >= MOST_WAYS) {
        noteContacts();
        ways.clear();
      }
      way = new Way(origin, directory.way(origin.source(), origin.service(), origin.host()));
      ways.put(origin, way);
    }
    last = way;
    return way;
  }

  private boolean describes(KnownApi api, String path) {
    return api(api).tree().describes(path);
  }

  private ApiTraffic api(KnownApi api) {
    ApiTraffic traffic = apis.get(api.id());
    if (traffic == null) {
      traffic = new ApiTraffic(api.id(), owner, api);
      apis.put(api.id(), traffic);
    }
    return traffic;
  }

  private ApiTraffic shadow(Way way) {
    ApiTraffic shadow = way.shadow;
    if (shadow == null) {
      String name = way.origin.name();
      shadow = apis.get(name);
      if (shadow == null && apis.size() - known.size() >= MOST_SHADOWS) {
        name = TOO_MANY;
        shadow = apis.get(name);
      }
      if (shadow == null) {
        shadow = new ApiTraffic(name, owner, directory.api(name).orElse(null));
        apis.put(name, shadow);
      }
      way.shadow = shadow;
    }
    return shadow;
  }

  /** Tells each API where it was met. */
  void noteContacts() {
    for (Way way : active) {
      way.active = false;
      way.met.forEach(
          (api, span) -> {
            api.meet(Contact.Kind.HOST, way.origin.host(), span[0], span[1]);
            api.meet(Contact.Kind.SERVICE, way.origin.service(), span[0], span[1]);
            api.meet(Contact.Kind.SOURCE, way.origin.source(), span[0], span[1]);
          });
      way.met.clear();
    }
    active.clear();
  }

  /** Takes other known APIs; what was seen of them under other names becomes theirs. */
  void know(Collection<KnownApi> now) {
    known = List.copyOf(now);
    direct();
    Set<String> ids = known.stream().map(KnownApi::id).collect(Collectors.toSet());
    for (ApiTraffic api : List.copyOf(apis.values())) {
      api.know(directory.api(api.id()).orElse(null));
    }
    for (ApiTraffic shadow : List.copyOf(apis.values())) {
      if (!ids.contains(shadow.id())) {
        inherit(shadow);
      }
    }
  }

  private void inherit(ApiTraffic shadow) {
    Set<String> names = new TreeSet<>(shadow.names(Contact.Kind.SERVICE));
    names.addAll(shadow.names(Contact.Kind.HOST));
    names.add(shadow.id());
    String heir = "";
    for (Candidate candidate : directory.heirs(names)) {
      api(candidate.api()).takeOver(shadow, candidate.base());
      heir = heir.isEmpty() ? candidate.api().id() : heir;
    }
    if (!heir.isEmpty() && shadow.isGone()) {
      apis.remove(shadow.id());
      aliases.put(shadow.id(), heir);
    }
  }

  /** Takes which source sees which API and nothing else. */
  void pin(Map<String, String> apiBySource) {
    pinned = Map.copyOf(apiBySource);
    direct();
  }

  private void direct() {
    noteContacts();
    directory = new Directory(known, pinned);
    ways.clear();
    last = null;
  }

  /** Lets every API look at what is new. */
  void settle() {
    for (ApiTraffic api : apis.values()) {
      api.dirty |= api.tree().settle();
    }
  }

  List<Move> moves() {
    return moves;
  }

  Map<String, ApiTraffic> apis() {
    return apis;
  }

  Map<String, String> aliases() {
    return aliases;
  }

  /** An API by its id, also by what it was called before; empty if it was never seen. */
  Optional<ApiTraffic> api(String id) {
    ApiTraffic api = apis.get(id);
    return Optional.ofNullable(api == null ? apis.get(aliases.getOrDefault(id, "")) : api);
  }

  /** Takes an API that the store has. */
  ApiTraffic restore(String id) {
    return apis.computeIfAbsent(id, _ -> new ApiTraffic(id, owner, null));
  }
}
