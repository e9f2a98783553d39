package io.andal.specification.wsdl;

import io.andal.specification.OtherFiles;
import io.andal.specification.Outline;
import io.andal.specification.SpecificationFile;
import io.andal.specification.tree.FileText;
import io.andal.specification.tree.ReadingBudget;
import io.andal.specification.tree.Refusal;
import io.andal.specification.tree.Shortened;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a WSDL file with the files and schemas that it imports. Not thread-safe; one each. */
public final class WsdlReader {
  private final OtherFiles others;
  private final ReadingBudget budget;
  private final Map<String, SpecificationFile> parts = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final WsdlDefinitions definitions;

  private WsdlReader(String file, OtherFiles others, ReadingBudget budget) {
    this.others = others;
    this.budget = budget;
    this.definitions = new WsdlDefinitions(file);
  }

  /** What was read. */
  public record Read(Outline outline, List<SpecificationFile> parts, List<Problem> problems) {}

  /** Reads one file with those that it imports. */
  public static Read read(SpecificationFile file, OtherFiles others, ReadingBudget budget) {
    WsdlReader reader = new WsdlReader(file.name(), others, budget);
    reader.open(file);
    return new Read(
        WsdlOutline.of(reader.definitions),
        List.copyOf(reader.parts.values()),
        List.copyOf(reader.problems));
  }

  private void open(SpecificationFile file) {
    try {
      budget.file(file);
      Xml.Element root = Xml.read(FileText.of(file), budget);
      definitions.add(file.name(), root);
      imports(root, file);
    } catch (Refusal refusal) {
      problems.add(refusal.in(file.name()));
    }
  }

  private void imports(Xml.Element element, SpecificationFile file) {
    for (Xml.Element child : element.children()) {
      boolean imports = child.name().equals("import") || child.name().equals("include");
      String location =
          child.attribute("location").isEmpty()
              ? child.attribute("schemaLocation")
              : child.attribute("location");
      if (imports && !location.isEmpty()) {
        imported(location, child, file);
      } else if (child.name().equals("types") || child.name().equals("schema")) {
        imports(child, file);
      }
    }
  }

  private void imported(String location, Xml.Element place, SpecificationFile from) {
    if (!budget.allowsAnotherFile()) {
      return;
    }
    Optional<SpecificationFile> found = others.find(from.name(), location);
    if (found.isEmpty()) {
      problems.add(
          new Problem(
              Problem.Severity.WARNING,
              "import-missing",
              from.name(),
              place.position(),
              "The imported file '" + Shortened.text(location) + "' can't be had",
              "Give its path relative to this file, and put it beside the description"));
      return;
    }
    SpecificationFile part = found.get();
    if (!part.name().equals(definitions.file()) && parts.putIfAbsent(part.name(), part) == null) {
      open(part);
    }
  }
}
