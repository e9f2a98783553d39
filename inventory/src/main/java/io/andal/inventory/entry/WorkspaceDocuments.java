package io.andal.inventory.entry;

import io.andal.workspace.Documents;
import java.util.List;

/** Makes a catalog of the API documents in force. */
final class WorkspaceDocuments {
  private WorkspaceDocuments() {}

  static WorkspaceCatalog catalog(Documents documents) {
    return new WorkspaceCatalog(List.of());
  }
}
