package io.andal.workspace.internal;

import io.andal.workspace.DocumentChecker.Limits;
import io.andal.workspace.Position;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads a text of one or more YAML documents into trees with positions.
 *
 * <p>It works on the parser's events, without recursion and within limits, so that a hostile text
 * costs no more than its size allows. What was read before a fault is kept.
 */
public final class YamlReader {
  private final Limits limits;
  private final SourceText source;
  private final List<YamlTree> trees = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private YamlReader(SourceText source, Limits limits) {
    this.source = source;
    this.limits = limits;
  }

  /** What a text holds: trees, and what is wrong with its YAML. */
  public record Result(List<YamlTree> trees, List<Problem> problems) {}

  public static Result read(SourceText source, Limits limits) {
    YamlReader reader = new YamlReader(source, limits);
    reader.read();
    return new Result(reader.trees, reader.problems);
  }

  private void read() {
    String text = source.text();
    if (text.length() > limits.bytes()
        || text.getBytes(StandardCharsets.UTF_8).length > limits.bytes()) {
      fail(
          Position.START,
          "too-large",
          "the text is larger than %,d bytes".formatted(limits.bytes()),
          "Split it into several files.");
      return;
    }
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(source.file())
            .setCodePointLimit(Integer.MAX_VALUE)
            .setParseComments(false)
            .build();
    try {
      TreeBuilder tree = new TreeBuilder(source.file(), limits);
      List<Span> spans = new ArrayList<>();
      for (Event event : new Parse(settings).parseString(content)) {
        if (event instanceof DocumentStartEvent start) {
          if (spans.size() == limits.documents()) {
            throw new LimitException(
                at(start),
                "too-many-documents",
                "the text holds more than %,d documents".formatted(limits.documents()),
                "Split it into several files.");
          }
          spans.add(new Span(start.isExplicit(), at(start).line()));
        } else if (event instanceof DocumentEndEvent end) {
          Span span = spans.getLast();
          span.endLine = end.isExplicit() ? at(end).line() : Integer.MAX_VALUE;
          span.tree = tree;
          tree = new TreeBuilder(source.file(), limits, tree);
        } else {
          tree.accept(event);
        }
      }
      collect(content, spans);
    } catch (LimitException e) {
      fail(e.position(), e.rule(), String.valueOf(e.getMessage()), e.remedy());
    } catch (MarkedYamlEngineException e) {
      fail(
          e.getProblemMark().map(YamlReader::position).orElse(Position.START),
          "yaml-syntax",
          "this is not YAML: "
              + (e.getContext() == null || e.getContext().isBlank() ? "" : e.getContext() + ", ")
              + e.getProblem(),
          remedyFor(String.valueOf(e.getProblem())));
    } catch (ReaderException e) {
      fail(
          Position.START,
          "yaml-syntax",
          "the text holds a character that YAML doesn't allow: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
          "Save the file as plain UTF-8 text.");
    } catch (YamlEngineException e) {
      fail(
          Position.START,
          "yaml-syntax",
          "this is not YAML: " + e.getMessage(),
          "Compare it with an example in docs/reference.");
    }
  }

  private static String remedyFor(String problem) {
    if (problem.contains("\\t")) {
      return "Indent with spaces; YAML doesn't allow tabs there.";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "Look at the indentation, and put values that contain ': ' in quotes.";
    }
    return "Look at the indentation and the quotes of this line and the one above.";
  }

  private void collect(String content, List<Span> spans) {
    List<String> lines = content.lines().toList();
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      TreeBuilder tree = span.tree;
      if (tree == null) {
        continue;
      }
      problems.addAll(tree.problems());
      if (tree.isEmpty()) {
        continue;
      }
      boolean first = i == 0;
      int from = first && !span.explicit ? 1 : span.startLine;
      int to =
          Math.min(
              i + 1 < spans.size() ? spans.get(i + 1).startLine : lines.size() + 1, span.endLine);
      List<String> own =
          new ArrayList<>(
              lines.subList(from - 1, Math.max(from - 1, Math.min(to - 1, lines.size()))));
      if (span.explicit && !own.isEmpty() && own.getFirst().matches("---\\s*(#.*)?")) {
        own.removeFirst();
      }
      String text = String.join("\n", own).strip() + "\n";
      trees.add(new YamlTree(tree.root(), text, tree.start(), tree.positions()));
    }
  }

  private void fail(Position position, String rule, String message, String remedy) {
    problems.add(
        new Problem(Problem.Severity.ERROR, rule, source.file(), position, message, remedy));
  }

  private static Position at(Event event) {
    return event.getStartMark().map(YamlReader::position).orElse(Position.START);
  }

  static Position position(org.snakeyaml.engine.v2.exceptions.Mark mark) {
    return new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static final class Span {
    final boolean explicit;
    final int startLine;
    int endLine = Integer.MAX_VALUE;
    @org.jspecify.annotations.Nullable TreeBuilder tree;

    Span(boolean explicit, int startLine) {
      this.explicit = explicit;
      this.startLine = startLine;
    }
  }
}
