package io.andal.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;

/**
 * Writes trees as YAML that readers of versions 1.1 and 1.2 understand alike: block style, texts of
 * several lines as they are. Thread-safe.
 */
public final class YamlText {
  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setWidth(Integer.MAX_VALUE)
          .setSplitLines(false)
          .setIndicatorIndent(2)
          .setIndentWithIndicator(true)
          .setSchema(new CoreSchema())
          .build();

  /** What readers of YAML 1.1 take for a truth value, a time, or a number to another base. */
  private static final Pattern OTHERWISE_READ =
      Pattern.compile(
          "(?i)y|n|yes|no|on|off|=|<<|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*"
              + "|[-+]?0[0-9_]+|[-+]?0b[01_]+|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?"
              + "|[-+]?[0-9][0-9_,]*(\\.[0-9_]*)?");

  private YamlText() {}

  /** One document, with a line break at its end; fields without a value are left out. */
  public static String write(JsonNode tree) {
    return new Dump(SETTINGS, new Lines(SETTINGS)).dumpToString(plain(tree));
  }

  /** Documents with {@code ---} between them. */
  public static String write(List<? extends JsonNode> trees) {
    return String.join("---\n", trees.stream().map(YamlText::write).toList());
  }

  private static Object plain(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties()
            .forEach(
                field -> {
                  if (!field.getValue().isNull()) {
                    map.put(field.getKey(), plain(field.getValue()));
                  }
                });
        yield map;
      }
      case ARRAY -> {
        List<Object> list = new ArrayList<>();
        node.forEach(item -> list.add(plain(item)));
        yield list;
      }
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> node.numberValue();
      case STRING, BINARY, POJO, NULL, MISSING -> node.asString("");
    };
  }

  /** Texts of several lines keep their lines. */
  private static final class Lines extends StandardRepresenter {
    Lines(DumpSettings settings) {
      super(settings);
    }

    @Override
    protected Node representScalar(Tag tag, String value, ScalarStyle style) {
      return super.representScalar(tag, value, tag.equals(Tag.STR) ? styleOf(value, style) : style);
    }

    private static ScalarStyle styleOf(String value, ScalarStyle style) {
      if (OTHERWISE_READ.matcher(value).matches()) {
        return ScalarStyle.DOUBLE_QUOTED;
      }
      boolean lines = value.indexOf('\n') >= 0 && value.codePoints().allMatch(Lines::printable);
      return lines ? ScalarStyle.LITERAL : style;
    }

    private static boolean printable(int c) {
      return c == '\n' || (c >= ' ' && !Character.isISOControl(c));
    }
  }
}
