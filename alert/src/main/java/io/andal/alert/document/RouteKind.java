package io.andal.alert.document;

import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Who hears of which alerts, when and in what company. */
public final class RouteKind implements Kind {

  @Override
  public String name() {
    return RouteDocuments.ROUTE;
  }

  @Override
  public String apiVersion() {
    return "andal.io/v1";
  }

  @Override
  public String schema() {
    return "/io/andal/alert/schema/Route.json";
  }

  @Override
  public List<Reference> references(Document document) {
    List<Reference> references = new ArrayList<>();
    JsonNode receivers = document.spec().path("receivers");
    for (int i = 0; i < receivers.size(); i++) {
      JsonNode tell = receivers.get(i).path("tell");
      for (int k = 0; k < tell.size(); k++) {
        String pointer = "/spec/receivers/" + i + "/tell/" + k;
        add(references, tell.get(k), pointer, "target", "AlertNotificationTarget");
        add(references, tell.get(k), pointer, "schedule", ScheduleDocuments.SCHEDULE);
        add(references, tell.get(k), pointer, "channel", "Channel");
      }
    }
    return references;
  }

  private static void add(
      List<Reference> references, JsonNode node, String pointer, String field, String kind) {
    if (node.has(field)) {
      references.add(
          new Reference(pointer + "/" + field, DocumentId.of(kind, node.path(field).asString(""))));
    }
  }

  @Override
  public List<Problem> check(Document document, Documents all) {
    return new RouteReader(document, "").problems();
  }
}
