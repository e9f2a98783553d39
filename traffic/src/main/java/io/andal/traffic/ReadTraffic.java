package io.andal.traffic;

import io.andal.signal.BadSpec;
import io.andal.traffic.signal.SeenTraffic;
import io.andal.traffic.template.Leaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What was seen, for sources that read it; under the lock of what counts. */
final class ReadTraffic implements SeenTraffic {
  private static final int SOME = 5;

  private final TrafficService service;
  private final Counting counting;

  ReadTraffic(TrafficService service, Counting counting) {
    this.service = service;
    this.counting = counting;
  }

  @Override
  public void flush() {
    service.flush();
  }

  @Override
  public Place place(String api, String operation) throws BadSpec {
    synchronized (service) {
      Optional<ApiTraffic> known = counting.api(api);
      if (known.isEmpty()) {
        throw new BadSpec(
            "No traffic of the API \"%s\" was seen yet.".formatted(api), "Seen were " + apis());
      }
      ApiTraffic found = known.get();
      if (operation.isBlank()) {
        return new Place(found.id(), true, OptionalLong.empty());
      }
      int space = operation.indexOf(' ');
      String verb = operation.substring(0, Math.max(0, space)).toUpperCase(Locale.ROOT);
      Optional<Leaf<Activity>> leaf =
          found.tree().resolve(verb, operation.substring(space + 1).strip());
      if (leaf.isEmpty()) {
        throw new BadSpec(
            "The API \"%s\" has no operation \"%s\" that was seen or described."
                .formatted(api, operation),
            "It has " + operations(found));
      }
      Activity activity = leaf.get().kept();
      return new Place(
          found.id(),
          false,
          activity == null || activity.id == 0
              ? OptionalLong.empty()
              : OptionalLong.of(activity.id));
    }
  }

  private String apis() {
    List<String> some =
        counting.apis().values().stream()
            .filter(api -> !api.seen().isEmpty())
            .map(ApiTraffic::id)
            .toList();
    return listed(some, "none; see the sources of traffic");
  }

  private static String operations(ApiTraffic api) {
    return listed(
        api.seen().stream().map(leaf -> leaf.verb() + " " + leaf.template()).toList(), "none");
  }

  private static String listed(List<String> all, String none) {
    if (all.isEmpty()) {
      return none + ".";
    }
    String some = all.stream().limit(SOME).collect(Collectors.joining(", "));
    return some + (all.size() > SOME ? " and " + (all.size() - SOME) + " more." : ".");
  }

  @Override
  public List<Seen> seen() {
    synchronized (service) {
      List<Seen> seen = new ArrayList<>();
      for (ApiTraffic api : counting.apis().values()) {
        for (Leaf<Activity> leaf : api.seen()) {
          seen.add(new Seen(api.id(), leaf.value().id, leaf.verb() + " " + leaf.template()));
        }
      }
      return seen;
    }
  }
}
