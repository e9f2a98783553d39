package io.andal.alert.document;

import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Who is on call when. */
public final class ScheduleKind implements Kind {

  @Override
  public String name() {
    return ScheduleDocuments.SCHEDULE;
  }

  @Override
  public String apiVersion() {
    return "andal.io/v1";
  }

  @Override
  public String schema() {
    return "/io/andal/alert/schema/Schedule.json";
  }

  @Override
  public List<Reference> references(Document document) {
    List<Reference> references = new ArrayList<>();
    JsonNode rotations = document.spec().path("rotations");
    for (int i = 0; i < rotations.size(); i++) {
      JsonNode people = rotations.get(i).path("people");
      for (int k = 0; k < people.size(); k++) {
        add(references, people.get(k), "/spec/rotations/" + i + "/people/" + k);
      }
    }
    JsonNode overrides = document.spec().path("overrides");
    for (int i = 0; i < overrides.size(); i++) {
      add(references, overrides.get(i).path("person"), "/spec/overrides/" + i + "/person");
    }
    return references;
  }

  /** A name alone is a User's; whoever has an address here needs no document. */
  private static void add(List<Reference> references, JsonNode person, String pointer) {
    if (person.isString()) {
      references.add(new Reference(pointer, DocumentId.of("User", person.asString())));
    } else if (person.has("channel")) {
      references.add(
          new Reference(
              pointer + "/channel", DocumentId.of("Channel", person.path("channel").asString(""))));
    }
  }

  @Override
  public List<Problem> check(Document document, Documents all) {
    List<Problem> problems = new ArrayList<>();
    ScheduleDocuments.read(document, problems);
    for (String zone : Readers.unknownZones(document)) {
      problems.add(
          document.error(
              "/spec",
              "schedule-zone",
              "There is no time zone '" + zone + "'",
              "Write a name such as Asia/Jakarta."));
    }
    return problems;
  }
}
