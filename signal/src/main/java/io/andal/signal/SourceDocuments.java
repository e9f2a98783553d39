package io.andal.signal;

import io.andal.workspace.Kind;
import java.util.List;

/** OpenSLO's DataSource, and what of it Andal can read. Stateless. */
public final class SourceDocuments {
  private SourceDocuments() {}

  /** DataSource. */
  public static List<Kind> kinds() {
    throw new UnsupportedOperationException();
  }
}
