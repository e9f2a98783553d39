package io.andal.inventory.version;

import io.andal.inventory.store.RevisionRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes one chain of versions of what all places of an API ever had. */
public final class VersionChain {
  private VersionChain() {}

  /**
   * A content under a version's name.
   *
   * @param revision counted from 1
   */
  public record Link(VersionName name, int revision, RevisionRow row) {}

  /**
   * Newest first: by name, under one name by time. The same content twice under one name is one
   * revision, wherever it was, unless its own place had another in between. What has neither a name
   * nor a content is no version: it speaks of the API as a whole.
   */
  public static List<Link> of(Collection<RevisionRow> rows) {
    Map<VersionName, List<RevisionRow>> byName = new TreeMap<>(Comparator.reverseOrder());
    rows.stream()
        .filter(row -> !row.name().equals(VersionName.NONE) || !row.hash().isEmpty())
        .sorted(Comparator.comparing(RevisionRow::seen).thenComparingLong(RevisionRow::id))
        .forEach(
            row ->
                byName
                    .computeIfAbsent(VersionName.of(row.name()), _ -> new ArrayList<>())
                    .add(row));
    List<Link> chain = new ArrayList<>();
    byName.forEach((name, own) -> chain.addAll(revisions(name, own)));
    return chain;
  }

  private static List<Link> revisions(VersionName name, List<RevisionRow> rows) {
    boolean described = rows.stream().anyMatch(row -> !row.hash().isEmpty());
    Set<String> hashes = new HashSet<>();
    Map<Long, String> lastOfPlace = new HashMap<>();
    List<Link> revisions = new ArrayList<>();
    for (RevisionRow row : rows) {
      if (described && row.hash().isEmpty()) {
        continue;
      }
      String before = lastOfPlace.put(row.place(), row.hash());
      boolean isNew = hashes.add(row.hash());
      boolean reverted =
          before != null
              && !before.equals(row.hash())
              && !revisions.getLast().row().hash().equals(row.hash());
      if (isNew || reverted) {
        revisions.add(new Link(name, revisions.size() + 1, row));
      }
    }
    return revisions.reversed();
  }
}
