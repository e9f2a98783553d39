package io.andal.slo.document;

import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes documents of what is written inline in OpenSLO documents, and refers to them. Not
 * thread-safe; one set of documents each.
 */
public final class ExtractReferences {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private final Set<String> kinds;
  private final Map<DocumentId, JsonNode> known = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private ExtractReferences(Set<String> kinds) {
    this.kinds = Set.copyOf(kinds);
  }

  /**
   * @param kinds which kinds are extracted; others stay inline
   * @return each document, followed by those that were extracted from it
   */
  public static Rewritten extract(List<Document> documents, Set<String> kinds) {
    return new ExtractReferences(kinds).all(documents);
  }

  private Rewritten all(List<Document> documents) {
    for (Document document : documents) {
      V1Form form = V1Form.of(document);
      problems.addAll(form.problems());
      known.putIfAbsent(document.id(), form.document().spec());
    }
    List<ObjectNode> written = new ArrayList<>();
    for (Document original : documents) {
      Document document = V1Form.of(original).document();
      ObjectNode body = document.body().deepCopy();
      List<ObjectNode> extracted = new ArrayList<>();
      if (body.path("spec") instanceof ObjectNode spec) {
        switch (document.kind()) {
          case "SLO" -> slo(spec, document, extracted);
          case "AlertPolicy" -> policy(spec, document, "/spec", extracted);
          default -> {
            // The other kinds hold none of these.
          }
        }
      }
      written.add(body);
      written.addAll(extracted);
    }
    return new Rewritten(written, problems);
  }

  private void slo(ObjectNode spec, Document document, List<ObjectNode> extracted) {
    List<ObjectNode> policies = new ArrayList<>();
    items(spec, "alertPolicies", "alertPolicyRef", "AlertPolicy", document, "/spec", policies);
    extracted.addAll(policies);
    for (ObjectNode policy : policies) {
      if (policy.path("spec") instanceof ObjectNode inner) {
        policy(inner, document, "/spec/alertPolicies", extracted);
      }
    }
    indicator(spec, document, "/spec", document.name(), extracted);
    for (int i = 0; i < spec.path("objectives").size(); i++) {
      if (spec.path("objectives").path(i) instanceof ObjectNode objective) {
        String name = document.name() + "-" + (i + 1);
        indicator(objective, document, "/spec/objectives/" + i, name, extracted);
      }
    }
  }

  private void policy(
      ObjectNode spec, Document document, String pointer, List<ObjectNode> extracted) {
    items(
        spec,
        "notificationTargets",
        "targetRef",
        "AlertNotificationTarget",
        document,
        pointer,
        extracted);
    items(spec, "conditions", "conditionRef", "AlertCondition", document, pointer, extracted);
  }

  /**
   * @param otherwise the name for an SLI that has none
   */
  private void indicator(
      ObjectNode holder,
      Document document,
      String pointer,
      String otherwise,
      List<ObjectNode> extracted) {
    if (!(holder.path("indicator") instanceof ObjectNode indicator) || !kinds.contains("SLI")) {
      return;
    }
    String name = indicator.path("metadata").path("name").asString(otherwise);
    ObjectNode metadata = JSON.objectNode().put("name", name);
    if (indicator.path("metadata") instanceof ObjectNode own) {
      metadata.setAll(own);
    }
    add("SLI", metadata, indicator.path("spec"), document, pointer + "/indicator", extracted);
    ObjectNode changed = JSON.objectNode();
    for (Map.Entry<String, JsonNode> field : holder.properties()) {
      if (field.getKey().equals("indicator")) {
        changed.put("indicatorRef", name);
      } else {
        changed.set(field.getKey(), field.getValue());
      }
    }
    holder.removeAll();
    holder.setAll(changed);
  }

  private void items(
      ObjectNode holder,
      String field,
      String ref,
      String kind,
      Document document,
      String pointer,
      List<ObjectNode> extracted) {
    if (!(holder.path(field) instanceof ArrayNode list) || !kinds.contains(kind)) {
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      if (list.path(i).has("spec")
          && list.path(i).path("metadata") instanceof ObjectNode metadata) {
        String place = pointer + "/" + field + "/" + i;
        add(kind, metadata, list.path(i).path("spec"), document, place, extracted);
        list.set(i, JSON.objectNode().put(ref, metadata.path("name").asString("")));
      }
    }
  }

  /** A document of its own, unless there is the same one already. */
  private void add(
      String kind,
      ObjectNode metadata,
      JsonNode spec,
      Document document,
      String pointer,
      List<ObjectNode> extracted) {
    DocumentId id = DocumentId.of(kind, metadata.path("name").asString(""));
    JsonNode present = known.putIfAbsent(id, spec.deepCopy());
    if (present == null) {
      ObjectNode body = JSON.objectNode().put("apiVersion", V1Form.V1).put("kind", kind);
      body.set("metadata", metadata);
      body.set("spec", spec);
      extracted.add(body);
    } else if (!same(present, spec)) {
      problems.add(
          document.error(
              pointer,
              "inline-name-taken",
              "%s is written inline in %s, and another one has the same name"
                  .formatted(id, document.id()),
              "Give one of them another metadata.name"));
    }
  }

  private static boolean same(JsonNode a, JsonNode b) {
    return Values.plain(a).equals(Values.plain(b));
  }
}
