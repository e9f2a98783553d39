package io.andal.inventory.entry;

import io.andal.catalog.Found;
import io.andal.inventory.CatalogState.ScanChange;
import io.andal.inventory.entry.Batch.Outcome;
import io.andal.inventory.entry.Batch.Read;
import io.andal.inventory.identity.Group;
import io.andal.inventory.identity.Identity;
import io.andal.inventory.identity.PlaceTraits;
import io.andal.inventory.store.ContentRow;
import io.andal.inventory.store.ItemFacts;
import io.andal.inventory.store.ItemRow;
import io.andal.inventory.store.ItemStore.Address;
import io.andal.inventory.store.PlaceRow;
import io.andal.inventory.version.VersionName;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Writes what was found and decided: each call is one transaction, after which every place belongs
 * to the entry that its identity says, and every entry that is to be derived anew is marked.
 * Thread-safe.
 */
public final class Ledger {
  /** So many items are marked in one transaction. */
  private static final int AT_ONCE = 100;

  private final Tables tables;
  private final TrafficView traffic;
  private final Clock clock;
  private final Assignment assignment;
  private final ReentrantLock writing = new ReentrantLock();
  private Identity identity;

  /** Learns from the tables what is known so far. */
  Ledger(Tables tables, TrafficView traffic, Clock clock) {
    this.tables = tables;
    this.traffic = traffic;
    this.clock = clock;
    this.assignment = new Assignment(tables);
    this.identity = restored();
  }

  private Identity restored() {
    Identity restored = new Identity();
    Map<String, SortedSet<Long>> groups = new HashMap<>();
    tables
        .jdbi()
        .useTransaction(
            handle -> {
              tables
                  .places()
                  .traits(
                      handle,
                      (api, traits) -> {
                        restored.restore(traits);
                        groups.computeIfAbsent(api, _ -> new TreeSet<>()).add(traits.place());
                      });
              tables.decisions().links(handle).forEach(restored::restore);
            });
    groups.values().forEach(restored::restore);
    return restored;
  }

  /** Work on identity within a transaction; what it throws undoes both. */
  <T> T write(Function<Work, T> work) {
    writing.lock();
    try {
      return tables
          .jdbi()
          .inTransaction(handle -> work.apply(new Work(handle, identity, clock.instant())));
    } catch (RuntimeException | Error e) {
      // memory may be ahead of the tables now
      identity = restored();
      throw e;
    } finally {
      writing.unlock();
    }
  }

  /** What a transaction works with. */
  record Work(Handle handle, Identity identity, Instant now) {}

  /** Takes over how places are grouped now. */
  void assign(Work work, Collection<Group> groups) {
    tables.entries().dirty(work.handle(), assignment.assign(work, groups));
  }

  /**
   * Writes a batch.
   *
   * @param within is called in the transaction, with what came of it
   */
  public Outcome write(Batch batch, BiConsumer<Handle, Outcome> within) {
    return write(
        work -> {
          Writing writing = new Writing(batch, work);
          writing.run();
          Outcome outcome = writing.outcome();
          within.accept(work.handle(), outcome);
          return outcome;
        });
  }

  /**
   * Marks what a complete scan did not see, in several transactions if it is much: others write
   * meanwhile.
   *
   * @param within is called in each of them, with what is gone
   */
  public void complete(String catalog, long scan, BiConsumer<Handle, List<ScanChange>> within) {
    int marked;
    do {
      marked = completeSome(catalog, scan, within);
    } while (marked == AT_ONCE);
  }

  private int completeSome(String catalog, long scan, BiConsumer<Handle, List<ScanChange>> within) {
    return write(
        work -> {
          Handle handle = work.handle();
          List<ScanChange> changes = new ArrayList<>();
          Map<Long, PlaceRow> places = new TreeMap<>();
          for (ItemRow item : tables.items().markGone(handle, catalog, scan, work.now(), AT_ONCE)) {
            PlaceRow place =
                places.computeIfAbsent(
                    item.place(), id -> tables.places().find(handle, id).orElseThrow());
            changes.add(new ScanChange("gone", place.key(), item.version(), place.api(), ""));
          }
          refresh(work, places.values(), Map.of());
          within.accept(handle, changes);
          return changes.size();
        });
  }

  /** Makes places equal to their items, and groups them anew. */
  private void refresh(Work work, Collection<PlaceRow> places, Map<String, Read> read) {
    List<PlaceTraits> changed = new ArrayList<>();
    Set<String> dirty = new TreeSet<>();
    Handle handle = work.handle();
    Pins pins = new Pins(tables);
    PlaceReader reader = new PlaceReader(tables, traffic, handle, read);
    for (PlaceRow place : places) {
      List<ItemRow> items = tables.items().ofPlaces(handle, List.of(place.id()));
      boolean gone = items.stream().allMatch(item -> item.gone().isPresent());
      if (gone != place.gone().isPresent()) {
        tables.places().gone(handle, place.id(), gone ? Optional.of(work.now()) : Optional.empty());
      }
      dirty.add(place.api());
      PlaceTraits traits = reader.traits(place, items);
      if (!traits.equals(work.identity().traits(place.id()))) {
        pins.note(work.identity().traits(place.id()), traits);
        tables.places().traits(handle, place.id(), traits);
        changed.add(traits);
      }
    }
    dirty.remove("");
    tables.entries().dirty(handle, dirty);
    List<PlaceTraits> pinned = changed.stream().filter(pins::differs).toList();
    assign(work, work.identity().change(changed, List.of()));
    for (PlaceTraits traits : pinned) {
      Pins.Decided decided = pins.decide(handle, traits);
      assign(work, work.identity().decide(decided.links(), decided.withdrawn()));
    }
  }

  /** One batch on its way into the tables. */
  private final class Writing {
    private final Batch batch;
    private final Work work;
    private final Map<String, PlaceRow> touched = new LinkedHashMap<>();
    private final Map<String, Read> read = new HashMap<>();
    private final List<ScanChange> changes = new ArrayList<>();
    private int added;
    private int changed;
    private int unchanged;

    Writing(Batch batch, Work work) {
      this.batch = batch;
      this.work = work;
    }

    void run() {
      batch.found().forEach(this::put);
      unchanged += batch.unchanged().size();
      for (ItemRow back :
          tables.items().seen(work.handle(), batch.catalog(), batch.unchanged(), batch.scan())) {
        PlaceRow place = tables.places().find(work.handle(), back.place()).orElseThrow();
        touched.put(place.key(), place);
        unchanged--;
        changed++;
        changes.add(new ScanChange("back", place.key(), back.version(), place.api(), ""));
      }
      for (Address skipped : batch.skipped()) {
        tables
            .items()
            .keep(work.handle(), batch.catalog(), skipped.key(), skipped.version(), batch.scan());
      }
      refresh(work, touched.values(), read);
      tables.places().seen(work.handle(), seen(), work.now());
    }

    private List<Long> seen() {
      List<Long> ids = new ArrayList<>();
      touched.values().forEach(place -> ids.add(place.id()));
      Set<String> keys = new TreeSet<>();
      batch.unchanged().forEach(item -> keys.add(item.key()));
      keys.removeAll(touched.keySet());
      keys.forEach(
          key ->
              tables
                  .places()
                  .find(work.handle(), batch.catalog(), key)
                  .ifPresent(place -> ids.add(place.id())));
      return ids;
    }

    private void put(Read one) {
      Handle handle = work.handle();
      Found found = one.found();
      one.prepared().ifPresent(prepared -> tables.contents().add(handle, prepared));
      read.putIfAbsent(one.hash(), one);
      PlaceRow place = touched.computeIfAbsent(found.key(), this::place);
      Optional<ItemRow> before = tables.items().find(handle, place.id(), found.version());
      ItemRow now =
          new ItemRow(
              place.id(),
              found.version(),
              name(one),
              found.fingerprint(),
              one.hash(),
              ItemFacts.of(found),
              before.map(ItemRow::firstSeen).orElse(work.now()),
              batch.scan(),
              Optional.empty());
      tables.items().put(handle, now);
      boolean other =
          before.isEmpty()
              || !before.get().hash().equals(now.hash())
              || !before.get().name().equals(now.name());
      if (other) {
        tables.items().addRevision(handle, now, work.now());
      }
      note(before, now, place, other);
    }

    private void note(Optional<ItemRow> before, ItemRow now, PlaceRow place, boolean other) {
      if (before.isEmpty()) {
        added++;
        change("added", now, place);
      } else if (before.get().gone().isPresent()) {
        changed++;
        change("back", now, place);
      } else if (other || !before.get().facts().equals(now.facts())) {
        changed++;
        change("changed", now, place);
      } else {
        unchanged++;
      }
    }

    private void change(String what, ItemRow item, PlaceRow place) {
      changes.add(new ScanChange(what, place.key(), item.name(), place.api(), ""));
    }

    private PlaceRow place(String key) {
      Handle handle = work.handle();
      Optional<PlaceRow> known = tables.places().find(handle, batch.catalog(), key);
      if (known.isPresent()) {
        return known.get();
      }
      PlaceTraits nothing = PlaceReader.nothing(0, batch.catalog(), key);
      long id =
          tables.places().add(handle, batch.catalog(), batch.type(), key, nothing, work.now());
      return tables.places().find(handle, id).orElseThrow();
    }

    private String name(Read one) {
      if (!one.found().version().isBlank()) {
        return one.found().version();
      }
      String described =
          one.outline()
              .map(outline -> outline.version())
              .or(
                  () ->
                      Optional.ofNullable(
                              tables
                                  .contents()
                                  .rows(work.handle(), List.of(one.hash()))
                                  .get(one.hash()))
                          .map(ContentRow::head)
                          .map(head -> head.version()))
              .orElse("");
      return described.isBlank() ? VersionName.NONE : described.strip();
    }

    /** With the entries that places belong to now. */
    Outcome outcome() {
      List<ScanChange> named = new ArrayList<>();
      Map<String, String> apis = new HashMap<>();
      for (ScanChange one : changes) {
        String api =
            apis.computeIfAbsent(
                one.key(),
                key ->
                    tables
                        .places()
                        .find(work.handle(), Objects.requireNonNull(touched.get(key)).id())
                        .orElseThrow()
                        .api());
        named.add(new ScanChange(one.what(), one.key(), one.version(), api, one.note()));
      }
      return new Outcome(added, changed, unchanged, named);
    }
  }
}
