package io.andal.inventory.entry;

import io.andal.inventory.entry.Ledger.Work;
import io.andal.inventory.identity.Group;
import io.andal.inventory.identity.PlaceTraits;
import io.andal.inventory.store.EntryStore.EntryRow;
import io.andal.inventory.store.PlaceRow;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Gives groups of places their entries. An id goes where the place goes that it was made for; where
 * several meet, the one that a document or a decision names stays, else the oldest, and the others
 * lead there.
 */
final class Assignment {
  private static final int LONGEST = 60;

  private final Tables tables;

  Assignment(Tables tables) {
    this.tables = tables;
  }

  /** Returns the ids of entries that have other places than before. */
  Set<String> assign(Work work, Collection<Group> groups) {
    Set<String> touched = new TreeSet<>();
    for (Group group : groups) {
      Map<Long, PlaceRow> places = new TreeMap<>();
      for (long id : group.places()) {
        places.put(id, tables.places().find(work.handle(), id).orElseThrow());
      }
      String id = id(work, group);
      for (PlaceRow place : places.values()) {
        List<String> evidence = group.evidence().getOrDefault(place.id(), List.of());
        if (!place.api().equals(id) || !place.evidence().equals(evidence)) {
          tables.places().belongs(work.handle(), place.id(), id, evidence);
          touched.add(place.api());
          touched.add(id);
        }
      }
    }
    touched.remove("");
    return touched;
  }

  private String id(Work work, Group group) {
    Handle handle = work.handle();
    List<EntryRow> own = new ArrayList<>();
    for (long place : group.places()) {
      own.addAll(tables.entries().ofAnchor(handle, place));
    }
    Set<String> pins = new TreeSet<>();
    for (long place : group.places()) {
      pins.add(traits(work, place).pin());
    }
    pins.remove("");
    for (String pin : pins) {
      if (own.stream().noneMatch(row -> row.id().equals(pin))
          && tables.entries().find(handle, pin).isEmpty()) {
        long anchor = group.places().first();
        tables.entries().add(handle, pin, anchor, work.now());
        own.add(tables.entries().find(handle, pin).orElseThrow());
      }
    }
    if (own.isEmpty()) {
      String id = free(handle, slug(work, group));
      tables.entries().add(handle, id, group.places().first(), work.now());
      return id;
    }
    String survivor = survivor(handle, own, pins);
    for (EntryRow row : own) {
      Optional<String> into = row.id().equals(survivor) ? Optional.empty() : Optional.of(survivor);
      if (!row.mergedInto().equals(into)) {
        tables.entries().mergedInto(handle, row.id(), into);
        tables.entries().dirty(handle, List.of(row.id(), survivor));
      }
    }
    return survivor;
  }

  private String survivor(Handle handle, List<EntryRow> own, Set<String> pins) {
    Set<String> decided =
        own.size() == 1
            ? Set.of()
            : tables.decisions().mergeTargets(handle, own.stream().map(EntryRow::id).toList());
    Map<String, Integer> rank = new HashMap<>();
    own.forEach(
        row ->
            rank.put(row.id(), pins.contains(row.id()) ? 0 : decided.contains(row.id()) ? 1 : 2));
    return own.stream()
        .min(
            Comparator.<EntryRow>comparingInt(row -> rank.getOrDefault(row.id(), 2))
                .thenComparing(EntryRow::firstSeen)
                .thenComparing(EntryRow::id))
        .orElseThrow()
        .id();
  }

  private static PlaceTraits traits(Work work, long place) {
    return Objects.requireNonNull(work.identity().traits(place));
  }

  /** A name for people, made of a title, else of a key. */
  private String slug(Work work, Group group) {
    for (long place : group.places()) {
      String title = traits(work, place).title();
      if (!title.isEmpty()) {
        return slug(title);
      }
    }
    String key = tables.places().find(work.handle(), group.places().first()).orElseThrow().key();
    return slug(key);
  }

  static String slug(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    String cut = plain.length() <= LONGEST ? plain : plain.substring(plain.length() - LONGEST);
    String slug = cut.replaceAll("^-+|-+$", "");
    return slug.isEmpty() ? "api" : slug;
  }

  private String free(Handle handle, String slug) {
    String id = slug;
    for (int n = 2; tables.entries().find(handle, id).isPresent(); n++) {
      id = slug + "-" + n;
    }
    return id;
  }
}
