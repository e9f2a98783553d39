package io.andal.workspace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads texts and checks them against their kinds and each other, without a database and without
 * the network: {@code andal validate}, and the first half of every apply. Thread-safe.
 */
public final class DocumentChecker {
  private static final Logger LOG = LoggerFactory.getLogger(DocumentChecker.class);
  private static final Comparator<Problem> BY_POSITION =
      Comparator.comparingInt((Problem p) -> p.position().line())
          .thenComparingInt(p -> p.position().column());

  private final KindRegistry kinds;
  private final Limits limits;

  /**
   * @throws IllegalArgumentException if two kinds share name and version, or one has no schema
   */
  public DocumentChecker(List<Kind> kinds, Limits limits) {
    this.kinds = new KindRegistry(kinds);
    this.limits = limits;
  }

  /** The kinds' JSON Schemas, for editors. */
  public KindSchemas schemas() {
    return new KindSchemas(kinds.all());
  }

  public Limits limits() {
    return limits;
  }

  /**
   * Checks texts as a whole of their own.
   *
   * @return every problem of every text, in order of file and position
   */
  public Checked check(List<SourceText> texts) {
    return checkAgainst(Documents.empty(), texts);
  }

  /**
   * Checks texts as they would stand among {@code present}, which were found valid before.
   *
   * @return the documents of the texts alone; problems also of those present whose references or
   *     rules the texts would break
   */
  public Checked checkAgainst(Documents present, List<SourceText> texts) {
    return checkAgainst(present, List.of(), texts);
  }

  /** As before, where documents in {@code leaving} go away unless the texts hold them. */
  Checked checkAgainst(Documents present, Collection<DocumentId> leaving, List<SourceText> texts) {
    Map<String, List<Problem>> byFile = new LinkedHashMap<>();
    List<Draft> drafts = new ArrayList<>();
    List<YamlReader.Read> reads =
        texts.parallelStream().map(text -> YamlReader.read(text, limits, 0)).toList();
    for (int i = 0; i < texts.size(); i++) {
      YamlReader.Read read = reads.get(i);
      byFile.computeIfAbsent(texts.get(i).file(), _ -> new ArrayList<>()).addAll(read.problems());
      read.documents().stream().map(Draft::new).forEach(drafts::add);
    }
    List<Problem> elsewhere = review(present, leaving, drafts);
    drafts.forEach(
        draft ->
            byFile
                .computeIfAbsent(draft.yaml().file(), _ -> new ArrayList<>())
                .addAll(draft.problems()));
    List<Problem> problems = new ArrayList<>();
    byFile.values().forEach(of -> of.stream().sorted(BY_POSITION).forEach(problems::add));
    problems.addAll(elsewhere);
    return new Checked(documents(drafts), problems);
  }

  /**
   * Reads texts and checks each document against its schema alone, not against others: for what
   * only changes how documents are written.
   */
  public Parsed parse(List<SourceText> texts) {
    List<Document> documents = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (SourceText text : texts) {
      YamlReader.Read read = YamlReader.read(text, limits, 0);
      problems.addAll(read.problems());
      for (YamlDocument yaml : read.documents()) {
        Draft draft = new Draft(yaml);
        kinds.examine(draft);
        problems.addAll(draft.problems());
        Document document = draft.document();
        if (document != null) {
          documents.add(document);
        }
      }
    }
    return new Parsed(documents, problems);
  }

  /** One text that holds one document, cut out of a file below a line. */
  Draft draft(SourceText text, int lineOffset) {
    YamlReader.Read read = YamlReader.read(text, limits, lineOffset);
    YamlDocument yaml =
        read.documents().size() == 1
            ? read.documents().getFirst()
            : YamlDocument.unreadable(text, lineOffset);
    Draft draft = new Draft(yaml);
    read.problems().forEach(draft::add);
    return draft;
  }

  /**
   * Fills the drafts' problems.
   *
   * @return what would break in documents that are present and not among the drafts
   */
  List<Problem> review(Documents present, Collection<DocumentId> leaving, List<Draft> drafts) {
    drafts.parallelStream().forEach(kinds::examine);
    Map<DocumentId, Document> all = new HashMap<>();
    present.all().forEach(document -> all.put(document.id(), document));
    leaving.forEach(all::remove);
    Map<DocumentId, Document> fresh = withoutDuplicates(drafts);
    all.putAll(fresh);
    Documents after = Documents.of(all.values());
    boolean shaky = drafts.stream().anyMatch(draft -> !draft.isComplete());
    for (Draft draft : drafts) {
      Document document = draft.document();
      if (document != null && draft.isSound()) {
        problems(document, after, shaky).forEach(draft::add);
      }
    }
    return shaky ? List.of() : broken(present, after, fresh.keySet(), leaving);
  }

  /** The line of its file in which a document's text begins, comments before it included. */
  int firstLine(Document document) {
    SourceText text = new SourceText(document.file(), document.text());
    List<YamlDocument> alone = YamlReader.read(text, limits, 0).documents();
    return alone.isEmpty() ? 1 : document.start().line() - alone.getFirst().start().line() + 1;
  }

  /** The pointers of a document to others; none if its kind is not known. */
  List<Kind.Reference> references(Document document) {
    return kinds
        .find(document.kind(), document.apiVersion())
        .map(schema -> schema.kind().references(document))
        .orElse(List.of());
  }

  /** The documents that have a kind and a name. */
  static Documents documents(List<Draft> drafts) {
    List<Document> documents = new ArrayList<>();
    for (Draft draft : drafts) {
      Document document = draft.document();
      if (document != null) {
        documents.add(document);
      }
    }
    return Documents.of(documents);
  }

  private static Map<DocumentId, Document> withoutDuplicates(List<Draft> drafts) {
    Map<DocumentId, Document> first = new LinkedHashMap<>();
    for (Draft draft : drafts) {
      Document document = draft.document();
      if (document == null) {
        continue;
      }
      Document earlier = first.putIfAbsent(document.id(), document);
      if (earlier != null) {
        Position place = earlier.positionOf("/metadata/name");
        draft.error(
            document.positionOf("/metadata/name"),
            "duplicate-document",
            document.id()
                + " is defined twice; first at "
                + earlier.file()
                + ":"
                + place.line()
                + ":"
                + place.column(),
            "Keep one of them, or give this one another metadata.name");
      }
    }
    return first;
  }

  private List<Problem> broken(
      Documents present, Documents after, Set<DocumentId> fresh, Collection<DocumentId> leaving) {
    if (present.size() == 0) {
      return List.of();
    }
    Set<DocumentId> changed = new HashSet<>(fresh);
    List<Problem> broken = new ArrayList<>();
    for (DocumentId id : new References(present.all(), this).affectedBy(changed)) {
      if (fresh.contains(id) || leaving.contains(id)) {
        continue;
      }
      present.find(id).ifPresent(document -> broken.addAll(newErrors(document, present, after)));
    }
    broken.sort(Comparator.comparing(Problem::file).thenComparing(BY_POSITION));
    return broken;
  }

  private List<Problem> newErrors(Document document, Documents present, Documents after) {
    List<Problem> errors =
        problems(document, after, false).stream()
            .filter(p -> p.severity() == Problem.Severity.ERROR)
            .filter(p -> !p.rule().equals("reference-missing"))
            .toList();
    if (errors.isEmpty()) {
      return errors;
    }
    List<Problem> before = problems(document, present, false);
    return errors.stream().filter(p -> !before.contains(p)).toList();
  }

  /**
   * @param shaky others among {@code all} have not passed their schema, so a rule that looks at
   *     them may fail; their own errors are reported anyway
   */
  private List<Problem> problems(Document document, Documents all, boolean shaky) {
    Kind kind = kinds.find(document.kind(), document.apiVersion()).orElseThrow().kind();
    try {
      List<Problem> missing =
          kind.references(document).stream()
              .filter(reference -> all.find(reference.target()).isEmpty())
              .map(reference -> missing(document, reference, all))
              .toList();
      return missing.isEmpty() ? kind.check(document, all) : missing;
    } catch (RuntimeException e) {
      if (shaky) {
        LOG.debug("{} could not be checked among documents that don't pass", document.id(), e);
        return List.of();
      }
      LOG.error("Checking {} failed", document.id(), e);
      return List.of(
          document.error(
              "",
              "check-failed",
              document.id() + " could not be checked because of a mistake in Andal (" + e + ")",
              "Please report it with this document"));
    }
  }

  private static Problem missing(Document document, Kind.Reference reference, Documents all) {
    DocumentId target = reference.target();
    List<String> known = all.all(target.kind()).stream().map(Document::name).toList();
    String remedy =
        known.isEmpty()
            ? "Add a " + target.kind() + " named '" + target.name() + "'; there is none yet"
            : NearestName.remedy(target.name(), known, target.kind() + " documents");
    return document.error(
        reference.pointer(),
        "reference-missing",
        "There is no " + target.kind() + " named '" + YamlScalars.shortened(target.name()) + "'",
        remedy);
  }

  /**
   * What a hostile or mistaken text may cost.
   *
   * @param bytes of one text, UTF-8
   * @param depth of nesting
   * @param aliases expanded per text (YAML anchors)
   * @param documents per text
   * @param nodes values per text, aliases expanded
   */
  public record Limits(int bytes, int depth, int aliases, int documents, int nodes) {
    public static final Limits DEFAULT = new Limits(4 << 20, 64, 50, 5_000, 500_000);
  }
}
