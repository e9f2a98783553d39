package io.andal.catalog.tree;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;

/**
 * What a tree of files may hold.
 *
 * @param files worth a look
 * @param depth of folders in folders
 */
public record TreeLimits(int files, int depth) {
  public static final TreeLimits DEFAULT = new TreeLimits(200_000, 64);

  /** Refuses more files. */
  public void check(int found, String place) throws SourceException {
    if (found > files) {
      throw new SourceException(
          new SourceFailure(
              Cause.LIMITED,
              "%s holds more than %,d files.".formatted(place, files),
              "Name a folder further down, or leave folders out with " + IgnoreRules.FILE + "."));
    }
  }
}
