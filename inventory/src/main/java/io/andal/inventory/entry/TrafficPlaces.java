package io.andal.inventory.entry;

import io.andal.catalog.Found;
import io.andal.inventory.ApiEntry;
import io.andal.inventory.entry.Batch.Read;
import io.andal.traffic.SeenApi;
import io.andal.traffic.SeenOperation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Makes places of APIs that only traffic knows, and marks entries whose traffic changed in a way
 * that matters: other operations, other consumers, something undocumented. Not thread-safe.
 */
public final class TrafficPlaces {
  private final Entries entries;
  private final Map<String, Integer> before = new HashMap<>();

  public TrafficPlaces(Entries entries) {
    this.entries = entries;
  }

  /** Looks at traffic again; returns whether anything that matters changed. */
  public boolean look() {
    List<SeenApi> changed = new ArrayList<>();
    for (SeenApi seen : entries.traffic().look()) {
      int digest = digest(seen);
      Integer last = before.put(seen.id(), digest);
      if (last == null || last != digest) {
        changed.add(seen);
      }
    }
    if (changed.isEmpty()) {
      return false;
    }
    Map<String, List<Read>> bySource = new HashMap<>();
    List<String> known = new ArrayList<>();
    for (SeenApi seen : changed) {
      if (seen.known().isPresent()) {
        known.add(seen.known().get());
      } else {
        String source = seen.sources().isEmpty() ? "traffic" : seen.sources().getFirst();
        bySource.computeIfAbsent(source, _ -> new ArrayList<>()).add(read(seen));
      }
    }
    bySource.forEach(
        (source, found) ->
            entries
                .ledger()
                .write(
                    new Batch(source, ApiEntry.TRAFFIC, 0, found, List.of(), List.of()),
                    (handle, _) -> markPlaces(handle, source, found)));
    entries
        .tables()
        .jdbi()
        .useTransaction(handle -> entries.tables().entries().dirty(handle, known));
    return true;
  }

  /** What is seen decides findings even where the place itself is as it was. */
  private void markPlaces(org.jdbi.v3.core.Handle handle, String source, List<Read> found) {
    List<String> ids = new ArrayList<>();
    for (Read one : found) {
      entries
          .tables()
          .places()
          .find(handle, source, one.found().key())
          .ifPresent(place -> ids.add(place.api()));
    }
    entries.tables().entries().dirty(handle, ids);
  }

  private static Read read(SeenApi seen) {
    Found found = Found.of(seen.id(), "", Integer.toHexString(digest(seen)), seen.id());
    return new Read(found, "", Optional.empty(), Optional.empty());
  }

  private static int digest(SeenApi seen) {
    List<Object> parts = new ArrayList<>();
    parts.add(seen.known());
    parts.add(new TreeSet<>(seen.hosts()));
    for (SeenOperation one : seen.operations()) {
      parts.add(one.key());
      parts.add(one.documented());
      one.undocumented().forEach(other -> parts.add(other.what() + other.value()));
    }
    seen.consumers().forEach(one -> parts.add(one.client()));
    return parts.hashCode();
  }
}
