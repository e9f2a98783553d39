package io.andal.workspace.internal;

import io.andal.workspace.DocumentChecker.Limits;
import io.andal.workspace.Position;
import io.andal.workspace.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds the tree of one document from the parser's events, with a stack of its own. */
final class TreeBuilder {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String file;
  private final Limits limits;
  private final Deque<Frame> open = new ArrayDeque<>();
  private final Map<String, Position> positions = new HashMap<>();
  private final Map<String, Anchored> anchors = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private @Nullable JsonNode root;
  private Position start = Position.START;
  private int nodes;
  private int aliases;

  TreeBuilder(String file, Limits limits) {
    this.file = file;
    this.limits = limits;
  }

  /** Counts on from the text's former document: limits are per text. */
  TreeBuilder(String file, Limits limits, TreeBuilder former) {
    this(file, limits);
    this.nodes = former.nodes;
    this.aliases = former.aliases;
  }

  void accept(Event event) {
    Position position = event.getStartMark().map(YamlReader::position).orElse(Position.START);
    switch (event) {
      case ScalarEvent scalar -> scalar(scalar, position);
      case SequenceStartEvent sequence -> open(sequence, JSON.arrayNode(), position);
      case MappingStartEvent mapping -> open(mapping, JSON.objectNode(), position);
      case AliasEvent alias -> alias(alias, position);
      case CollectionEndEvent end -> close();
      default -> {
        // the stream's own start and end carry nothing
      }
    }
  }

  private void scalar(ScalarEvent scalar, Position position) {
    Frame frame = open.peek();
    if (frame != null && frame.awaitsKey()) {
      frame.key(scalar.getValue(), position, this);
      return;
    }
    JsonNode value = Scalars.valueOf(scalar);
    place(value, position, 1);
    anchor(scalar, value, 1);
  }

  private void open(NodeEvent event, JsonNode container, Position position) {
    if (open.size() == limits.depth()) {
      throw new LimitException(
          position,
          "too-deep",
          "values are nested more than %d deep here".formatted(limits.depth()),
          "No kind of document needs that; flatten it.");
    }
    Frame frame = open.peek();
    if (frame != null && frame.awaitsKey()) {
      throw new LimitException(
          position,
          "yaml-syntax",
          "the name of a field is a list or a mapping here",
          "A field's name is plain text, followed by a colon.");
    }
    String pointer = place(container, position, 1);
    open.push(
        new Frame(container, pointer, nodes, event.getAnchor().map(Anchor::getValue).orElse(null)));
  }

  private void close() {
    Frame frame = open.pop();
    if (frame.anchor != null) {
      anchors.put(frame.anchor, new Anchored(frame.container, nodes - frame.nodesBefore + 1));
    }
  }

  private void alias(AliasEvent event, Position position) {
    Frame frame = open.peek();
    if (frame != null && frame.awaitsKey()) {
      throw new LimitException(
          position,
          "yaml-syntax",
          "the name of a field is an alias here",
          "Write the field's name itself.");
    }
    if (++aliases > limits.aliases()) {
      throw new LimitException(
          position,
          "too-many-aliases",
          "the text uses more than %d aliases (*name)".formatted(limits.aliases()),
          "Write the repeated values out, or use fewer aliases.");
    }
    String name = event.getAlias().getValue();
    Anchored anchored = anchors.get(name);
    if (anchored == null) {
      throw new LimitException(
          position,
          "yaml-syntax",
          "the alias *%s stands for nothing".formatted(name),
          "Define &%s on a complete value above it.".formatted(name));
    }
    count(anchored.nodes, position);
    place(anchored.value.deepCopy(), position, 0);
  }

  private void anchor(NodeEvent event, JsonNode value, int size) {
    event.getAnchor().ifPresent(a -> anchors.put(a.getValue(), new Anchored(value, size)));
  }

  private void count(int more, Position position) {
    nodes += more;
    if (nodes > limits.nodes()) {
      throw new LimitException(
          position,
          "too-many-values",
          "the text holds more than %,d values".formatted(limits.nodes()),
          "Split it into several files.");
    }
  }

  private String place(JsonNode value, Position position, int size) {
    count(size, position);
    Frame frame = open.peek();
    if (frame == null) {
      root = value;
      start = position;
      positions.put("", position);
      return "";
    }
    String pointer = frame.add(value);
    positions.put(pointer, position);
    return pointer;
  }

  boolean isEmpty() {
    return root == null || root.isNull();
  }

  JsonNode root() {
    return root == null ? JSON.nullNode() : root;
  }

  Position start() {
    return start;
  }

  Map<String, Position> positions() {
    return positions;
  }

  List<Problem> problems() {
    return problems;
  }

  private record Anchored(JsonNode value, int nodes) {}

  /** A collection that is being filled. */
  private static final class Frame {
    final JsonNode container;
    final String pointer;
    final int nodesBefore;
    final @Nullable String anchor;
    private @Nullable String key;

    Frame(JsonNode container, String pointer, int nodesBefore, @Nullable String anchor) {
      this.container = container;
      this.pointer = pointer;
      this.nodesBefore = nodesBefore;
      this.anchor = anchor;
    }

    boolean awaitsKey() {
      return container instanceof ObjectNode && key == null;
    }

    void key(String name, Position position, TreeBuilder tree) {
      if (container.has(name)) {
        tree.problems.add(
            new Problem(
                Problem.Severity.ERROR,
                "duplicate-key",
                tree.file,
                position,
                "the field '%s' stands twice in the same mapping".formatted(name),
                "Keep one of the two."));
      }
      key = name;
    }

    String add(JsonNode value) {
      if (container instanceof ArrayNode array) {
        array.add(value);
        return pointer + "/" + (array.size() - 1);
      }
      String name = java.util.Objects.requireNonNull(key);
      ((ObjectNode) container).set(name, value);
      key = null;
      return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
  }
}
