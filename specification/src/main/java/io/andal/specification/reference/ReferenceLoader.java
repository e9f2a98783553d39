package io.andal.specification.reference;

import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.OtherFiles;
import io.andal.specification.SpecificationFile;
import io.andal.specification.tree.ReadingBudget;
import io.andal.specification.tree.Shortened;
import io.andal.specification.tree.Tree;
import io.andal.specification.tree.TreeReader;
import io.andal.workspace.Position;
import io.andal.workspace.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gets the files that a description's references lead to. Not thread-safe; one each. */
public final class ReferenceLoader {
  private static final int MOST_WARNINGS = 200;

  private final String main;
  private final OtherFiles others;
  private final ReadingBudget budget;
  private final Map<String, Node> roots = new HashMap<>();
  private final Map<String, String> links = new HashMap<>();
  private final IdentityHashMap<Mapping, String> files = new IdentityHashMap<>();
  private final Map<String, SpecificationFile> parts = new LinkedHashMap<>();
  private final Deque<String> toScan = new ArrayDeque<>();
  private final List<Found> references = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private boolean full;

  private ReferenceLoader(String main, OtherFiles others, ReadingBudget budget) {
    this.main = main;
    this.others = others;
    this.budget = budget;
  }

  private record Found(Mapping mapping, String text, String file) {}

  /**
   * What was loaded.
   *
   * @param parts the other files, in the order they were met
   * @param problems errors in these files, and a warning for each reference that leads nowhere
   */
  public record Loaded(
      References references, List<SpecificationFile> parts, List<Problem> problems) {}

  /** Loads what the references of a file need, and what those files need. */
  public static Loaded load(String file, Node root, OtherFiles others, ReadingBudget budget) {
    ReferenceLoader loader = new ReferenceLoader(file, others, budget);
    loader.roots.put(file, root);
    loader.toScan.add(file);
    loader.scanAll();
    References references = new References(file, loader.roots, loader.links, loader.files);
    loader.check(references);
    return new Loaded(references, List.copyOf(loader.parts.values()), List.copyOf(loader.problems));
  }

  private void scanAll() {
    while (!toScan.isEmpty()) {
      String file = toScan.remove();
      Node root = roots.get(file);
      if (root != null) {
        ReferenceScan.scan(root, (mapping, text) -> met(mapping, text, file));
      }
    }
  }

  private boolean met(Mapping mapping, String text, String file) {
    if (full) {
      return false;
    }
    if (!budget.allowsAnotherReference()) {
      full = true;
      warn(
          "too-many-references",
          file,
          mapping.position(),
          "The description has more than " + budget.limits().references() + " references",
          "Split it into several descriptions; the references from here on are not followed");
      return false;
    }
    references.add(new Found(mapping, text, file));
    if (!file.equals(main)) {
      files.put(mapping, file);
    }
    String other = Reference.parsed(text).file();
    if (!other.isEmpty() && !links.containsKey(References.link(file, other))) {
      open(other, file, mapping);
    }
    return true;
  }

  private void open(String reference, String from, Mapping mapping) {
    if (!budget.allowsAnotherFile()) {
      full = true;
      warn(
          "too-many-files",
          from,
          mapping.position(),
          "The references lead to more than " + budget.limits().files() + " files",
          "Bundle the description into fewer files; the rest is not read");
      return;
    }
    Optional<SpecificationFile> found = others.find(from, reference);
    if (found.isEmpty()) {
      return;
    }
    SpecificationFile file = found.get();
    links.put(References.link(from, reference), file.name());
    if (!roots.containsKey(file.name()) && parts.putIfAbsent(file.name(), file) == null) {
      Tree tree = TreeReader.read(file, budget);
      problems.addAll(tree.problems());
      tree.root().ifPresent(root -> roots.put(file.name(), root));
      toScan.add(file.name());
    }
  }

  private void check(References all) {
    for (Found reference : references) {
      if (problems.size() >= MOST_WARNINGS) {
        return;
      }
      if (all.resolve(reference.mapping()) instanceof Resolution.Missing missing) {
        warn(missing, reference);
      }
    }
  }

  private void warn(Resolution.Missing missing, Found reference) {
    Node text = reference.mapping().get("$ref");
    Position position = text == null ? reference.mapping().position() : text.position();
    String shown = "'" + Shortened.text(reference.text()) + "'";
    switch (missing.reason()) {
      case NO_FILE ->
          warn(
              "reference-unreadable",
              reference.file(),
              position,
              "The file that " + shown + " refers to can't be had",
              "Give its path relative to this file, and put it beside the description");
      case NOTHING_THERE ->
          warn(
              "reference-missing",
              reference.file(),
              position,
              "Nothing stands where " + shown + " leads",
              "Correct the path behind the #, or add what is missing");
      case CYCLE ->
          warn(
              "reference-cycle",
              reference.file(),
              position,
              shown + " leads back to itself and never to a value",
              "Let one of the references name a value");
    }
  }

  private void warn(String rule, String file, Position position, String message, String remedy) {
    problems.add(new Problem(Problem.Severity.WARNING, rule, file, position, message, remedy));
  }
}
