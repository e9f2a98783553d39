package io.andal.specification.tree;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Scalar;
import io.andal.specification.Sequence;
import io.andal.workspace.Position;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads the first document of one YAML text event by event, so that a limit stops it at the first
 * value too many. Not thread-safe; one text each.
 */
final class YamlTree {
  private static final String STANDARD = "tag:yaml.org,2002:";

  private final ParserImpl events;
  private final String file;
  private final ReadingBudget budget;
  private final List<Problem> problems;
  private final Duplicates duplicates;
  private final Words words = new Words();
  private final Map<Anchor, Anchored> anchors = new HashMap<>();
  private final Set<Anchor> open = new HashSet<>();
  private int deepest;

  private YamlTree(String text, String file, ReadingBudget budget, List<Problem> problems) {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
    this.events = new ParserImpl(settings, new StreamReader(settings, text));
    this.file = file;
    this.budget = budget;
    this.problems = problems;
    this.duplicates = new Duplicates(file, problems);
  }

  /** A value with a name: how many values it holds, and how deep they go. */
  private record Anchored(Node node, long size, int height) {}

  /**
   * @param problems gets warnings
   * @return null if the text says nothing
   * @throws Refusal if a limit is reached
   * @throws org.snakeyaml.engine.v2.exceptions.YamlEngineException at the first mistake
   */
  static @Nullable Node read(
      String text, String file, ReadingBudget budget, List<Problem> problems) {
    return new YamlTree(text, file, budget, problems).document();
  }

  private @Nullable Node document() {
    Node root = null;
    while (events.hasNext()) {
      Event event = events.next();
      if (!(event instanceof DocumentStartEvent)) {
        continue;
      }
      if (root != null) {
        warn(
            "more-documents",
            position(event),
            "A second YAML document begins here",
            "Keep one description per file; what follows is not read");
        return root;
      }
      Node node = node(events.next(), 1);
      root = node instanceof Scalar scalar && scalar.type() == Scalar.Type.NULL ? null : node;
    }
    return root;
  }

  private Node node(Event event, int depth) {
    Mark mark = event.getStartMark().orElseThrow();
    int line = mark.getLine() + 1;
    int column = mark.getColumn() + 1;
    if (event instanceof AliasEvent alias) {
      return aliased(alias, depth, line, column);
    }
    long before = budget.nodes();
    budget.count(1, line, column);
    budget.checkDepth(depth, line, column);
    Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
    if (anchor.isEmpty()) {
      deepest = Math.max(deepest, depth);
      return content(event, depth, line, column);
    }
    int outside = deepest;
    deepest = depth;
    open.add(anchor.get());
    Node node = content(event, depth, line, column);
    open.remove(anchor.get());
    anchors.put(anchor.get(), new Anchored(node, budget.nodes() - before, deepest - depth));
    deepest = Math.max(deepest, outside);
    return node;
  }

  private Node content(Event event, int depth, int line, int column) {
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar, line, column);
    }
    CollectionStartEvent start = (CollectionStartEvent) event;
    boolean mapping = event.getEventId() == Event.ID.MappingStart;
    start
        .getTag()
        .filter(tag -> !tag.equals("!") && !tag.equals(STANDARD + (mapping ? "map" : "seq")))
        .ifPresent(tag -> unknownTag(tag, line, column));
    return mapping ? mapping(depth, line, column) : sequence(depth, line, column);
  }

  private Scalar scalar(ScalarEvent event, int line, int column) {
    String text = words.of(event.getValue());
    Optional<String> tag = event.getTag();
    if (tag.isEmpty()) {
      Scalar.Type type = event.isPlain() ? CoreSchema.type(text) : Scalar.Type.TEXT;
      return new Scalar(line, column, type, text);
    }
    String name = tag.get();
    if (name.equals("!") || name.equals(STANDARD + "str")) {
      return new Scalar(line, column, Scalar.Type.TEXT, text);
    }
    Scalar.Type type = CoreSchema.type(text);
    boolean fits =
        switch (name) {
          case STANDARD + "null" -> type == Scalar.Type.NULL;
          case STANDARD + "bool" -> type == Scalar.Type.BOOLEAN;
          case STANDARD + "int", STANDARD + "float" -> type == Scalar.Type.NUMBER;
          default -> false;
        };
    if (!fits) {
      unknownTag(name, line, column);
    }
    return new Scalar(line, column, fits ? type : Scalar.Type.TEXT, text);
  }

  private Sequence sequence(int depth, int line, int column) {
    List<Node> items = new ArrayList<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      items.add(node(event, depth + 1));
    }
    return new Sequence(line, column, items);
  }

  private Mapping mapping(int depth, int line, int column) {
    List<Field> fields = new ArrayList<>();
    boolean merges = false;
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      Mark mark = event.getStartMark().orElseThrow();
      int keyLine = mark.getLine() + 1;
      int keyColumn = mark.getColumn() + 1;
      String key = key(event, keyLine, keyColumn);
      merges |= key.equals("<<");
      fields.add(new Field(key, keyLine, keyColumn, node(events.next(), depth + 1)));
    }
    Mapping mapping = new Mapping(line, column, fields);
    duplicates.check(mapping);
    return merges ? merged(mapping) : mapping;
  }

  /** YAML 1.1 merges what stands at {@code <<}; many descriptions still rely on it. */
  private Mapping merged(Mapping mapping) {
    List<Field> fields = new ArrayList<>(mapping.fields());
    Set<String> keys = new HashSet<>();
    fields.forEach(field -> keys.add(field.key()));
    for (Field field : mapping.fields()) {
      if (field.key().equals("<<")) {
        List<Node> sources =
            field.value() instanceof Sequence list ? list.items() : List.of(field.value());
        for (Node source : sources) {
          if (source instanceof Mapping other) {
            budget.count(other.fields().size(), field.line(), field.column());
            other.fields().stream().filter(f -> keys.add(f.key())).forEach(fields::add);
          }
        }
      }
    }
    return new Mapping(mapping.line(), mapping.column(), fields);
  }

  private String key(Event event, int line, int column) {
    if (event instanceof ScalarEvent scalar) {
      String key = words.of(scalar.getValue());
      scalar
          .getAnchor()
          .ifPresent(name -> anchors.put(name, new Anchored(scalar(scalar, line, column), 1, 0)));
      return key;
    }
    if (event instanceof AliasEvent alias
        && anchors.get(alias.getAlias()) instanceof Anchored(Scalar scalar, long _, int _)) {
      return scalar.text();
    }
    throw new Refusal(
        "key-not-text",
        new Position(line, column),
        "A list or a mapping stands where a key belongs",
        "Write a plain name before the colon; put text that starts with {, [ or * in quotes");
  }

  private Node aliased(AliasEvent alias, int depth, int line, int column) {
    Anchor name = alias.getAlias();
    if (open.contains(name)) {
      throw new Refusal(
          "recursive-alias",
          new Position(line, column),
          "The value named '&" + name + "' contains itself",
          "Remove the alias '*" + name + "'; a schema refers to itself with $ref");
    }
    Anchored anchored = anchors.get(name);
    if (anchored == null) {
      throw new Refusal(
          "alias-unknown",
          new Position(line, column),
          "Nothing in this text is named '&" + name + "'",
          "Mark a value with &"
              + name
              + " before this line, or put a text that starts with * in quotes");
    }
    budget.count(anchored.size(), line, column);
    budget.checkDepth(depth + anchored.height(), line, column);
    deepest = Math.max(deepest, depth + anchored.height());
    return anchored.node();
  }

  private void unknownTag(String tag, int line, int column) {
    warn(
        "yaml-tag",
        new Position(line, column),
        "The YAML tag '" + Shortened.text(tag.replace(STANDARD, "!!")) + "' has no meaning here",
        "Remove the tag; the value is read without it");
  }

  private void warn(String rule, Position position, String message, String remedy) {
    problems.add(new Problem(Problem.Severity.WARNING, rule, file, position, message, remedy));
  }

  private static Position position(Event event) {
    Mark mark = event.getStartMark().orElseThrow();
    return new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
