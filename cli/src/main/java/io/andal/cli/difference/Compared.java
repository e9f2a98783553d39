package io.andal.cli.difference;

import io.andal.specification.difference.Change;
import io.andal.specification.difference.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two descriptions and what changed between them.
 *
 * @param base as the user named it
 * @param revision as the user named it
 * @param format {@code OpenAPI}, {@code AsyncAPI} …
 * @param changes the worst first
 */
public record Compared(String base, String revision, String format, List<Change> changes) {
  public Compared {
    changes = List.copyOf(changes);
  }

  /** How many changes of a level there are. */
  public long count(Level level) {
    return changes.stream().filter(change -> change.level() == level).count();
  }

  /** {@code 2 breaking, 1 dangerous and 3 safe changes}. */
  public String summary() {
    if (changes.isEmpty()) {
      return "no changes";
    }
    return "%d breaking, %d dangerous and %d safe changes"
        .formatted(count(Level.BREAKING), count(Level.DANGEROUS), count(Level.SAFE));
  }

  /** One change, and all the operations in which it shows. */
  public record Group(Change change, List<String> operations) {

    /** {@code GET /pumps}, {@code GET /pumps and 4 more}; empty if it concerns none or all. */
    public String where() {
      if (operations.isEmpty()) {
        return "";
      }
      return operations.size() == 1
          ? operations.getFirst()
          : "%s and %d more".formatted(operations.getFirst(), operations.size() - 1);
    }
  }

  /** The changes, those of one place in several operations as one. */
  public List<Group> groups() {
    Map<List<Object>, Group> groups = new LinkedHashMap<>();
    for (Change change : changes) {
      List<Object> key =
          List.of(
              change.id(),
              change.level(),
              change.text(),
              change.basePosition(),
              change.revisionPosition());
      Group group = groups.computeIfAbsent(key, _ -> new Group(change, new ArrayList<>()));
      if (!change.operation().isEmpty() && !group.operations().contains(change.operation())) {
        group.operations().add(change.operation());
      }
    }
    return List.copyOf(groups.values());
  }

  /** Where a change stands, as editors understand it: {@code pumps.yaml:12:5}. */
  public String location(Change change) {
    return change
        .revisionPosition()
        .map(at -> "%s:%d:%d".formatted(revision, at.line(), at.column()))
        .or(
            () ->
                change.basePosition().map(at -> "%s:%d:%d".formatted(base, at.line(), at.column())))
        .orElse("");
  }
}
