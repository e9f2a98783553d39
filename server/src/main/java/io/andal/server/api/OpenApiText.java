package io.andal.server.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** The description of the API, put together from one file for each area. */
final class OpenApiText {
  private static final List<String> AREAS =
      List.of(
          "agreement",
          "policy",
          "adjustment",
          "advice",
          "report",
          "push",
          "source",
          "grafana",
          "inventory",
          "traffic",
          "channel",
          "device",
          "alert");

  private OpenApiText() {}

  static String yaml() throws IOException {
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(100).build();
    return new Dump(settings).dumpToString(tree());
  }

  static Map<String, Object> tree() throws IOException {
    Map<String, Object> whole = load("openapi.yaml");
    for (String area : AREAS) {
      merge(whole, load("openapi-" + area + ".yaml"));
    }
    return whole;
  }

  /** Lists grow, objects are joined; what is said twice keeps its first words. */
  @SuppressWarnings("unchecked")
  private static void merge(Map<String, Object> into, Map<String, Object> more) {
    more.forEach(
        (key, value) -> {
          Object present = into.putIfAbsent(key, value);
          if (present instanceof Map<?, ?> && value instanceof Map<?, ?>) {
            merge((Map<String, Object>) present, (Map<String, Object>) value);
          } else if (present instanceof List<?> && value instanceof List<?>) {
            ((List<Object>) present).addAll((List<Object>) value);
          }
        });
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> load(String name) throws IOException {
    try (InputStream stream = OpenApiText.class.getResourceAsStream(name)) {
      return (Map<String, Object>)
          new Load(LoadSettings.builder().build())
              .loadFromInputStream(Objects.requireNonNull(stream, name));
    }
  }
}
