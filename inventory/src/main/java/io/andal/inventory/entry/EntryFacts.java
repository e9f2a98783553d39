package io.andal.inventory.entry;

import io.andal.inventory.store.ContentRow;
import io.andal.inventory.store.DifferenceStore.Counts;
import io.andal.inventory.store.EntryStore.EntryRow;
import io.andal.inventory.store.ItemRow;
import io.andal.inventory.store.PlaceRow;
import io.andal.inventory.version.OutlineHead;
import io.andal.specification.Outline;
import io.andal.traffic.SeenApi;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that an entry is made of.
 *
 * @param places of workspace documents first, then the oldest first
 * @param items of all places, those that are gone too
 * @param versions newest first
 * @param outlines of versions that are current, by hash
 * @param seen what traffic saw of it, of all ids that it has there
 */
record EntryFacts(
    EntryRow row,
    List<PlaceRow> places,
    List<ItemRow> items,
    List<VersionFacts> versions,
    Map<String, ContentRow> contents,
    Map<String, Outline> outlines,
    List<SeenApi> seen,
    Instant now) {

  EntryFacts {
    places = List.copyOf(places);
    items = List.copyOf(items);
    versions = List.copyOf(versions);
    contents = Map.copyOf(contents);
    outlines = Map.copyOf(outlines);
    seen = List.copyOf(seen);
  }

  /** A version, with how it differs from the one before. */
  record VersionFacts(
      io.andal.inventory.version.VersionChain.Link link, Optional<String> base, Counts counts) {}

  Optional<PlaceRow> place(long id) {
    return places.stream().filter(place -> place.id() == id).findFirst();
  }

  /** Items that are there; all of them where everything is gone. */
  List<ItemRow> current() {
    List<ItemRow> there = items.stream().filter(item -> item.gone().isEmpty()).toList();
    return there.isEmpty() ? items : there;
  }

  OutlineHead head(String hash) {
    ContentRow content = contents.get(hash);
    return content == null ? OutlineHead.EMPTY : content.head();
  }

  /** Whether any place describes what it offers. */
  boolean described() {
    return current().stream()
        .map(item -> contents.get(item.hash()))
        .anyMatch(content -> content != null && content.format().isPresent());
  }

  Optional<Instant> lastSeen() {
    return seen.stream().map(SeenApi::last).max(Comparator.naturalOrder());
  }
}
