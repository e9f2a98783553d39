package io.andal.dialect;

import io.andal.workspace.DocumentId;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Collects what an import makes, by file. A document that several inputs need, such as a Service,
 * is kept once. Not thread-safe.
 */
public final class Imported {
  private final boolean lossy;
  private final Map<String, Collected> byFile = new LinkedHashMap<>();
  private final Map<DocumentId, ObjectNode> known = new HashMap<>();

  private record Collected(
      List<ObjectNode> documents, List<Problem> problems, List<String> notes) {}

  Imported(boolean lossy) {
    this.lossy = lossy;
  }

  private Collected of(String file) {
    return byFile.computeIfAbsent(
        file, _ -> new Collected(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
  }

  /** A file was read, whatever comes of it. */
  void file(String file) {
    of(file);
  }

  /** Takes a document over as it is, whose names nobody refers to. */
  public void addAsIs(ForeignValue from, ObjectNode document) {
    of(from.file()).documents().add(document);
  }

  /**
   * Adds an OpenSLO document. The same one again is no matter; another one of its name is an error.
   */
  public void add(ForeignValue from, ObjectNode document) {
    DocumentId id =
        DocumentId.of(document.path("kind").asString(), document.at("/metadata/name").asString());
    ObjectNode former = known.putIfAbsent(id, document);
    if (former == null) {
      of(from.file()).documents().add(document);
    } else if (!former.equals(document)) {
      problem(
          from.error(
              "name-taken",
              "Two inputs make a different %s".formatted(id),
              "Rename one of them; names are compared in lower case, with - for . and _"));
    }
  }

  public void problem(Problem problem) {
    of(problem.file()).problems().add(problem);
  }

  public void note(ForeignValue from, String note) {
    of(from.file()).notes().add(from.place() + ": " + note);
  }

  /** Something that OpenSLO has no words for: an error, or only a warning if loss was accepted. */
  public void cannotSay(ForeignValue what, String message, String remedy) {
    problem(
        lossy
            ? what.warning("lost", message + "; it was left out", remedy)
            : what.error("cannot-say", message, remedy + ", or leave it out with --lossy"));
  }

  /** What each file became, in the order in which they were read. */
  List<Import> results() {
    List<Import> results = new ArrayList<>();
    byFile.forEach(
        (file, of) -> results.add(new Import(file, of.documents(), of.problems(), of.notes())));
    return results;
  }
}
