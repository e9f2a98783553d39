package io.andal.dialect.sloth;

import io.andal.dialect.sloth.SlothSlo.Alerting;
import io.andal.dialect.sloth.SlothSlo.Notice;
import io.andal.dialect.sloth.SlothSlo.Resource;
import io.andal.workspace.Document;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an SLO document keeps of its Sloth form in annotations {@code sloth.slok.dev/…}, because
 * OpenSLO has no field for it. Structures are kept as JSON.
 */
final class Notes {
  static final String SPEC = "sloth.slok.dev/spec";
  static final String SERVICE = "sloth.slok.dev/service";
  static final String NAME = "sloth.slok.dev/slo";
  static final String LABELS = "sloth.slok.dev/labels";
  static final String ALERTING = "sloth.slok.dev/alerting";
  static final String ALERTS = "andal.io/alerts";
  static final String RESOURCE = "sloth.slok.dev/resource";
  static final String ERROR_QUERY = "sloth.slok.dev/error-query";
  static final String TOTAL_QUERY = "sloth.slok.dev/total-query";

  private static final JsonMapper JSON = new JsonMapper();

  private Notes() {}

  /** Whether a document came from Sloth. */
  static boolean of(Document document) {
    return !document.annotation(SPEC).isEmpty();
  }

  static String text(Map<String, String> texts) {
    return JSON.writeValueAsString(texts);
  }

  /** Empty text if there is nothing to keep. */
  static String text(Alerting alerting) {
    ObjectNode tree = JSON.createObjectNode();
    if (!alerting.name().isEmpty()) {
      tree.put("name", alerting.name());
    }
    put(tree, "labels", alerting.labels());
    put(tree, "annotations", alerting.annotations());
    put(tree, "page_alert", alerting.page());
    put(tree, "ticket_alert", alerting.ticket());
    return tree.isEmpty() ? "" : tree.toString();
  }

  private static void put(ObjectNode tree, String field, Notice notice) {
    ObjectNode of = JSON.createObjectNode();
    put(of, "labels", notice.labels());
    put(of, "annotations", notice.annotations());
    if (!of.isEmpty()) {
      tree.set(field, of);
    }
  }

  static String text(Resource resource) {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("name", resource.name());
    if (!resource.namespace().isEmpty()) {
      tree.put("namespace", resource.namespace());
    }
    put(tree, "labels", resource.labels());
    put(tree, "annotations", resource.annotations());
    return tree.toString();
  }

  private static void put(ObjectNode tree, String field, Map<String, String> texts) {
    if (!texts.isEmpty()) {
      texts.forEach(tree.putObject(field)::put);
    }
  }

  /** Labels that OpenSLO has no form for. */
  static Map<String, String> labels(Document document) {
    return texts(json(document, LABELS));
  }

  static Alerting alerting(Document document) {
    JsonNode tree = json(document, ALERTING);
    String heard = document.annotation(ALERTS);
    return new Alerting(
        tree.path("name").asString(""),
        texts(tree.path("labels")),
        texts(tree.path("annotations")),
        notice(heard.equals("none") || heard.equals("ticket"), tree.path("page_alert")),
        notice(heard.equals("none") || heard.equals("page"), tree.path("ticket_alert")));
  }

  /** What {@link #ALERTS} says of them; empty text if both are raised. */
  static String heard(Alerting alerting) {
    boolean page = !alerting.page().disabled();
    boolean ticket = !alerting.ticket().disabled();
    if (page == ticket) {
      return page ? "" : "none";
    }
    return page ? "page" : "ticket";
  }

  private static Notice notice(boolean disabled, JsonNode tree) {
    return new Notice(disabled, texts(tree.path("labels")), texts(tree.path("annotations")));
  }

  static Resource resource(Document document) {
    JsonNode tree = json(document, RESOURCE);
    return new Resource(
        tree.path("name").asString(""),
        tree.path("namespace").asString(""),
        texts(tree.path("labels")),
        texts(tree.path("annotations")));
  }

  /**
   * Whether an annotation that should hold JSON does.
   *
   * @return empty text, or what is wrong
   */
  static String defect(Document document, String annotation) {
    String text = document.annotation(annotation);
    try {
      return text.isEmpty() || JSON.readTree(text).isObject()
          ? ""
          : "the annotation %s is no JSON object".formatted(annotation);
    } catch (JacksonException e) {
      return "the annotation %s is no JSON".formatted(annotation);
    }
  }

  private static JsonNode json(Document document, String annotation) {
    String text = document.annotation(annotation);
    return text.isEmpty() || !defect(document, annotation).isEmpty()
        ? JSON.createObjectNode()
        : JSON.readTree(text);
  }

  private static Map<String, String> texts(JsonNode tree) {
    Map<String, String> texts = new TreeMap<>();
    tree.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asString("")));
    return texts;
  }
}
