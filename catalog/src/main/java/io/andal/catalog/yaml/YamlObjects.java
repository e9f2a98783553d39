package io.andal.catalog.yaml;

import io.andal.catalog.walk.ItemFailure;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The objects of a YAML text with any number of documents, within limits. Lists of Kubernetes
 * ({@code kind: List}) and plain lists are taken apart. Not thread-safe; one text each.
 */
public final class YamlObjects {
  private static final int BYTES = 4 << 20;
  private static final int DEPTH = 64;
  private static final int VALUES = 500_000;
  private static final int OBJECTS = 5_000;

  private final String file;
  private final List<ObjectNode> objects = new ArrayList<>();
  private int values;

  private YamlObjects(String file) {
    this.file = file;
  }

  /**
   * Reads a text.
   *
   * @param file its name, for people
   * @throws ItemFailure if it is no YAML, or more than the limits allow; it says where
   */
  public static List<ObjectNode> read(String file, String text) throws ItemFailure {
    YamlObjects reader = new YamlObjects(file);
    if (text.length() > BYTES) {
      throw reader.limited("is larger than 4 MB");
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setCodePointLimit(BYTES)
            .setMaxAliasesForCollections(50)
            .setAllowDuplicateKeys(true)
            .setAllowNonScalarKeys(false)
            .build();
    try {
      for (Object document : new Load(settings).loadAllFromString(text)) {
        reader.add(reader.node(document, 0));
      }
    } catch (YamlEngineException e) {
      throw reader.broken(e);
    }
    return List.copyOf(reader.objects);
  }

  private void add(JsonNode node) throws ItemFailure {
    if (node instanceof ObjectNode object) {
      if (object.path("kind").asString("").endsWith("List") && object.path("items").isArray()) {
        add(object.path("items"));
      } else {
        objects.add(object);
      }
    } else if (node.isArray()) {
      for (JsonNode item : node) {
        add(item);
      }
    }
    if (objects.size() > OBJECTS) {
      throw limited("holds more than 5,000 documents");
    }
  }

  private JsonNode node(Object value, int depth) throws ItemFailure {
    values++;
    if (depth > DEPTH || values > VALUES) {
      throw limited(depth > DEPTH ? "is nested deeper than 64" : "holds more than 500,000 values");
    }
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (value) {
      case null -> nodes.nullNode();
      case Map<?, ?> map -> {
        ObjectNode object = nodes.objectNode();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          object.set(String.valueOf(entry.getKey()), node(entry.getValue(), depth + 1));
        }
        yield object;
      }
      case Iterable<?> list -> {
        ArrayNode array = nodes.arrayNode();
        for (Object item : list) {
          array.add(node(item, depth + 1));
        }
        yield array;
      }
      case Boolean truth -> nodes.booleanNode(truth);
      case Integer number -> nodes.numberNode(number);
      case Long number -> nodes.numberNode(number);
      case Double number -> nodes.numberNode(number);
      default -> nodes.stringNode(value.toString());
    };
  }

  private ItemFailure broken(YamlEngineException e) {
    String where =
        e instanceof MarkedYamlEngineException marked
            ? marked
                .getProblemMark()
                .map(mark -> ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                .orElse("")
            : "";
    String what =
        e instanceof MarkedYamlEngineException marked
            ? marked.getProblem()
            : String.valueOf(e.getMessage());
    return new ItemFailure(
        new SourceFailure(
            Cause.BAD_QUERY, file + where + " is no YAML: " + what + ".", "Mend the file there."));
  }

  private ItemFailure limited(String what) {
    return new ItemFailure(
        new SourceFailure(Cause.LIMITED, file + " " + what + ".", "Split it into several files."));
  }
}
