package io.andal.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;
import tools.jackson.databind.JsonNode;

/** Writes trees as YAML that every reader understands alike, those of YAML 1.1 too. */
public final class YamlText {
  /** What YAML 1.1 takes for a truth value, a time, or a number to base 8 or 60. */
  private static final Pattern AMBIGUOUS =
      Pattern.compile(
          "(?i)y|n|yes|no|on|off|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+"
              + "|[-+]?0[0-9_]+|=|<<");

  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setIndent(2)
          .setWidth(120)
          .setSplitLines(false)
          .build();

  private YamlText() {}

  /** Several documents, {@code ---} between them. */
  public static String documents(List<? extends JsonNode> documents) {
    return documents.stream().map(YamlText::of).collect(Collectors.joining("---\n"));
  }

  /** One document, fields in the order of the tree. */
  public static String of(JsonNode document) {
    return new Dump(SETTINGS, new Careful()).dumpToString(value(document));
  }

  private static Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties()
            .forEach(
                field -> {
                  if (!field.getValue().isNull()) {
                    map.put(field.getKey(), value(field.getValue()));
                  }
                });
        yield map;
      }
      case ARRAY -> {
        List<Object> list = new ArrayList<>();
        node.forEach(item -> list.add(value(item)));
        yield list;
      }
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> node.numberValue();
      case STRING, BINARY, POJO, NULL, MISSING -> node.asString("");
    };
  }

  /** Puts in quotes what others might read as something else than text. */
  private static final class Careful extends StandardRepresenter {
    Careful() {
      super(SETTINGS);
      representers.put(
          String.class,
          text -> {
            String value = String.valueOf(text);
            if (AMBIGUOUS.matcher(value).matches()) {
              return representScalar(Tag.STR, value, ScalarStyle.DOUBLE_QUOTED);
            }
            return value.indexOf('\n') >= 0
                ? representScalar(Tag.STR, value, ScalarStyle.LITERAL)
                : representScalar(Tag.STR, value, ScalarStyle.PLAIN);
          });
    }
  }
}
