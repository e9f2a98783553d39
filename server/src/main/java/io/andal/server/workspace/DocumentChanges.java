package io.andal.server.workspace;

import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.security.Audit;
import io.andal.server.security.Caller;
import io.andal.workspace.Applied;
import io.andal.workspace.DocumentId;
import io.andal.workspace.DocumentVersion;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import io.andal.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Changes documents for somebody: pages and REST come through here, so that every change is in the
 * audit log with who and from where. Thread-safe.
 */
@Component
public final class DocumentChanges {
  private static final int NAMED_IN_AUDIT = 10;

  private final AndalRuntime runtime;
  private final Audit audit;

  DocumentChanges(AndalRuntime runtime, Audit audit) {
    this.runtime = runtime;
    this.audit = audit;
  }

  /**
   * Puts documents in force, as {@link Workspace#apply} does.
   *
   * @param origin the address that the request came from
   */
  public Applied apply(
      Caller caller,
      String origin,
      List<SourceText> texts,
      String change,
      List<DocumentId> prune,
      boolean dryRun) {
    Supplier<Applied> apply =
        () -> runtime.workspace().apply(texts, caller.name(), change, prune, dryRun);
    if (dryRun) {
      return apply.get();
    }
    return audited(caller, origin, "document.apply", change, apply);
  }

  /**
   * Puts one document in force if it still is at the version that the caller saw.
   *
   * @param condition the version; 0 = there must be none; empty = whatever it is
   * @throws ApiException 412 if it isn't
   */
  public synchronized Applied applyOne(
      Caller caller,
      String origin,
      DocumentId id,
      SourceText text,
      String change,
      Optional<Integer> condition) {
    demand(id, condition);
    return apply(caller, origin, List.of(text), change, List.of(), false);
  }

  /** Takes one document out of force; as {@link #applyOne} with the version. */
  public synchronized Applied delete(
      Caller caller, String origin, DocumentId id, String change, Optional<Integer> condition) {
    demand(id, condition);
    return audited(
        caller,
        origin,
        "document.delete",
        id + " " + change,
        () -> runtime.workspace().delete(List.of(id), caller.name(), change));
  }

  /** Puts an earlier version in force again. */
  public Applied rollback(Caller caller, String origin, DocumentId id, int version) {
    return audited(
        caller,
        origin,
        "document.rollback",
        "%s to version %d".formatted(id, version),
        () -> runtime.workspace().rollback(id, version, caller.name()));
  }

  /** The version in force; 0 if there is none. */
  int version(DocumentId id) {
    if (runtime.workspace().current().find(id).isEmpty()) {
      return 0;
    }
    return runtime.workspace().history(id).stream()
        .findFirst()
        .map(DocumentVersion::version)
        .orElse(0);
  }

  private void demand(DocumentId id, Optional<Integer> condition) {
    if (condition.isEmpty()) {
      return;
    }
    int version = version(id);
    if (condition.get() != version) {
      throw new ApiException(
          412,
          "Precondition Failed",
          version == 0
              ? id + " isn't in force."
              : "%s is at version %d; somebody changed it since you read it."
                  .formatted(id, version),
          Map.of("version", version));
    }
  }

  private Applied audited(
      Caller caller, String origin, String action, String change, Supplier<Applied> body) {
    Applied applied = AndalRuntime.byRequest(body);
    boolean changed =
        applied.changes().stream().anyMatch(one -> one.action() != Applied.Action.UNCHANGED);
    if (changed || !applied.accepted()) {
      audit.record(
          caller.name(),
          action,
          subject(applied),
          origin,
          applied.accepted() ? "ok" : "refused",
          applied.accepted()
              ? "revision " + applied.revision() + (change.isBlank() ? "" : ": " + change.strip())
              : applied.problems().stream().findFirst().map(Problem::oneLine).orElse(""));
    }
    return applied;
  }

  private static String subject(Applied applied) {
    List<Applied.Change> changes =
        applied.changes().stream()
            .filter(one -> one.action() != Applied.Action.UNCHANGED)
            .toList();
    String named =
        changes.stream()
            .limit(NAMED_IN_AUDIT)
            .map(change -> change.id().toString())
            .collect(Collectors.joining(", "));
    return changes.size() > NAMED_IN_AUDIT
        ? named + " and " + (changes.size() - NAMED_IN_AUDIT) + " more"
        : named;
  }
}
