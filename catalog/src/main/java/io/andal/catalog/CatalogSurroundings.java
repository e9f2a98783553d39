package io.andal.catalog;

import io.andal.signal.http.RequestBudget;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What catalogs stand in, so that tests can put another around them.
 *
 * @param pause how they wait when a system asks for patience
 * @param copies a folder of Andal's own, where clones of repositories are kept between scans; it
 *     need not exist yet
 */
public record CatalogSurroundings(Clock clock, RequestBudget.Pause pause, Path copies) {

  /** The real ones. */
  public static CatalogSurroundings real(Clock clock, Path copies) {
    return new CatalogSurroundings(clock, Thread::sleep, copies);
  }
}
