package io.andal.inventory.finding;

import io.andal.inventory.ApiFinding;
import io.andal.inventory.Lifecycle;
import io.andal.inventory.Wording;
import io.andal.inventory.version.LifecycleRule;
import io.andal.specification.Operation;
import io.andal.traffic.SeenApi;
import io.andal.traffic.SeenConsumer;
import io.andal.traffic.SeenOperation;
import io.andal.traffic.SeenOperation.Undocumented;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What runs otherwise than it is described. Only what is watched is judged. */
final class TrafficFindings {
  /** Of one rule about one API; more of the same tell nothing new. */
  private static final int MOST = 50;

  /** What was not called for so long is no longer called. */
  private static final Duration STILL = Duration.ofDays(7);

  private final FindingFacts facts;
  private final List<ApiFinding> all = new ArrayList<>();

  private TrafficFindings(FindingFacts facts) {
    this.facts = facts;
  }

  static List<ApiFinding> of(FindingFacts facts) {
    TrafficFindings findings = new TrafficFindings(facts);
    if (!facts.described()) {
      findings.shadowApi();
    } else {
      findings.shadowOperations();
      findings.drift();
    }
    findings.zombie();
    findings.orphans();
    return findings.all;
  }

  private void add(String rule, String severity, String subject, Wording wording, Instant since) {
    all.add(ApiFinding.of(facts.api().id(), rule, severity, subject, wording, since));
  }

  private void shadowApi() {
    facts.seen().stream()
        .map(SeenApi::first)
        .min(Comparator.naturalOrder())
        .ifPresent(since -> add("shadow-api", "error", "", Wording.of("shadow-api"), since));
  }

  private void shadowOperations() {
    facts.seen().stream()
        .flatMap(seen -> seen.operations().stream())
        .filter(operation -> !operation.documented())
        .sorted(Comparator.comparingLong(SeenOperation::requests).reversed())
        .limit(MOST)
        .forEach(
            operation ->
                add(
                    "shadow-operation",
                    "warning",
                    operation.key(),
                    Wording.of("shadow-operation", operation.key(), operation.requests()),
                    operation.first()));
  }

  private void drift() {
    facts.seen().stream()
        .flatMap(seen -> seen.operations().stream())
        .filter(SeenOperation::documented)
        .flatMap(operation -> operation.undocumented().stream().map(one -> drifted(operation, one)))
        .limit(MOST)
        .forEach(all::add);
  }

  private ApiFinding drifted(SeenOperation operation, Undocumented one) {
    return ApiFinding.of(
        facts.api().id(),
        "drift",
        "warning",
        operation.key() + " " + one.what() + " " + one.value(),
        Wording.of(
            "drift." + one.what().replace(' ', '-'), operation.key(), one.value(), one.times()),
        operation.first());
  }

  private void zombie() {
    Optional<Instant> last =
        facts.seen().stream().map(SeenApi::last).max(Comparator.naturalOrder());
    if (last.isEmpty() || last.get().isBefore(facts.now().minus(STILL))) {
      return;
    }
    Lifecycle lifecycle = facts.api().lifecycle();
    if (lifecycle == Lifecycle.DEPRECATED || lifecycle == Lifecycle.RETIRED) {
      add(
          "zombie",
          lifecycle == Lifecycle.RETIRED ? "error" : "warning",
          "",
          callers()
              .map(callers -> Wording.of("zombie." + lifecycle.word() + ".callers", callers))
              .orElseGet(() -> Wording.of("zombie." + lifecycle.word())),
          facts.seen().stream().map(SeenApi::first).min(Comparator.naturalOrder()).get());
      return;
    }
    Map<String, SeenOperation> called = called();
    facts.operations().stream()
        .filter(Operation::deprecated)
        .map(operation -> called.get(operation.key()))
        .filter(java.util.Objects::nonNull)
        .filter(operation -> operation.last().isAfter(facts.now().minus(STILL)))
        .limit(MOST)
        .forEach(
            operation ->
                add(
                    "zombie",
                    "warning",
                    operation.key(),
                    Wording.of("zombie.operation", operation.key()),
                    operation.first()));
  }

  private Optional<String> callers() {
    String names =
        facts.seen().stream()
            .flatMap(seen -> seen.consumers().stream())
            .filter(consumer -> !consumer.client().isEmpty())
            .sorted(Comparator.comparingLong(SeenConsumer::requests).reversed())
            .map(SeenConsumer::client)
            .distinct()
            .limit(3)
            .collect(Collectors.joining(", "));
    return Optional.of(names).filter(named -> !named.isEmpty());
  }

  private Map<String, SeenOperation> called() {
    Map<String, SeenOperation> called = new TreeMap<>();
    for (SeenApi seen : facts.seen()) {
      for (SeenOperation operation : seen.operations()) {
        called.merge(operation.key(), operation, (a, b) -> a.last().isAfter(b.last()) ? a : b);
      }
    }
    return called;
  }

  private void orphans() {
    Instant limit = facts.now().minus(facts.silence());
    Lifecycle lifecycle = facts.api().lifecycle();
    boolean watched = facts.watchedSince().filter(since -> since.isBefore(limit)).isPresent();
    boolean meant =
        lifecycle == Lifecycle.PRODUCTION
            || lifecycle == Lifecycle.DEPRECATED
            || facts.api().lifecycleRule().equals(LifecycleRule.NOBODY);
    if (!watched || !meant || !facts.described() || facts.api().gone().isPresent()) {
      return;
    }
    Optional<Instant> last =
        facts.seen().stream().map(SeenApi::last).max(Comparator.naturalOrder());
    if (last.isEmpty() || last.get().isBefore(limit)) {
      add(
          "orphan",
          "warning",
          "",
          last.map(then -> Wording.of("orphan.since", days(then)))
              .orElseGet(() -> Wording.of("orphan.ever", days(facts.watchedSince().get()))),
          last.orElse(facts.watchedSince().get()).plus(facts.silence()));
      return;
    }
    Map<String, SeenOperation> called = called();
    facts.operations().stream()
        .filter(operation -> !operation.deprecated())
        .filter(
            operation -> {
              SeenOperation seen = called.get(operation.key());
              return seen == null || seen.last().isBefore(limit);
            })
        .limit(MOST)
        .forEach(
            operation ->
                add(
                    "orphan",
                    "info",
                    operation.key(),
                    Wording.of("orphan.operation", operation.key(), facts.silence().toDays()),
                    facts.now()));
  }

  private long days(Instant since) {
    return Duration.between(since, facts.now()).toDays();
  }
}
