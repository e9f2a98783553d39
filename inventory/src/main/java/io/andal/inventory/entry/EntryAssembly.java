package io.andal.inventory.entry;

import io.andal.catalog.OwnerClaim;
import io.andal.inventory.ApiEntry;
import io.andal.inventory.ApiEntry.ApiDeployment;
import io.andal.inventory.ApiEntry.ApiPlace;
import io.andal.inventory.ApiOwner;
import io.andal.inventory.ApiVersion;
import io.andal.inventory.store.ItemFacts;
import io.andal.inventory.store.ItemRow;
import io.andal.inventory.store.PlaceRow;
import io.andal.inventory.version.OutlineHead;
import io.andal.inventory.version.VersionName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes what a page shows at the top of all that is known. Pure. */
final class EntryAssembly {
  /** Labels that say something to Andal itself. */
  static final String TIER = "andal.io/tier";

  static final String SERVICE = "andal.io/service";

  private static final int TAGS = 50;
  private static final int DEPLOYMENTS = 200;
  private static final int LABELS = 50;

  private final EntryFacts facts;
  private final EntryVersions versions;
  private final WorkspaceFacts workspace;

  /** Of each place its newest version, in the order of the places. */
  private final List<ItemRow> newest;

  EntryAssembly(EntryFacts facts, EntryVersions versions, WorkspaceFacts workspace) {
    this.facts = facts;
    this.versions = versions;
    this.workspace = workspace;
    this.newest = newest(facts);
  }

  private static List<ItemRow> newest(EntryFacts facts) {
    Map<Long, ItemRow> byPlace = new TreeMap<>();
    for (ItemRow item : facts.current()) {
      byPlace.merge(item.place(), item, EntryAssembly::newer);
    }
    return facts.places().stream()
        .flatMap(place -> Stream.ofNullable(byPlace.get(place.id())))
        .toList();
  }

  static ItemRow newer(ItemRow one, ItemRow other) {
    Comparator<ItemRow> order =
        Comparator.<ItemRow, VersionName>comparing(item -> VersionName.of(item.name()))
            .thenComparing(ItemRow::firstSeen)
            .thenComparing(ItemRow::version);
    return order.compare(one, other) >= 0 ? one : other;
  }

  ApiEntry entry(int findings, Instant changed) {
    Optional<ApiVersion> inForce = versions.inForce();
    OutlineHead head = facts.head(inForce.map(ApiVersion::hash).orElse(""));
    return new ApiEntry(
        facts.row().id(),
        title(head),
        first(ItemFacts::description).orElse(head.description()),
        inForce.flatMap(ApiVersion::format),
        inForce.map(ApiVersion::name).orElse(""),
        versions.all().size(),
        inForce.map(ApiVersion::operations).orElse(0),
        versions.lifecycle().lifecycle(),
        versions.lifecycle().rule(),
        versions.lifecycle().sunset(),
        first(ItemFacts::system).orElse(""),
        label(TIER).or(() -> label("tier")).orElse(""),
        tags(head),
        owner(),
        deployments(),
        places(),
        labels(),
        facts.row().firstSeen(),
        changed,
        gone(),
        findings,
        workspace.service(facts.row().id(), label(SERVICE).orElse("")));
  }

  /** A catalog that only knows where an API runs doesn't know its title either. */
  private String title(OutlineHead head) {
    return newest.stream()
        .filter(item -> !item.hash().isEmpty() || isDecided(item))
        .map(item -> item.facts().title())
        .filter(title -> !title.isBlank())
        .findFirst()
        .or(() -> Optional.of(head.title()).filter(title -> !title.isBlank()))
        .or(() -> first(ItemFacts::title))
        .orElseGet(
            () -> facts.places().isEmpty() ? facts.row().id() : facts.places().getFirst().key());
  }

  /** Whether a document of the workspace says it. */
  private boolean isDecided(ItemRow item) {
    return facts.places().stream()
        .anyMatch(
            place -> place.id() == item.place() && place.catalog().equals(WorkspaceFacts.CATALOG));
  }

  private Optional<String> first(Function<ItemFacts, String> part) {
    return newest.stream()
        .map(item -> part.apply(item.facts()))
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  private Optional<String> label(String key) {
    return newest.stream()
        .flatMap(item -> Stream.ofNullable(item.facts().labels().get(key)))
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  private List<String> tags(OutlineHead head) {
    Set<String> tags = new LinkedHashSet<>();
    newest.forEach(item -> tags.addAll(item.facts().tags()));
    tags.addAll(head.tags());
    return tags.stream().filter(tag -> !tag.isBlank()).limit(TAGS).toList();
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>();
    newest.forEach(item -> item.facts().labels().forEach(labels::putIfAbsent));
    labels.keySet().removeIf(key -> key.startsWith("andal.io/"));
    while (labels.size() > LABELS) {
      labels
          .keySet()
          .removeIf(labels.keySet().stream().max(Comparator.naturalOrder()).get()::equals);
    }
    return labels;
  }

  private ApiOwner owner() {
    List<OwnerClaim> claims = new ArrayList<>();
    for (ItemRow item : newest) {
      claims.addAll(item.facts().owners());
      String described = facts.head(item.hash()).extensions().getOrDefault("x-owner", "");
      if (!described.isBlank()) {
        claims.add(
            new OwnerClaim(
                OwnerClaim.Rule.FIELD,
                described.strip(),
                "x-owner of the description of " + item.name()));
      }
    }
    Set<String> systems = new LinkedHashSet<>();
    newest.forEach(item -> systems.add(item.facts().system()));
    systems.remove("");
    for (PlaceRow place : facts.places()) {
      String owner = workspace.catalogOwners().getOrDefault(place.catalog(), "");
      if (!owner.isEmpty()) {
        claims.add(
            new OwnerClaim(
                OwnerClaim.Rule.SYSTEM, owner, "owner in CatalogSource/" + place.catalog()));
      }
    }
    return workspace.owners().find(claims, systems, facts.row().unownedSince(), facts.now());
  }

  private List<ApiDeployment> deployments() {
    Set<ApiDeployment> all = new LinkedHashSet<>();
    for (ItemRow item : facts.current()) {
      String catalog = facts.place(item.place()).map(PlaceRow::catalog).orElse("");
      item.facts()
          .deployments()
          .forEach(
              one ->
                  all.add(
                      new ApiDeployment(
                          item.name(), one.environment(), one.address(), catalog, one.since())));
    }
    return all.stream().limit(DEPLOYMENTS).toList();
  }

  private List<ApiPlace> places() {
    Map<Long, ItemRow> newestOf = new TreeMap<>();
    facts.items().forEach(item -> newestOf.merge(item.place(), item, EntryAssembly::newer));
    List<ApiPlace> all = new ArrayList<>();
    for (PlaceRow place : facts.places()) {
      Optional<ItemFacts> known = Optional.ofNullable(newestOf.get(place.id())).map(ItemRow::facts);
      all.add(
          new ApiPlace(
              place.catalog(),
              place.type(),
              place.key(),
              known.map(ItemFacts::title).orElse(""),
              known.flatMap(ItemFacts::link),
              place.evidence(),
              place.firstSeen(),
              place.lastSeen(),
              place.gone()));
    }
    return all;
  }

  /** Gone is what no catalog has, and what was only seen is never gone. */
  private Optional<Instant> gone() {
    boolean all = facts.places().stream().allMatch(place -> place.gone().isPresent());
    return all
        ? facts.places().stream()
            .flatMap(place -> place.gone().stream())
            .max(Comparator.naturalOrder())
        : Optional.empty();
  }
}
