package io.andal.inventory.entry;

import io.andal.inventory.ApiEntry;
import io.andal.inventory.ApiFinding;
import io.andal.inventory.ApiVersion;
import io.andal.inventory.SearchDocument;
import io.andal.inventory.SearchIndex;
import io.andal.inventory.entry.EntryFacts.VersionFacts;
import io.andal.inventory.finding.FindingFacts;
import io.andal.inventory.finding.Findings;
import io.andal.inventory.store.ContentRow;
import io.andal.inventory.store.DifferenceStore.Counts;
import io.andal.inventory.store.EntryStore.EntryRow;
import io.andal.inventory.store.ItemRow;
import io.andal.inventory.store.PlaceRow;
import io.andal.inventory.store.RevisionRow;
import io.andal.inventory.version.VersionChain;
import io.andal.specification.Outline;
import io.andal.traffic.KnownApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Derives what is shown, searched and told of entries that are marked, from what was found. What is
 * marked stays so until all of it is written, so a crash loses nothing. Thread-safe.
 */
public final class Derivation {
  private static final int AT_ONCE = 50;

  /** Outlines of so many current versions count for search and traffic. */
  private static final int CURRENT = 30;

  private final Tables tables;
  private final Descriptions descriptions;
  private final SearchIndex index;
  private final TrafficView traffic;
  private final Duration silence;
  private final Clock clock;
  private final ReentrantLock deriving = new ReentrantLock();
  private final AtomicBoolean knownChanged = new AtomicBoolean(true);
  private volatile WorkspaceFacts workspace;

  Derivation(
      Tables tables,
      Descriptions descriptions,
      SearchIndex index,
      TrafficView traffic,
      Duration silence,
      WorkspaceFacts workspace,
      Clock clock) {
    this.tables = tables;
    this.descriptions = descriptions;
    this.index = index;
    this.traffic = traffic;
    this.silence = silence;
    this.workspace = workspace;
    this.clock = clock;
  }

  void workspace(WorkspaceFacts now) {
    workspace = now;
  }

  /** Whether something changed since the last call that traffic is to be told. */
  boolean takeKnownChanged() {
    return knownChanged.getAndSet(false);
  }

  /** Derives everything that is marked. */
  public void run() {
    deriving.lock();
    try {
      while (true) {
        Map<String, Long> marks =
            tables.jdbi().withHandle(handle -> tables.entries().dirty(handle, AT_ONCE));
        if (marks.isEmpty()) {
          return;
        }
        List<SearchDocument> documents = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (String id : marks.keySet()) {
          derive(id).ifPresentOrElse(documents::add, () -> removed.add(id));
        }
        index.put(documents);
        index.remove(removed);
        tables.jdbi().useTransaction(handle -> tables.entries().clean(handle, marks));
      }
    } finally {
      deriving.unlock();
    }
  }

  private Optional<SearchDocument> derive(String id) {
    Optional<EntryFacts> found = tables.jdbi().inTransaction(handle -> facts(handle, id));
    if (found.isEmpty()) {
      tables.jdbi().useTransaction(handle -> tables.entries().emptied(handle, id));
      knownChanged.set(true);
      return Optional.empty();
    }
    EntryFacts facts = compared(found.get());
    EntryVersions versions = EntryVersions.of(facts, workspace);
    EntryAssembly assembly = new EntryAssembly(facts, versions, workspace);
    ApiEntry draft = assembly.entry(0, changed(facts));
    List<Outline> inForce = inForce(facts, versions);
    List<ApiFinding> findings = Findings.of(findingFacts(facts, versions, draft, inForce));
    return Optional.of(
        tables
            .jdbi()
            .inTransaction(
                handle -> {
                  List<ApiFinding> kept = tables.findings().put(handle, id, findings);
                  ApiEntry entry = assembly.entry(kept.size(), draft.changed());
                  Optional<KnownApi> known = KnownToTraffic.of(entry, versions, facts);
                  String digest = Integer.toHexString(known.hashCode());
                  if (!digest.equals(facts.row().digest())) {
                    knownChanged.set(true);
                  }
                  tables
                      .entries()
                      .derived(handle, entry, digest, entry.owner().unownedSince(), known);
                  tables.entries().versions(handle, id, versions.all());
                  return EntrySearch.document(entry, facts, inForce, kept);
                }));
  }

  private FindingFacts findingFacts(
      EntryFacts facts, EntryVersions versions, ApiEntry entry, List<Outline> inForce) {
    Set<String> current = facts.current().stream().map(ItemRow::name).collect(Collectors.toSet());
    List<String> servers = inForce.stream().flatMap(one -> one.servers().stream()).toList();
    return new FindingFacts(
        entry,
        versions.all(),
        current,
        versions.published(),
        inForce.stream().flatMap(one -> one.operations().stream()).toList(),
        facts.described(),
        facts.seen(),
        traffic.watched().since(entry, servers),
        silence,
        facts.now());
  }

  private static List<Outline> inForce(EntryFacts facts, EntryVersions versions) {
    return versions
        .inForce()
        .map(ApiVersion::hash)
        .flatMap(hash -> Optional.ofNullable(facts.outlines().get(hash)))
        .stream()
        .toList();
  }

  private static Instant changed(EntryFacts facts) {
    return Stream.of(
            facts.versions().stream().map(version -> version.link().row().seen()),
            facts.places().stream().map(PlaceRow::firstSeen),
            facts.places().stream().flatMap(place -> place.gone().stream()))
        .flatMap(times -> times)
        .max(Comparator.naturalOrder())
        .orElse(facts.row().firstSeen());
  }

  /** Empty if nothing is left of the entry. */
  private Optional<EntryFacts> facts(Handle handle, String id) {
    Optional<EntryRow> row =
        tables.entries().find(handle, id).filter(one -> one.mergedInto().isEmpty());
    List<PlaceRow> places = tables.places().ofApi(handle, id);
    if (row.isEmpty() || places.isEmpty()) {
      return Optional.empty();
    }
    List<PlaceRow> ordered =
        places.stream()
            .sorted(
                Comparator.comparingInt(
                    place ->
                        workspace.isDocument(place)
                            ? 0
                            : place.type().equals(ApiEntry.TRAFFIC) ? 2 : 1))
            .toList();
    List<Long> ids = ordered.stream().map(PlaceRow::id).toList();
    List<ItemRow> items = tables.items().ofPlaces(handle, ids);
    List<RevisionRow> revisions = tables.items().revisions(handle, ids);
    Set<String> hashes = new LinkedHashSet<>();
    revisions.forEach(one -> hashes.add(one.hash()));
    items.forEach(one -> hashes.add(one.hash()));
    Map<String, ContentRow> contents = tables.contents().rows(handle, hashes);
    List<VersionFacts> versions =
        VersionChain.of(revisions).stream()
            .map(link -> new VersionFacts(link, Optional.empty(), Counts.NONE))
            .toList();
    return Optional.of(
        new EntryFacts(
            row.get(),
            ordered,
            items,
            versions,
            contents,
            outlines(handle, items, versions),
            traffic.seen(idsInTraffic(id, ordered)),
            clock.instant()));
  }

  private static List<String> idsInTraffic(String id, List<PlaceRow> places) {
    List<String> ids = new ArrayList<>(List.of(id));
    places.stream()
        .filter(place -> place.type().equals(ApiEntry.TRAFFIC))
        .forEach(place -> ids.add(place.key()));
    return ids;
  }

  private Map<String, Outline> outlines(
      Handle handle, List<ItemRow> items, List<VersionFacts> versions) {
    Set<String> there =
        items.stream()
            .filter(item -> item.gone().isEmpty())
            .map(ItemRow::hash)
            .collect(Collectors.toSet());
    if (there.isEmpty()) {
      items.forEach(item -> there.add(item.hash()));
    }
    Map<String, Outline> outlines = new HashMap<>();
    versions.stream()
        .map(version -> version.link().row().hash())
        .filter(hash -> !hash.isEmpty() && there.contains(hash))
        .distinct()
        .limit(CURRENT)
        .forEach(
            hash ->
                descriptions
                    .outline(handle, hash)
                    .ifPresent(outline -> outlines.put(hash, outline)));
    return outlines;
  }

  /**
   * Compares each version with the one before; outside of any transaction, for it may take long.
   */
  private EntryFacts compared(EntryFacts facts) {
    List<VersionFacts> compared = new ArrayList<>();
    for (int i = 0; i < facts.versions().size(); i++) {
      VersionFacts version = facts.versions().get(i);
      String hash = version.link().row().hash();
      Optional<String> base =
          facts.versions().stream()
              .skip(i + 1L)
              .map(older -> older.link().row().hash())
              .filter(older -> !older.isEmpty())
              .findFirst()
              .filter(older -> !hash.isEmpty() && !older.equals(hash));
      Counts counts = base.map(one -> descriptions.counts(one, hash)).orElse(Counts.NONE);
      compared.add(new VersionFacts(version.link(), base, counts));
    }
    return new EntryFacts(
        facts.row(),
        facts.places(),
        facts.items(),
        compared,
        facts.contents(),
        facts.outlines(),
        facts.seen(),
        facts.now());
  }
}
