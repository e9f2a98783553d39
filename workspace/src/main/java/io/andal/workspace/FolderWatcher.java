package io.andal.workspace;

import java.nio.file.Path;
import java.util.List;

/**
 * Keeps the workspace equal to a folder of YAML files: applies it at the start and after each
 * change. A folder that doesn't pass leaves the last good documents in force.
 */
public final class FolderWatcher implements AutoCloseable {

  public FolderWatcher(Workspace workspace, Path folder) {
    throw new UnsupportedOperationException();
  }

  /** Reads the folder now and goes on watching it in the background. */
  public Applied start() {
    throw new UnsupportedOperationException();
  }

  /** What is wrong in the folder now; empty if all of it is in force. */
  public List<Problem> problems() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
