package io.andal.catalog;

import io.andal.signal.SourceException;

/**
 * A system that keeps API descriptions or knows of APIs. One implementation per system.
 * Thread-safe, but scanned by one thread at a time.
 */
public interface Catalog extends AutoCloseable {

  /** The name of its CatalogSource document. */
  String name();

  /** The {@code type} of its document: {@code SwaggerHub}. */
  String type();

  /**
   * Asks who answers and who Andal is there, for people.
   *
   * @throws SourceException if it can't be reached or refuses
   */
  String identify() throws SourceException, InterruptedException;

  /**
   * Looks at everything, telling each API version as it is met.
   *
   * @param known what earlier scans learned, so that what didn't change isn't fetched again
   * @param resume where an interrupted scan had got to ({@link Scan#reached}); empty for a new one
   * @throws SourceException if it could not be looked at to its end; what was told so far counts
   */
  void scan(Known known, String resume, Scan scan) throws SourceException, InterruptedException;

  @Override
  void close();
}
