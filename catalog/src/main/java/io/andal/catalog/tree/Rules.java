package io.andal.catalog.tree;

import io.andal.catalog.codeowners.CodeOwners.InvalidLine;
import io.andal.catalog.document.CatalogSettings;
import io.andal.catalog.document.CatalogType;
import io.andal.catalog.document.Selection;
import io.andal.catalog.walk.ScanLimits;
import io.andal.specification.SpecificationLimits;
import io.andal.specification.SpecificationReader;

/**
 * How trees are looked at.
 *
 * @param entitiesOnly whether only Backstage's entities and their descriptions are told
 */
public record Rules(
    SpecificationReader reader,
    ScanLimits limits,
    Selection selection,
    InvalidLine invalid,
    boolean entitiesOnly) {

  /** As a CatalogSource says. */
  public static Rules of(CatalogSettings settings, ScanLimits limits) {
    return new Rules(
        new SpecificationReader(SpecificationLimits.DEFAULT),
        limits,
        settings.selection(),
        settings.spec().text("invalidCodeOwners").equals("disable")
            ? InvalidLine.DISABLES
            : InvalidLine.SKIPPED,
        settings.type() == CatalogType.BACKSTAGE);
  }
}
