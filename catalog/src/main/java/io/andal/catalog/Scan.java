package io.andal.catalog;

import io.andal.signal.SourceFailure;

/** What a scan tells while it goes on. Not thread-safe. */
public interface Scan {

  /** One version of one API, new or changed. */
  void found(Found found);

  /** One that is still there and has its last fingerprint. */
  void unchanged(String key, String version);

  /**
   * One item that could not be read, while others can; it is kept as it was.
   *
   * @param version empty if it isn't known
   */
  void skipped(String key, String version, SourceFailure why);

  /**
   * How far it is.
   *
   * @param total 0 if not known
   */
  void progress(int done, int total);

  /** Everything before this place was told; an interrupted scan goes on from here. */
  void reached(String place);
}
