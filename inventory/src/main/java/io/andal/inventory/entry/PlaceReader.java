package io.andal.inventory.entry;

import io.andal.inventory.ApiEntry;
import io.andal.inventory.entry.Batch.Read;
import io.andal.inventory.identity.Addresses;
import io.andal.inventory.identity.PlaceTraits;
import io.andal.inventory.identity.PlaceTraits.Form;
import io.andal.inventory.identity.Signatures;
import io.andal.inventory.identity.Titles;
import io.andal.inventory.store.ContentRow;
import io.andal.inventory.store.ItemRow;
import io.andal.inventory.store.PlaceRow;
import io.andal.specification.Outline;
import io.andal.traffic.SeenApi;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Tells what the identity of a place is told by, from its items and what they ever had. */
final class PlaceReader {
  /** The label of a place that says which entry it is. */
  static final String PIN = "andal.io/api";

  private static final int HASHES = 500;

  private final Tables tables;
  private final TrafficView traffic;
  private final Handle handle;
  private final Map<String, Read> read;

  /**
   * @param read what was read just now, by hash
   */
  PlaceReader(Tables tables, TrafficView traffic, Handle handle, Map<String, Read> read) {
    this.tables = tables;
    this.traffic = traffic;
    this.handle = handle;
    this.read = read;
  }

  /** Of a place of which nothing is known yet. */
  static PlaceTraits nothing(long place, String catalog, String key) {
    return new PlaceTraits(
        place, catalog + " " + key, Form.NAMED, "", List.of(), List.of(), "", List.of(), List.of());
  }

  PlaceTraits traits(PlaceRow place, List<ItemRow> all) {
    return place.type().equals(ApiEntry.TRAFFIC) ? seen(place) : kept(place, all);
  }

  private PlaceTraits seen(PlaceRow place) {
    Set<String> addresses = new TreeSet<>();
    Set<Signatures.Call> calls = new HashSet<>();
    for (SeenApi seen : traffic.seen(List.of(place.key()))) {
      seen.hosts().forEach(host -> Addresses.evidence("http://" + host).ifPresent(addresses::add));
      seen.operations().forEach(one -> calls.add(new Signatures.Call(one.verb(), one.template())));
    }
    return new PlaceTraits(
        place.id(),
        place.catalog() + " " + place.key(),
        Form.SEEN,
        "",
        List.of(),
        List.copyOf(addresses),
        Titles.normal(place.key()),
        Signatures.of(calls.stream(), List.of()),
        List.of());
  }

  private PlaceTraits kept(PlaceRow place, List<ItemRow> all) {
    List<ItemRow> there = all.stream().filter(item -> item.gone().isEmpty()).toList();
    List<ItemRow> items = there.isEmpty() ? all : there;
    Optional<ItemRow> newest = items.stream().reduce(EntryAssembly::newer);
    if (newest.isEmpty()) {
      return nothing(place.id(), place.catalog(), place.key());
    }
    Outline outline =
        items.stream()
            .filter(item -> !item.hash().isEmpty())
            .reduce(EntryAssembly::newer)
            .flatMap(item -> outline(item.hash()))
            .orElse(Outline.empty());
    List<Long> operations = Signatures.of(outline.operations(), List.of());
    Set<String> addresses = new TreeSet<>();
    outline.servers().forEach(one -> Addresses.evidence(one).ifPresent(addresses::add));
    items.forEach(
        item ->
            item.facts()
                .deployments()
                .forEach(one -> Addresses.evidence(one.address()).ifPresent(addresses::add)));
    String title = newest.get().facts().title();
    return new PlaceTraits(
        place.id(),
        place.catalog() + " " + place.key(),
        operations.isEmpty() ? Form.NAMED : Form.DESCRIBED,
        newest.get().facts().labels().getOrDefault(PIN, ""),
        hashes(place),
        List.copyOf(addresses),
        Titles.normal(title.isBlank() ? outline.title() : title),
        operations,
        absolute(outline));
  }

  private static List<Long> absolute(Outline outline) {
    Set<Long> absolute = new TreeSet<>();
    for (String server : outline.servers()) {
      List<String> base = Addresses.base(server);
      if (!base.isEmpty()) {
        absolute.addAll(Signatures.of(outline.operations(), base));
      }
    }
    return List.copyOf(absolute);
  }

  private Optional<Outline> outline(String hash) {
    Read just = read.get(hash);
    return just != null && just.outline().isPresent()
        ? just.outline()
        : tables.contents().outline(handle, hash);
  }

  private List<String> hashes(PlaceRow place) {
    Set<String> hashes = new TreeSet<>();
    tables
        .items()
        .revisions(handle, List.of(place.id()))
        .reversed()
        .forEach(
            row -> {
              if (!row.hash().isEmpty() && hashes.size() < HASHES) {
                hashes.add(row.hash());
              }
            });
    Map<String, ContentRow> rows = tables.contents().rows(handle, hashes);
    List<String> telling = new ArrayList<>();
    for (String hash : hashes) {
      ContentRow row = rows.get(hash);
      // an empty description is the same everywhere
      if (row != null && row.operations() > 0) {
        telling.add(hash);
      }
    }
    return telling;
  }
}
