package io.andal.workspace;

import io.andal.workspace.DocumentChecker.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML text event by event, so that a limit stops it at the first value too many. Not
 * thread-safe; one text each.
 */
final class YamlReader {
  private static final int LONGEST_KEY = 1024;

  private final YamlEvents source;
  private final SourceText text;
  private final Limits limits;
  private final int lineOffset;
  private final Iterator<Event> events;
  private final List<YamlDocument> documents = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<Anchor, YamlNode> anchors = new HashMap<>();
  private final Set<Anchor> open = new HashSet<>();
  private int aliases;
  private long nodes;

  private YamlReader(SourceText text, Limits limits, int lineOffset) {
    this.source = new YamlEvents(text.text());
    this.text = text;
    this.limits = limits;
    this.lineOffset = lineOffset;
    this.events = source.iterator();
  }

  /** What reading came to: the documents up to the first refusal, and what is wrong. */
  record Read(List<YamlDocument> documents, List<Problem> problems) {}

  /**
   * @param lineOffset added to every line, for a text that was cut out of a file
   */
  static Read read(SourceText text, Limits limits, int lineOffset) {
    if (YamlEvents.exceeds(text.text(), limits.bytes())) {
      YamlRefusal refusal =
          new YamlRefusal(
              "too-large",
              Position.START,
              "The text is larger than " + limits.bytes() + " bytes",
              "Split it into several files");
      return new Read(List.of(), List.of(refusal.in(text.file())));
    }
    YamlReader reader = new YamlReader(text, limits, lineOffset);
    try {
      reader.readAll();
    } catch (YamlRefusal refusal) {
      reader.problems.add(refusal.in(text.file()));
    } catch (YamlEngineException e) {
      reader.problems.add(
          YamlSyntaxError.refusal(e, reader.source.text(), lineOffset).in(text.file()));
    }
    return new Read(reader.documents, reader.problems);
  }

  private void readAll() {
    while (events.hasNext()) {
      if (events.next() instanceof DocumentStartEvent start) {
        readDocument(start);
      }
    }
  }

  private void readDocument(DocumentStartEvent start) {
    anchors.clear();
    int aliasesBefore = aliases;
    YamlNode root = node(events.next(), 1);
    Event end = events.next();
    if (root instanceof YamlNode.Scalar scalar && scalar.value().isNull()) {
      return;
    }
    int more =
        root instanceof YamlNode.Sequence list && YamlList.holdsDocuments(list)
            ? list.items().size()
            : 1;
    if (documents.size() + more > limits.documents()) {
      throw new YamlRefusal(
          "too-many-documents",
          root.position(),
          "The text holds more than " + limits.documents() + " documents",
          "Split it into several files");
    }
    String own = source.between(start, end, documents.isEmpty());
    if (root instanceof YamlNode.Sequence list && YamlList.holdsDocuments(list)) {
      boolean aliased = aliases > aliasesBefore;
      documents.addAll(new YamlList(list, own, aliased).documents(text.file()));
    } else {
      documents.add(YamlTree.document(root, own, text.file()));
    }
  }

  private YamlNode node(Event event, int depth) {
    Position position = position(event.getStartMark());
    if (event instanceof AliasEvent alias) {
      return aliased(alias, depth, position);
    }
    count(1, position);
    checkDepth(depth, position);
    Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
    anchor.ifPresent(open::add);
    YamlNode node =
        event instanceof ScalarEvent scalar
            ? new YamlNode.Scalar(position, YamlScalars.value(scalar, position))
            : collection((CollectionStartEvent) event, depth, position);
    anchor.ifPresent(
        name -> {
          open.remove(name);
          anchors.put(name, node);
        });
    return node;
  }

  private YamlNode collection(CollectionStartEvent event, int depth, Position position) {
    boolean mapping = event.getEventId() == Event.ID.MappingStart;
    event
        .getTag()
        .filter(tag -> !tag.equals("!"))
        .filter(tag -> !tag.equals("tag:yaml.org,2002:" + (mapping ? "map" : "seq")))
        .ifPresent(
            tag -> {
              throw YamlScalars.unknownTag(tag, position);
            });
    return mapping ? mapping(event, depth, position) : sequence(event, depth, position);
  }

  private YamlNode sequence(CollectionStartEvent start, int depth, Position position) {
    List<YamlNode> items = new ArrayList<>();
    long size = 1;
    int height = 0;
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      YamlNode item = node(event, depth + 1);
      items.add(item);
      size += item.size();
      height = Math.max(height, item.height());
    }
    return new YamlNode.Sequence(position, items, start.isFlow(), size, height + 1);
  }

  private YamlNode mapping(CollectionStartEvent start, int depth, Position position) {
    Map<String, YamlNode.Field> fields = new LinkedHashMap<>();
    long size = 1;
    int height = 0;
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      Position keyPosition = position(event.getStartMark());
      String name = key(event, keyPosition);
      Event valueEvent = events.next();
      YamlNode value = node(valueEvent, depth + 1);
      size += value.size();
      height = Math.max(height, value.height());
      Position valuePosition = position(valueEvent.getStartMark());
      YamlNode.Field earlier =
          fields.putIfAbsent(name, new YamlNode.Field(name, keyPosition, value, valuePosition));
      if (earlier != null) {
        problems.add(duplicate(name, keyPosition, earlier.position()));
      }
    }
    List<YamlNode.Field> all = List.copyOf(fields.values());
    return new YamlNode.Mapping(position, all, start.isFlow(), size, height + 1);
  }

  private String key(Event event, Position position) {
    count(1, position);
    if (!(event instanceof ScalarEvent scalar)) {
      throw new YamlRefusal(
          "key-not-text",
          position,
          "A list, a mapping or an alias stands where the name of a field belongs",
          "Write a plain name before the colon; put text that starts with {, [ or * in quotes");
    }
    String name = scalar.getValue();
    scalar
        .getAnchor()
        .ifPresent(
            anchor ->
                anchors.put(
                    anchor, new YamlNode.Scalar(position, YamlScalars.value(scalar, position))));
    if (name.length() > LONGEST_KEY) {
      throw new YamlRefusal(
          "key-too-long",
          position,
          "The name of a field has " + name.length() + " characters",
          "Names have at most " + LONGEST_KEY + " characters");
    }
    if (name.equals("<<") && scalar.isPlain()) {
      throw new YamlRefusal(
          "merge-key",
          position,
          "Merge keys ('<<') are no part of YAML 1.2",
          "Write the fields out, or refer to a whole value with *name");
    }
    return name;
  }

  private YamlNode aliased(AliasEvent alias, int depth, Position position) {
    Anchor name = alias.getAlias();
    if (open.contains(name)) {
      throw new YamlRefusal(
          "recursive-alias",
          position,
          "The value named '&" + name + "' contains itself",
          "Remove the alias '*" + name + "'");
    }
    YamlNode node = anchors.get(name);
    if (node == null) {
      throw new YamlRefusal(
          "alias-unknown",
          position,
          "Nothing in this document is named '&" + name + "'",
          "Mark a value with &"
              + name
              + " before this line, or put a text that starts with * in quotes");
    }
    aliases++;
    if (aliases > limits.aliases()) {
      throw new YamlRefusal(
          "too-many-aliases",
          position,
          "The text uses more than " + limits.aliases() + " aliases",
          "Write the values out");
    }
    count(node.size(), position);
    checkDepth(depth + node.height() - 1, position);
    return node;
  }

  private void count(long more, Position position) {
    nodes += more;
    if (nodes > limits.nodes()) {
      throw new YamlRefusal(
          "too-many-values",
          position,
          "The text holds more than " + limits.nodes() + " values",
          "Split it into several files");
    }
  }

  private void checkDepth(int depth, Position position) {
    if (depth > limits.depth()) {
      throw new YamlRefusal(
          "too-deep",
          position,
          "Values are nested deeper than " + limits.depth() + " levels",
          "Flatten the document");
    }
  }

  private Problem duplicate(String name, Position here, Position earlier) {
    return new YamlRefusal(
            "duplicate-key",
            here,
            "The field '"
                + YamlScalars.shortened(name)
                + "' stands twice in one mapping; it was already at line "
                + earlier.line()
                + ", column "
                + earlier.column(),
            "Keep one of them")
        .in(text.file());
  }

  private Position position(Optional<Mark> mark) {
    return mark.map(m -> new Position(m.getLine() + 1 + lineOffset, m.getColumn() + 1))
        .orElse(Position.START);
  }
}
