package io.andal.inventory.entry;

import io.andal.inventory.finding.Watched;
import io.andal.traffic.SeenApi;
import io.andal.traffic.Traffic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What traffic saw, as of the last look. Thread-safe. */
public final class TrafficView {
  private final Traffic traffic;
  private volatile Snapshot snapshot = new Snapshot(Map.of(), Watched.NOTHING);

  private record Snapshot(Map<String, SeenApi> byId, Watched watched) {}

  public TrafficView(Traffic traffic) {
    this.traffic = traffic;
  }

  /**
   * Looks again.
   *
   * @return what is there now
   */
  public Collection<SeenApi> look() {
    List<SeenApi> seen = traffic.seen();
    Map<String, SeenApi> byId = new LinkedHashMap<>();
    seen.forEach(one -> byId.put(one.id(), one));
    snapshot = new Snapshot(byId, Watched.of(seen));
    return seen;
  }

  /** What was seen under some of these ids. */
  List<SeenApi> seen(Collection<String> ids) {
    List<SeenApi> seen = new ArrayList<>();
    Map<String, SeenApi> byId = snapshot.byId();
    ids.stream()
        .distinct()
        .forEach(
            id -> {
              SeenApi one = byId.get(id);
              if (one != null) {
                seen.add(one);
              }
            });
    return seen;
  }

  Watched watched() {
    return snapshot.watched();
  }
}
