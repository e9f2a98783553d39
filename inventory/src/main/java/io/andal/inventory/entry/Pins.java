package io.andal.inventory.entry;

import io.andal.inventory.identity.Link;
import io.andal.inventory.identity.PlaceTraits;
import io.andal.inventory.store.EntryStore.EntryRow;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Documents that say which entry they are about: such a place is one with the place that the entry
 * was made for. A person's decision that they are apart counts more.
 */
final class Pins {
  private static final String NOTE = "its document names ";

  private final Tables tables;
  private final Set<Long> differing = new HashSet<>();

  Pins(Tables tables) {
    this.tables = tables;
  }

  /** What follows for the identity. */
  record Decided(List<Link> links, List<Link> withdrawn) {}

  void note(@Nullable PlaceTraits before, PlaceTraits now) {
    String pin = before == null ? "" : before.pin();
    if (!pin.equals(now.pin())) {
      differing.add(now.place());
    }
  }

  boolean differs(PlaceTraits traits) {
    return differing.contains(traits.place());
  }

  Decided decide(Handle handle, PlaceTraits traits) {
    List<Link> own =
        tables.decisions().links(handle).stream()
            .filter(link -> link.one() == traits.place() || link.other() == traits.place())
            .toList();
    List<Link> withdrawn = own.stream().filter(link -> link.note().startsWith(NOTE)).toList();
    withdrawn.forEach(link -> tables.decisions().remove(handle, link));
    Optional<Long> anchor =
        traits.pin().isEmpty() ? Optional.empty() : anchor(handle, traits.pin());
    if (anchor.isEmpty() || anchor.get() == traits.place()) {
      return new Decided(List.of(), withdrawn);
    }
    Link link = Link.of(traits.place(), anchor.get(), true, NOTE + traits.pin());
    boolean decided =
        own.stream()
            .filter(one -> !withdrawn.contains(one))
            .anyMatch(one -> one.one() == link.one() && one.other() == link.other());
    if (decided) {
      return new Decided(List.of(), withdrawn);
    }
    tables.decisions().put(handle, link);
    return new Decided(List.of(link), withdrawn);
  }

  private Optional<Long> anchor(Handle handle, String id) {
    return tables.entries().find(handle, id).map(EntryRow::anchor);
  }
}
