package io.andal.inventory;

import io.andal.catalog.Catalog;
import io.andal.catalog.Known;
import io.andal.catalog.Scan;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;

/** A catalog whose document can't be meant: every scan says why. */
record BrokenCatalog(String name, String type, String reason) implements Catalog {

  @Override
  public String identify() throws SourceException {
    throw new SourceException(
        new SourceFailure(
            SourceFailure.Cause.BAD_QUERY,
            "The catalog can't be opened: " + reason,
            "Correct the document CatalogSource/" + name));
  }

  @Override
  public void scan(Known known, String resume, Scan scan) throws SourceException {
    identify();
  }

  @Override
  public void close() {}
}
