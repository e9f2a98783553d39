package io.andal.workspace;

import io.andal.workspace.internal.KindCheck;
import io.andal.workspace.internal.YamlReader;
import io.andal.workspace.internal.YamlTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads texts and checks them against their kinds and each other, without a database and without
 * the network: {@code andal validate}, and the first half of every apply. Thread-safe.
 */
public final class DocumentChecker {
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(Problem::file)
          .thenComparingInt(problem -> problem.position().line())
          .thenComparingInt(problem -> problem.position().column());

  private final KindCheck kinds;
  private final Limits limits;

  public DocumentChecker(List<Kind> kinds, Limits limits) {
    this.kinds = new KindCheck(kinds);
    this.limits = limits;
  }

  /** The kinds that it knows. */
  public List<Kind> kinds() {
    return kinds.all();
  }

  /**
   * Checks texts as a whole of their own.
   *
   * @return every problem of every text, in order of file and position
   */
  public Checked check(List<SourceText> texts) {
    return checkAgainst(Documents.empty(), texts);
  }

  /** Checks texts as they would stand among {@code present}, which were found valid before. */
  public Checked checkAgainst(Documents present, List<SourceText> texts) {
    List<Problem> problems = new ArrayList<>();
    Map<DocumentId, Document> read = new HashMap<>();
    for (SourceText text : texts) {
      YamlReader.Result result = YamlReader.read(text, limits);
      problems.addAll(result.problems());
      for (YamlTree tree : result.trees()) {
        kinds
            .document(text, tree, problems)
            .ifPresent(document -> addOnce(read, document, problems));
      }
    }
    List<Document> together = new ArrayList<>(present.all());
    together.addAll(read.values());
    Documents all = Documents.of(together);
    read.values().forEach(document -> kinds.check(document, all, problems));
    problems.sort(BY_PLACE);
    return new Checked(Documents.of(read.values()), problems);
  }

  /** Checks the references and the meaning of one document among all; the schema was passed. */
  List<Problem> recheck(Document document, Documents all) {
    List<Problem> problems = new ArrayList<>();
    kinds.check(document, all, problems);
    return problems;
  }

  /** What a document refers to; empty if its kind isn't known. */
  List<Kind.Reference> references(Document document) {
    return kinds.references(document);
  }

  private static void addOnce(
      Map<DocumentId, Document> read, Document document, List<Problem> problems) {
    Document former = read.putIfAbsent(document.id(), document);
    if (former != null) {
      problems.add(
          document.error(
              "/metadata/name",
              "duplicate-document",
              "%s is defined twice, first in %s line %d"
                  .formatted(document.id(), former.file(), former.start().line()),
              "Rename one of the two or remove it."));
    }
  }

  /**
   * What a hostile or mistaken text may cost.
   *
   * @param bytes of one text, UTF-8
   * @param depth of nesting
   * @param aliases used per text (YAML anchors)
   * @param documents per text
   * @param nodes values per text, aliases expanded
   */
  public record Limits(int bytes, int depth, int aliases, int documents, int nodes) {
    public static final Limits DEFAULT = new Limits(4 << 20, 64, 50, 5_000, 500_000);
  }
}
