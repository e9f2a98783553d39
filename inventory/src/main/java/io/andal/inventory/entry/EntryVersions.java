package io.andal.inventory.entry;

import io.andal.inventory.ApiVersion;
import io.andal.inventory.Lifecycle;
import io.andal.inventory.entry.EntryFacts.VersionFacts;
import io.andal.inventory.store.ContentRow;
import io.andal.inventory.store.ItemRow;
import io.andal.inventory.store.PlaceRow;
import io.andal.inventory.store.RevisionRow;
import io.andal.inventory.version.LifecycleRule;
import io.andal.inventory.version.LifecycleRule.Answer;
import io.andal.inventory.version.OutlineHead;
import io.andal.inventory.version.VersionName;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The versions of an entry.
 *
 * @param all newest first
 * @param inForce the one that callers are meant to use; empty if there is none
 * @param lifecycle of the entry: that of the version in force
 * @param published names of versions whose content was promised
 */
record EntryVersions(
    List<ApiVersion> all, Optional<ApiVersion> inForce, Answer lifecycle, Set<String> published) {

  static EntryVersions of(EntryFacts facts, WorkspaceFacts workspace) {
    Map<String, List<ItemRow>> current =
        facts.current().stream().collect(Collectors.groupingBy(ItemRow::name));
    Optional<String> newest =
        facts.versions().stream()
            .map(version -> version.link().row().name())
            .filter(current::containsKey)
            .findFirst();
    List<ItemRow> general = facts.current().stream().filter(EntryVersions::ofTheWhole).toList();
    Map<String, Answer> answers = new HashMap<>();
    List<ApiVersion> all = new ArrayList<>();
    for (VersionFacts version : facts.versions()) {
      String name = version.link().row().name();
      // the newest revision of a name comes first, and speaks for it
      Answer answer =
          answers.computeIfAbsent(
              name,
              _ ->
                  lifecycle(
                      facts,
                      workspace,
                      version.link().row(),
                      current.getOrDefault(name, List.of()),
                      newest.filter(name::equals).isPresent() ? general : List.of(),
                      newest.filter(name::equals).isPresent()));
      all.add(version(facts, version, answer));
    }
    Optional<ApiVersion> inForce = inForce(all, current.keySet());
    Answer lifecycle =
        inForce
            .map(version -> Objects.requireNonNull(answers.get(version.name())))
            .orElseGet(() -> withoutVersions(facts, workspace, general));
    Set<String> published =
        answers.entrySet().stream()
            .filter(entry -> promised(entry.getValue().lifecycle()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return new EntryVersions(List.copyOf(all), inForce, lifecycle, published);
  }

  /** Whether callers may build on what stands there. */
  private static boolean promised(Lifecycle lifecycle) {
    return switch (lifecycle) {
      case DESIGN, EXPERIMENTAL -> false;
      case PRODUCTION, DEPRECATED, RETIRED -> true;
    };
  }

  /** A place that knows of no versions speaks of the newest. */
  private static boolean ofTheWhole(ItemRow item) {
    return item.hash().isEmpty() && item.name().equals(VersionName.NONE);
  }

  private static Answer withoutVersions(
      EntryFacts facts, WorkspaceFacts workspace, List<ItemRow> general) {
    return answer(facts, workspace, OutlineHead.EMPTY, "", general, !facts.seen().isEmpty());
  }

  private static Optional<ApiVersion> inForce(List<ApiVersion> all, Set<String> current) {
    List<ApiVersion> there = all.stream().filter(one -> current.contains(one.name())).toList();
    for (Set<Lifecycle> stage :
        List.of(
            Set.of(Lifecycle.PRODUCTION, Lifecycle.DEPRECATED),
            Set.of(Lifecycle.DESIGN, Lifecycle.EXPERIMENTAL))) {
      Optional<ApiVersion> found =
          there.stream().filter(one -> stage.contains(one.lifecycle())).findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return there.stream().findFirst().or(() -> all.stream().findFirst());
  }

  private static Answer lifecycle(
      EntryFacts facts,
      WorkspaceFacts workspace,
      RevisionRow row,
      List<ItemRow> items,
      List<ItemRow> general,
      boolean newest) {
    List<ItemRow> all = new ArrayList<>(general);
    all.addAll(items);
    Answer answer =
        answer(
            facts,
            workspace,
            facts.head(row.hash()),
            row.name(),
            all,
            newest && !facts.seen().isEmpty());
    return items.isEmpty() && answer.lifecycle() != Lifecycle.RETIRED
        ? new Answer(Lifecycle.RETIRED, "no catalog has it any more", answer.sunset())
        : answer;
  }

  private static Answer answer(
      EntryFacts facts,
      WorkspaceFacts workspace,
      OutlineHead head,
      String version,
      List<ItemRow> items,
      boolean seen) {
    String document = "";
    Set<String> catalogs = new LinkedHashSet<>();
    boolean running = seen;
    for (ItemRow item : items) {
      String said = item.facts().lifecycle();
      running |= !item.facts().deployments().isEmpty();
      if (said.isBlank()) {
        continue;
      }
      if (facts.place(item.place()).filter(workspace::isDocument).isPresent()) {
        document = said;
      } else {
        catalogs.add(said);
      }
    }
    return LifecycleRule.of(
        new LifecycleRule.Facts(
            document, List.copyOf(catalogs), Optional.of(head), version, running, today(facts)));
  }

  private static java.time.LocalDate today(EntryFacts facts) {
    return facts.now().atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static ApiVersion version(EntryFacts facts, VersionFacts version, Answer answer) {
    RevisionRow row = version.link().row();
    Optional<ContentRow> content = Optional.ofNullable(facts.contents().get(row.hash()));
    return new ApiVersion(
        facts.row().id(),
        row.name(),
        version.link().revision(),
        content.flatMap(ContentRow::format),
        content.map(ContentRow::formatVersion).orElse(""),
        row.hash(),
        answer.lifecycle(),
        answer.sunset(),
        content.map(one -> one.broken() || one.format().isEmpty()).orElse(false),
        content.map(ContentRow::operations).orElse(0),
        row.author(),
        facts.place(row.place()).map(PlaceRow::catalog).orElse(""),
        row.seen(),
        row.modified(),
        version.counts().breaking(),
        version.counts().dangerous(),
        version.counts().safe());
  }
}
