package io.andal.catalog.tree;

import io.andal.catalog.backstage.BackstageEntities;
import io.andal.catalog.backstage.Definition;
import io.andal.specification.RelativeNames;
import io.andal.workspace.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Backstage's entities in a tree say about its descriptions. Immutable. */
final class TreeEntities {
  private final BackstageEntities entities;
  private final Map<String, Document> byFile = new HashMap<>();
  private final List<Document> alone = new ArrayList<>();

  TreeEntities(List<Document> documents, Search search) {
    this.entities = BackstageEntities.of(documents);
    for (Document api : entities.apis()) {
      Optional<String> file =
          Definition.of(api) instanceof Definition.Elsewhere elsewhere
              ? search
                  .file(RelativeNames.resolve(api.file(), elsewhere.place()))
                  .map(TreeFile::path)
              : Optional.empty();
      file.ifPresentOrElse(path -> byFile.putIfAbsent(path, api), () -> alone.add(api));
    }
  }

  BackstageEntities entities() {
    return entities;
  }

  /** The API entity whose description a file is. */
  Optional<Document> of(String path) {
    return Optional.ofNullable(byFile.get(path));
  }

  /** API entities whose description is no file of the tree. */
  List<Document> alone() {
    return List.copyOf(alone);
  }
}
