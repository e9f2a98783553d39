package io.andal.specification.protobuf;

import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import io.andal.specification.Mapping;
import io.andal.specification.OtherFiles;
import io.andal.specification.SpecificationFile;
import io.andal.specification.tree.FileText;
import io.andal.specification.tree.ReadingBudget;
import io.andal.specification.tree.Refusal;
import io.andal.specification.tree.Shortened;
import io.andal.workspace.Position;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a proto file and what it imports. Not thread-safe; one each. */
public final class ProtobufReader {
  private static final Pattern PLACE =
      Pattern.compile("Syntax error in .*?:(\\d+):(\\d+): (.*)", Pattern.DOTALL);

  /** What every compiler brings along. */
  private static final String WELL_KNOWN = "google/";

  private final OtherFiles others;
  private final ReadingBudget budget;
  private final Map<String, ProtoFileElement> files = new LinkedHashMap<>();
  private final List<SpecificationFile> parts = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private ProtobufReader(OtherFiles others, ReadingBudget budget) {
    this.others = others;
    this.budget = budget;
  }

  /**
   * What was read.
   *
   * @param root as {@link ProtobufTree} describes it; empty if the file doesn't parse
   */
  public record Read(
      Optional<Mapping> root, List<SpecificationFile> parts, List<Problem> problems) {}

  /** Reads one file with those that it imports. */
  public static Read read(SpecificationFile file, OtherFiles others, ReadingBudget budget) {
    ProtobufReader reader = new ProtobufReader(others, budget);
    reader.open(file);
    ProtoFileElement main = reader.files.get(file.name());
    Optional<Mapping> root =
        main == null
            ? Optional.empty()
            : Optional.of(ProtobufTree.of(file.name(), main, reader.files));
    return new Read(root, List.copyOf(reader.parts), List.copyOf(reader.problems));
  }

  private void open(SpecificationFile file) {
    try {
      budget.file(file);
      String text = FileText.of(file);
      checkDepth(text);
      ProtoFileElement element = parsed(text, file.name());
      files.put(file.name(), element);
      List<String> imports = new ArrayList<>(element.getImports());
      imports.addAll(element.getPublicImports());
      imports.addAll(element.getWeakImports());
      for (String path : imports) {
        imported(path, file, text);
      }
    } catch (Refusal refusal) {
      problems.add(refusal.in(file.name()));
    }
  }

  private static ProtoFileElement parsed(String text, String name) {
    try {
      return ProtoParser.Companion.parse(Location.get(name), text);
    } catch (IllegalStateException | IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      Matcher place = PLACE.matcher(message);
      boolean placed = place.find();
      throw new Refusal(
          "protobuf-syntax",
          placed
              ? new Position(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)))
              : Position.START,
          "This is no protobuf: " + Shortened.text(placed ? place.group(3) : message),
          "Check the braces, the semicolons and the field numbers around this place");
    }
  }

  /** The parser calls itself for each message in a message. */
  private void checkDepth(String text) {
    int depth = 0;
    int line = 1;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '{', '[', '<', '(' -> depth++;
        case '}', ']', '>', ')' -> depth = Math.max(0, depth - 1);
        case '\n' -> line++;
        default -> {}
      }
      if (depth > budget.limits().depth()) {
        throw new Refusal(
            "too-deep",
            new Position(line, 1),
            "Messages are nested deeper than " + budget.limits().depth() + " levels",
            "Move inner messages out");
      }
    }
  }

  private void imported(String path, SpecificationFile from, String text) {
    if (parts.stream().anyMatch(p -> p.name().endsWith(path))) {
      return;
    }
    if (!budget.allowsAnotherFile()) {
      return;
    }
    Optional<SpecificationFile> found = find(from.name(), path);
    if (found.isPresent()) {
      SpecificationFile part = found.get();
      if (!files.containsKey(part.name())
          && parts.stream().noneMatch(p -> p.name().equals(part.name()))) {
        parts.add(part);
        open(part);
      }
    } else if (!path.startsWith(WELL_KNOWN)) {
      problems.add(
          new Problem(
              Problem.Severity.WARNING,
              "import-missing",
              from.name(),
              place(path, text),
              "The imported file '" + Shortened.text(path) + "' can't be had",
              "Put it at this path below a folder that holds this file"));
    }
  }

  /** Imports start at a root that nobody names: it is one of the folders above the file. */
  private Optional<SpecificationFile> find(String from, String path) {
    int folders = (int) from.chars().filter(c -> c == '/').count();
    for (int up = 0; up <= folders; up++) {
      Optional<SpecificationFile> found = others.find(from, "../".repeat(up) + path);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Position place(String path, String text) {
    int at = Math.max(0, text.indexOf('"' + path));
    int lineStart = text.lastIndexOf('\n', at) + 1;
    int line = 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    return new Position(line, at - lineStart + 1);
  }
}
