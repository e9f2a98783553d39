package io.andal.inventory;

import io.andal.catalog.Catalog;
import io.andal.workspace.Document;

/** Makes a catalog of its CatalogSource document. */
@FunctionalInterface
public interface CatalogOpener {

  /**
   * Opens it without asking anything of it yet.
   *
   * @throws RuntimeException with a sentence for people, if the document can't be meant
   */
  Catalog open(Document document);
}
