package io.andal.inventory.entry;

import io.andal.inventory.Inventory.Decision;
import io.andal.inventory.entry.Ledger.Work;
import io.andal.inventory.identity.Link;
import io.andal.inventory.store.EntryStore.EntryRow;
import io.andal.inventory.store.PlaceRow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * What people decide about which places are one API. A decision holds whatever evidence says, until
 * a later one about the same places. Thread-safe.
 */
public final class Decisions {
  private static final int TEXT = 500;

  private final Tables tables;
  private final Ledger ledger;

  Decisions(Tables tables, Ledger ledger) {
    this.tables = tables;
    this.ledger = ledger;
  }

  /**
   * Decides that entries are one.
   *
   * @return the id that stays
   * @throws IllegalArgumentException with a sentence for people, if it can't be done
   */
  public String merge(String into, List<String> others, String by, String reason) {
    return ledger.write(
        work -> {
          Handle handle = work.handle();
          String target = current(handle, into);
          Set<String> ids = new LinkedHashSet<>();
          others.forEach(id -> ids.add(current(handle, id)));
          ids.remove(target);
          if (ids.isEmpty()) {
            throw new IllegalArgumentException(
                "There is nothing to merge with '" + target + "': name at least one other API");
          }
          String note = note("merged", by, reason);
          List<PlaceRow> all = new ArrayList<>(tables.places().ofApi(handle, target));
          long first = all.getFirst().id();
          List<Link> decided = new ArrayList<>();
          for (String id : ids) {
            List<PlaceRow> places = tables.places().ofApi(handle, id);
            decided.add(Link.of(first, places.getFirst().id(), true, note));
            all.addAll(places);
          }
          Set<Long> numbers = new LinkedHashSet<>(all.stream().map(PlaceRow::id).toList());
          List<Link> withdrawn =
              tables.decisions().links(handle).stream()
                  .filter(link -> !link.together())
                  .filter(link -> numbers.contains(link.one()) && numbers.contains(link.other()))
                  .toList();
          tables
              .decisions()
              .add(
                  handle,
                  new Decision(
                      "merge", target, String.join(", ", ids), cut(by), cut(reason), work.now()));
          apply(work, decided, withdrawn);
          return target;
        });
  }

  /**
   * Decides that a place is an API of its own.
   *
   * @return the id of its entry
   * @throws IllegalArgumentException with a sentence for people, if it can't be done
   */
  public String split(String api, String catalog, String key, String by, String reason) {
    return ledger.write(
        work -> {
          Handle handle = work.handle();
          String id = current(handle, api);
          List<PlaceRow> places = tables.places().ofApi(handle, id);
          PlaceRow place =
              places.stream()
                  .filter(one -> one.catalog().equals(catalog) && one.key().equals(key))
                  .findFirst()
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "'%s' has no place '%s' in '%s'".formatted(id, key, catalog)));
          List<PlaceRow> rest = new ArrayList<>(places);
          rest.remove(place);
          if (rest.isEmpty()) {
            throw new IllegalArgumentException(
                "'%s' has only this one place; there is nothing to split".formatted(id));
          }
          keepId(handle, id, place, rest);
          tables
              .decisions()
              .add(
                  handle,
                  new Decision("split", id, catalog + " " + key, cut(by), cut(reason), work.now()));
          splitOff(work, place, rest, note("split", by, reason));
          String now = tables.places().find(handle, place.id()).orElseThrow().api();
          if (!now.equals(id)) {
            tables
                .decisions()
                .add(
                    handle,
                    new Decision("split", now, "from " + id, cut(by), cut(reason), work.now()));
          }
          return now;
        });
  }

  /** The id stays with the places that stay. */
  private void keepId(Handle handle, String id, PlaceRow place, List<PlaceRow> rest) {
    Optional<EntryRow> row = tables.entries().find(handle, id);
    if (row.filter(one -> one.anchor() == place.id()).isPresent()) {
      tables.entries().anchor(handle, id, rest.getFirst().id());
    }
  }

  private void splitOff(Work work, PlaceRow place, List<PlaceRow> rest, String note) {
    Set<Long> others = new LinkedHashSet<>(rest.stream().map(PlaceRow::id).toList());
    List<Link> withdrawn = new ArrayList<>();
    List<Link> decided = new ArrayList<>();
    long before = -1;
    for (Link link : tables.decisions().links(work.handle())) {
      long other = link.one() == place.id() ? link.other() : link.one();
      boolean ours = link.one() == place.id() || link.other() == place.id();
      if (ours && link.together() && others.contains(other)) {
        withdrawn.add(link);
        // what was one through this place stays one without it
        if (before >= 0) {
          decided.add(Link.of(before, other, true, link.note()));
        }
        before = other;
      }
    }
    others.forEach(other -> decided.add(Link.of(place.id(), other, false, note)));
    apply(work, decided, withdrawn);
  }

  private void apply(Work work, List<Link> decided, List<Link> withdrawn) {
    withdrawn.forEach(link -> tables.decisions().remove(work.handle(), link));
    decided.forEach(link -> tables.decisions().put(work.handle(), link));
    ledger.assign(work, work.identity().decide(decided, withdrawn));
  }

  /** The entry that an id leads to. */
  private String current(Handle handle, String id) {
    EntryRow row =
        tables
            .entries()
            .find(handle, id)
            .orElseThrow(() -> new IllegalArgumentException("There is no API '" + id + "'"));
    return row.mergedInto().isPresent() ? current(handle, row.mergedInto().get()) : row.id();
  }

  private static String note(String what, String by, String reason) {
    return what + " by " + cut(by) + (reason.isBlank() ? "" : ": " + cut(reason));
  }

  private static String cut(String text) {
    String plain = text.strip();
    return plain.length() <= TEXT ? plain : plain.substring(0, TEXT);
  }
}
