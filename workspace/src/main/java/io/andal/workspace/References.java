package io.andal.workspace;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who refers to whom in a set of documents. */
final class References {
  private final Map<DocumentId, Set<DocumentId>> referrers = new HashMap<>();

  References(Collection<Document> documents, DocumentChecker checker) {
    for (Document document : documents) {
      for (Kind.Reference reference : checker.references(document)) {
        referrers.computeIfAbsent(reference.target(), _ -> new TreeSet<>()).add(document.id());
      }
    }
  }

  /** Those that refer to a document themselves, by id. */
  List<DocumentId> to(DocumentId target) {
    return List.copyOf(referrers.getOrDefault(target, Set.of()));
  }

  /** All whose meaning may change when these change: their referrers, and theirs. */
  Set<DocumentId> affectedBy(Collection<DocumentId> changed) {
    Set<DocumentId> affected = new HashSet<>();
    Deque<DocumentId> open = new ArrayDeque<>(changed);
    while (!open.isEmpty()) {
      for (DocumentId referrer : referrers.getOrDefault(open.pop(), Set.of())) {
        if (affected.add(referrer)) {
          open.push(referrer);
        }
      }
    }
    return affected;
  }
}
