package io.andal.catalog.tree;

import io.andal.catalog.Scan;
import io.andal.catalog.backstage.EntityText;
import io.andal.catalog.walk.ItemFailure;
import io.andal.catalog.walk.ScanWalk;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A first look at all files of one tree: which are descriptions, and what else there tells about
 * them. Not thread-safe; one tree each.
 */
final class Survey {
  private static final int ENTITY_BYTES = 4 << 20;

  private final Grove grove;
  private final Rules rules;
  private final Search search;
  private final List<TreeFile> files;
  private final SortedMap<String, Verdict.Description> descriptions = new TreeMap<>();
  private final List<Document> documents = new ArrayList<>();
  private final TreeOwners owners;

  private Survey(Grove grove, Rules rules, Memory memory, Scan scan)
      throws SourceException, InterruptedException {
    this.grove = grove;
    this.rules = rules;
    List<TreeFile> all = grove.tree().files();
    try {
      IgnoreRules ignored = ignored(grove.tree(), all);
      this.files = all.stream().filter(file -> !ignored.leavesOut(file.path())).toList();
      this.owners = TreeOwners.of(grove.tree(), all, rules.invalid());
    } catch (ItemFailure e) {
      throw new SourceException(e.failure());
    }
    this.search = new Search(grove.tree(), files, rules.reader(), rules.limits(), memory);
    owners.codeOwners().problems().stream().findFirst().ifPresent(first -> tell(first, scan));
  }

  private static IgnoreRules ignored(FileTree tree, List<TreeFile> files) throws ItemFailure {
    for (TreeFile file : files) {
      if (file.path().equals(IgnoreRules.FILE)) {
        return IgnoreRules.of(tree.bytes(file, 1 << 20));
      }
    }
    return IgnoreRules.none();
  }

  /** Looks at everything. */
  static Survey of(Grove grove, Rules rules, Memory memory, ScanWalk walk, Scan scan)
      throws SourceException, InterruptedException {
    Survey survey = new Survey(grove, rules, memory, scan);
    for (int i = 0; i < survey.files.size(); i++) {
      // The limit is for APIs; all that is asked here is whether there is time.
      walk.check(0);
      survey.look(survey.files.get(i), scan);
      if (i % 100 == 0) {
        scan.progress(0, 0);
      }
    }
    survey.dropTypes();
    return survey;
  }

  private void look(TreeFile file, Scan scan) {
    try {
      switch (search.look(file)) {
        case Verdict.Nothing _ -> {
          // Most files are.
        }
        case Verdict.Entities _ -> documents.addAll(entities(file));
        case Verdict.TooLarge _ ->
            throw new ItemFailure(
                new SourceFailure(
                    Cause.LIMITED,
                    "%s has %,d bytes, more than are read.".formatted(file.path(), file.size()),
                    "Take it apart with $ref, or exclude it with `exclude`."));
        case Verdict.Description description -> descriptions.put(file.path(), description);
      }
    } catch (ItemFailure e) {
      scan.skipped(grove.prefix() + file.path(), grove.version(), e.failure());
    }
  }

  private List<Document> entities(TreeFile file) throws ItemFailure {
    byte[] bytes = grove.tree().bytes(file, ENTITY_BYTES);
    return EntityText.read(file.path(), new String(bytes, StandardCharsets.UTF_8));
  }

  /** What nobody can call is a part of something else, or waits to become one. */
  private void dropTypes() {
    Set<String> parts = new HashSet<>();
    descriptions.values().forEach(description -> parts.addAll(description.others().keySet()));
    descriptions
        .entrySet()
        .removeIf(
            entry ->
                !entry.getValue().callable()
                    && (parts.contains(entry.getKey()) || isTypesOnly(entry.getKey())));
  }

  /** Formats in which types commonly have files of their own. */
  private static boolean isTypesOnly(String path) {
    return path.endsWith(".proto") || path.endsWith(".graphql") || path.endsWith(".graphqls");
  }

  private void tell(Problem problem, Scan scan) {
    scan.skipped(
        grove.prefix() + problem.file(),
        grove.version(),
        new SourceFailure(Cause.BAD_QUERY, problem.oneLine(), problem.remedy()));
  }

  Grove grove() {
    return grove;
  }

  Search search() {
    return search;
  }

  TreeOwners owners() {
    return owners;
  }

  TreeEntities entities() {
    return new TreeEntities(documents, search);
  }

  /** The descriptions by their paths. */
  SortedMap<String, Verdict.Description> descriptions() {
    return descriptions;
  }

  Rules rules() {
    return rules;
  }

  Optional<TreeFile> file(String path) {
    return search.file(path);
  }
}
