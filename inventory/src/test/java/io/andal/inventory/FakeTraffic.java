package io.andal.inventory;

import io.andal.traffic.KnownApi;
import io.andal.traffic.SeenApi;
import io.andal.traffic.SeenOperation;
import io.andal.traffic.Traffic;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Traffic that a test makes up. */
final class FakeTraffic implements Traffic {
  private final List<SeenApi> seen = new CopyOnWriteArrayList<>();
  private volatile List<KnownApi> known = List.of();
  private volatile List<KnownApi> knownWhenAsked = List.of();

  void sees(SeenApi... apis) {
    seen.clear();
    seen.addAll(List.of(apis));
  }

  /** What it was told last. */
  List<KnownApi> known() {
    return known;
  }

  /** What it had been told when it was last asked what it sees. */
  List<KnownApi> knownWhenAsked() {
    return knownWhenAsked;
  }

  /** As in a new process. */
  void forget() {
    known = List.of();
    knownWhenAsked = List.of();
  }

  @Override
  public void know(Collection<KnownApi> apis) {
    known = List.copyOf(apis);
  }

  @Override
  public List<SeenApi> seen() {
    knownWhenAsked = known;
    return List.copyOf(seen);
  }

  @Override
  public Optional<SeenApi> seen(String id) {
    return seen.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  @Override
  public Optional<String> proposedDescription(String id) {
    return Optional.empty();
  }

  /** An API that was called by {@code GET} on each path. */
  static SeenApi api(
      String id,
      Optional<String> known,
      String host,
      Instant first,
      Instant last,
      boolean documented,
      String... paths) {
    return new SeenApi(
        id,
        known,
        List.of(host),
        List.of("gateway"),
        first,
        last,
        100,
        Stream.of(paths).map(path -> operation(path, documented, first, last)).toList(),
        List.of());
  }

  static SeenOperation operation(String path, boolean documented, Instant first, Instant last) {
    return new SeenOperation(
        "GET",
        path,
        documented,
        first,
        last,
        100,
        0,
        Map.of("200", 100L),
        Map.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
