package io.andal.catalog.kit;

import io.andal.catalog.Catalog;
import java.time.Duration;

/** A system of one kind with a catalog in front of it, whose pauses take no time. */
public interface CatalogRig extends AutoCloseable {
  Catalog catalog();

  /** What the system holds from now on; what differs from before was changed just now. */
  void hold(Shelf shelf) throws Exception;

  /** What the catalog knows an API by. */
  String key(Shelf.Api api);

  /** What the catalog calls a version; empty if only the content tells. */
  String version(Shelf.Api api, Shelf.Version version);

  /** Whether it keeps older versions beside the last one. */
  boolean keepsVersions();

  /** How many contents the system has handed out. */
  int contents();

  /** What may stand as the content, given what was put in; a system may have a form of its own. */
  default boolean isContent(byte[] content, Shelf.Version version) {
    return new String(content, java.nio.charset.StandardCharsets.UTF_8).equals(version.text());
  }

  /**
   * How the system answers after some more requests.
   *
   * @param requests that are answered as they should be before
   * @return false if it is no system that is asked, so that there is no such trouble
   */
  default boolean answer(CatalogTrouble trouble, int requests) {
    return false;
  }

  /**
   * The next request is answered with 429 and Retry-After.
   *
   * @return false if it is no system that is asked
   */
  default boolean throttleOnce(Duration retryAfter) {
    return false;
  }

  /** How many requests arrived. */
  default int requests() {
    return 0;
  }

  /** How long the catalog has waited. */
  default Duration waited() {
    return Duration.ZERO;
  }

  /** The bytes of one file that are taken at most, where a test may set them. */
  default int contentLimit() {
    return 16 << 20;
  }

  /** What must never stand in a failure's words, a key or a link; empty if there is no secret. */
  default String secret() {
    return "";
  }

  @Override
  void close();
}
