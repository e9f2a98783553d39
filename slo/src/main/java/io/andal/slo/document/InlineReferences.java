package io.andal.slo.document;

import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.NearestName;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what OpenSLO documents refer to into them: SLIs, alert policies, conditions and
 * notification targets. Not thread-safe; one set of documents each.
 */
public final class InlineReferences {
  private final Set<String> kinds;
  private final Map<DocumentId, V1Form> forms = new HashMap<>();
  private final Set<DocumentId> used = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  private InlineReferences(Set<String> kinds) {
    this.kinds = Set.copyOf(kinds);
  }

  /**
   * @param kinds which kinds are written inline; references to others stay
   * @param drop whether documents that were written into another one are left out
   */
  public static Rewritten inline(List<Document> documents, Set<String> kinds, boolean drop) {
    return new InlineReferences(kinds).all(documents, drop);
  }

  private Rewritten all(List<Document> documents, boolean drop) {
    for (Document document : documents) {
      V1Form form = V1Form.of(document);
      problems.addAll(form.problems());
      forms.putIfAbsent(document.id(), form);
    }
    Map<Document, ObjectNode> bodies = new HashMap<>();
    documents.forEach(document -> bodies.put(document, body(V1Form.of(document))));
    return new Rewritten(
        documents.stream()
            .filter(document -> !drop || !used.contains(document.id()))
            .map(document -> bodies.getOrDefault(document, document.body()))
            .toList(),
        problems);
  }

  private ObjectNode body(V1Form form) {
    ObjectNode body = form.document().body().deepCopy();
    if (body.path("spec") instanceof ObjectNode spec) {
      switch (form.document().kind()) {
        case "SLO" -> slo(spec, form);
        case "AlertPolicy" -> policy(spec, form, "/spec");
        default -> {
          // The other kinds refer to none of these.
        }
      }
    }
    return body;
  }

  private void slo(ObjectNode spec, V1Form form) {
    indicator(spec, form, "/spec");
    for (int i = 0; i < spec.path("objectives").size(); i++) {
      if (spec.path("objectives").path(i) instanceof ObjectNode objective) {
        indicator(objective, form, "/spec/objectives/" + i);
      }
    }
    items(spec, "alertPolicies", "alertPolicyRef", "AlertPolicy", form, "/spec");
    for (int i = 0; i < spec.path("alertPolicies").size(); i++) {
      if (spec.path("alertPolicies").path(i).path("spec") instanceof ObjectNode policy) {
        policy(policy, form, "/spec/alertPolicies/" + i + "/spec");
      }
    }
  }

  private void policy(ObjectNode spec, V1Form form, String pointer) {
    items(spec, "conditions", "conditionRef", "AlertCondition", form, pointer);
    items(spec, "notificationTargets", "targetRef", "AlertNotificationTarget", form, pointer);
  }

  private void indicator(ObjectNode holder, V1Form form, String pointer) {
    String name = holder.path("indicatorRef").asString("");
    if (name.isEmpty()) {
      return;
    }
    JsonNode found = target("SLI", name, form, pointer + "/indicatorRef");
    if (found instanceof ObjectNode inline) {
      inline.remove("kind");
      ObjectNode changed = JsonNodeFactory.instance.objectNode();
      holder
          .properties()
          .forEach(
              field -> {
                boolean ref = field.getKey().equals("indicatorRef");
                changed.set(ref ? "indicator" : field.getKey(), ref ? inline : field.getValue());
              });
      holder.removeAll();
      holder.setAll(changed);
    }
  }

  private void items(
      ObjectNode holder, String field, String ref, String kind, V1Form form, String pointer) {
    if (!(holder.path(field) instanceof ArrayNode list)) {
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      String name = list.path(i).path(ref).asString("");
      String place = pointer + "/" + field + "/" + i + "/" + ref;
      if (!name.isEmpty() && target(kind, name, form, place) instanceof ObjectNode inline) {
        list.set(i, inline);
      }
    }
  }

  /** The object to write in place of a reference; null where the reference stays. */
  private JsonNode target(String kind, String name, V1Form form, String pointer) {
    if (!kinds.contains(kind)) {
      return JsonNodeFactory.instance.missingNode();
    }
    DocumentId id = DocumentId.of(kind, name);
    V1Form target = forms.get(id);
    if (target == null) {
      Problem problem = missing(id, form.document(), pointer);
      if (!problems.contains(problem)) {
        problems.add(problem);
      }
      return JsonNodeFactory.instance.missingNode();
    }
    used.add(id);
    ObjectNode inline = JsonNodeFactory.instance.objectNode();
    inline.put("kind", kind);
    inline.set("metadata", target.document().body().path("metadata").deepCopy());
    inline.set("spec", target.document().spec().deepCopy());
    return inline;
  }

  private Problem missing(DocumentId id, Document from, String pointer) {
    List<String> known =
        forms.keySet().stream()
            .filter(each -> each.kind().equals(id.kind()))
            .map(DocumentId::name)
            .toList();
    // A reference within what was just written in stands in another document: named by its field.
    return from.error(
        pointer,
        "reference-missing",
        "%s refers to %s '%s' at %s, which is not among the documents"
            .formatted(from.id(), id.kind(), id.name(), field(pointer)),
        known.isEmpty()
            ? "Add the file with it"
            : NearestName.remedy(id.name(), known, id.kind() + " documents"));
  }

  /** A JSON pointer as people write it: {@code spec.conditions[0].conditionRef}. */
  private static String field(String pointer) {
    return pointer.substring(1).replaceAll("/([0-9]+)", "[$1]").replace('/', '.');
  }
}
