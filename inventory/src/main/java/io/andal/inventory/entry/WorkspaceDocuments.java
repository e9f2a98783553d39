package io.andal.inventory.entry;

import io.andal.catalog.Found;
import io.andal.catalog.backstage.BackstageEntities;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes a catalog of the API documents in force. A document is about the entry that its annotation
 * names, else about the one that has its name.
 */
final class WorkspaceDocuments {
  /** Annotations that count here as labels. */
  private static final List<String> ANNOTATIONS =
      List.of(PlaceReader.PIN, EntryAssembly.TIER, EntryAssembly.SERVICE);

  private WorkspaceDocuments() {}

  static WorkspaceCatalog catalog(Documents documents) {
    BackstageEntities entities = BackstageEntities.of(documents.all());
    return new WorkspaceCatalog(entities.apis().stream().map(api -> found(entities, api)).toList());
  }

  private static Found found(BackstageEntities entities, Document api) {
    Found found = entities.found(api, BackstageEntities.inline(api), Optional.empty());
    Map<String, String> labels = new TreeMap<>(found.labels());
    labels.put(PlaceReader.PIN, Assignment.slug(api.name()));
    for (String annotation : ANNOTATIONS) {
      if (!api.annotation(annotation).isBlank()) {
        labels.put(annotation, api.annotation(annotation).strip());
      }
    }
    return new Found(
        found.key(),
        found.version(),
        found.fingerprint() + " " + Integer.toHexString(labels.hashCode()),
        found.title(),
        found.description(),
        found.content(),
        found.owners(),
        found.system(),
        found.lifecycle(),
        found.tags(),
        found.deployments(),
        found.author(),
        found.created(),
        found.modified(),
        found.link(),
        labels);
  }
}
