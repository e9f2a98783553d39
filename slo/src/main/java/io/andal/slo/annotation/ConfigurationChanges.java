package io.andal.slo.annotation;

import io.andal.slo.SloDefinition;
import io.andal.slo.SloDocuments;
import io.andal.slo.adjustment.Adjustments;
import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.DocumentVersion;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Changes of documents as annotations, made from the documents' own history: nothing of it is kept
 * twice. Stateless.
 */
public final class ConfigurationChanges {
  private static final String ID = "revision-";
  private static final int NAMED = 3;

  /** One import may change ten thousand. */
  private static final int LISTED = 100;

  /** One of each name will do: the versions of a kind find their references alike. */
  private static final Map<String, Kind> KINDS =
      SloDocuments.kinds().stream()
          .collect(Collectors.toMap(Kind::name, kind -> kind, (first, _) -> first));

  private ConfigurationChanges() {}

  /** The documents that decide how an SLO is counted, judged and told of; itself among them. */
  public static Set<DocumentId> documentsOf(SloDefinition slo, Documents documents) {
    Set<DocumentId> found = new LinkedHashSet<>();
    Deque<DocumentId> open = new ArrayDeque<>();
    open.add(DocumentId.of("SLO", slo.document()));
    while (!open.isEmpty()) {
      DocumentId id = open.remove();
      if (!found.add(id)) {
        continue;
      }
      Kind kind = KINDS.get(id.kind());
      Optional<Document> document = documents.find(id);
      if (kind != null && document.isPresent()) {
        kind.references(document.get()).stream().map(Kind.Reference::target).forEach(open::add);
      }
    }
    slo.adjustments()
        .forEach(adjustment -> found.add(DocumentId.of(Adjustments.KIND, adjustment.name())));
    return found;
  }

  /** Whether documents of this kind decide about SLOs. */
  public static boolean isAboutSlos(String kind) {
    return KINDS.containsKey(kind) || kind.equals("DataSource") || kind.equals("BudgetPolicy");
  }

  /** One annotation for each apply that changed some of them, newest first. */
  public static List<Annotation> of(Collection<DocumentVersion> versions) {
    Map<Long, List<DocumentVersion>> byRevision = new TreeMap<>(Comparator.reverseOrder());
    versions.forEach(
        version ->
            byRevision.computeIfAbsent(version.revision(), _ -> new ArrayList<>()).add(version));
    List<Annotation> annotations = new ArrayList<>();
    byRevision.forEach((revision, changed) -> annotations.add(annotation(revision, changed)));
    return annotations;
  }

  private static Annotation annotation(long revision, List<DocumentVersion> changed) {
    Map<String, DocumentVersion> byName = new LinkedHashMap<>();
    changed.stream()
        .sorted(Comparator.comparing(DocumentVersion::id))
        .forEach(version -> byName.put(version.id().toString(), version));
    DocumentVersion first = changed.getFirst();
    return new Annotation(
        ID + revision,
        first.at(),
        Optional.empty(),
        Category.CONFIGURATION,
        title(byName),
        first.change(),
        Optional.empty(),
        new Subject.OfAll(),
        Map.of("revision", String.valueOf(revision)),
        first.author(),
        Optional.empty(),
        byName.keySet().stream().limit(LISTED).toList());
  }

  private static String title(Map<String, DocumentVersion> changed) {
    String named =
        changed.entrySet().stream()
            .limit(NAMED)
            .map(entry -> entry.getKey() + " " + what(entry.getValue()))
            .collect(Collectors.joining(", "));
    return changed.size() <= NAMED ? named : named + " and " + (changed.size() - NAMED) + " more";
  }

  private static String what(DocumentVersion version) {
    return version.deleted() ? "deleted" : version.version() == 1 ? "created" : "changed";
  }
}
