package io.andal.catalog.tree;

import io.andal.catalog.walk.ItemFailure;
import io.andal.signal.SourceException;
import java.util.List;

/** Files below one root, as a folder or a commit holds them at one time. Not thread-safe. */
public interface FileTree {

  /** Where they are, for people; without credentials. */
  String place();

  /**
   * All files worth a look, by path.
   *
   * @throws SourceException if they can't be listed, or are too many
   */
  List<TreeFile> files() throws SourceException, InterruptedException;

  /**
   * What is the same for equal content and different for any other.
   *
   * @throws ItemFailure if the file can't be read any more
   */
  String mark(TreeFile file) throws ItemFailure;

  /**
   * The content of a file.
   *
   * @param most bytes that are read; the rest is left out
   */
  byte[] bytes(TreeFile file, int most) throws ItemFailure;
}
