package io.andal.dialect;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Reads documents of one other tool. Stateless. */
public interface Importer {

  /** What {@code --from} calls it: {@code sloth}. */
  String name();

  /** Whether a document is of this tool, by its apiVersion, kind or version. */
  boolean recognizes(ObjectNode document);

  /**
   * Reads documents of this tool, of all files of one import, in order. What they say and OpenSLO
   * can't is told by {@link Imported#cannotSay}; nothing is left out silently.
   */
  void read(List<ForeignValue> documents, ImportOptions options, Imported into);
}
