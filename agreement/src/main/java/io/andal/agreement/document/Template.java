package io.andal.agreement.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The published schedule of a provider, as the part of an agreement that it fixes.
 *
 * @param source where its text stands
 * @param date of the text; empty if it bears none
 * @param spec fields of an agreement's spec
 */
public record Template(
    String name, String title, String source, String date, String note, JsonNode spec) {
  private static final List<Template> ALL = load();

  /** All schedules that ship with Andal. */
  public static List<Template> all() {
    return ALL;
  }

  public static Optional<Template> find(String name) {
    return ALL.stream().filter(template -> template.name.equals(name)).findFirst();
  }

  private static List<Template> load() {
    try (InputStream in =
        Template.class.getResourceAsStream("/io/andal/agreement/templates.json")) {
      List<Template> all = new ArrayList<>();
      for (JsonNode each : JsonMapper.shared().readTree(Objects.requireNonNull(in))) {
        all.add(
            new Template(
                each.path("name").asString(),
                each.path("title").asString(),
                each.path("source").asString(),
                each.path("date").asString(),
                each.path("note").asString(),
                each.path("spec")));
      }
      return List.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a document says, with what it leaves out from here; lists are taken whole. */
  ObjectNode under(ObjectNode written) {
    ObjectNode whole = written.deepCopy();
    fill(whole, spec);
    return whole;
  }

  private static void fill(ObjectNode into, JsonNode from) {
    from.properties()
        .forEach(
            field -> {
              JsonNode present = into.path(field.getKey());
              if (present.isMissingNode() || present.isNull()) {
                into.set(field.getKey(), field.getValue().deepCopy());
              } else if (present instanceof ObjectNode inner
                  && field.getValue().isObject()
                  && !field.getKey().equals("onlyAbove")
                  && !field.getKey().equals("errorRate")) {
                fill(inner, field.getValue());
              }
            });
  }
}
