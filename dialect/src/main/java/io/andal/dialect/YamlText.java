package io.andal.dialect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;
import tools.jackson.databind.JsonNode;

/** Writes trees as YAML: block style, texts of several lines as they are. Thread-safe. */
public final class YamlText {
  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setWidth(Integer.MAX_VALUE)
          .setSplitLines(false)
          .setIndicatorIndent(2)
          .setIndentWithIndicator(true)
          .build();

  private YamlText() {}

  /** One document, with a line break at its end. */
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
        node.properties().forEach(field -> map.put(field.getKey(), plain(field.getValue())));
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
      boolean lines = value.indexOf('\n') >= 0 && value.codePoints().allMatch(Lines::printable);
      return super.representScalar(
          tag, value, tag.equals(Tag.STR) && lines ? ScalarStyle.LITERAL : style);
    }

    private static boolean printable(int c) {
      return c == '\n' || (c >= ' ' && !Character.isISOControl(c));
    }
  }
}
