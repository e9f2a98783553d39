package io.andal.slo.policy;

import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * BudgetPolicy: its references, and what its schema can't say.
 *
 * @param clock tells which exceptions are past
 */
public record PolicyKind(Clock clock) implements Kind {
  public static final String NAME = "BudgetPolicy";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String apiVersion() {
    return "andal.io/v1";
  }

  @Override
  public String schema() {
    return "/io/andal/slo/schema/BudgetPolicy.json";
  }

  @Override
  public List<Reference> references(Document document) {
    List<Reference> references = new ArrayList<>();
    all(document, "/spec/selector/services", "Service", references);
    for (int i = 0; i < document.at("/spec/freezes").size(); i++) {
      all(document, "/spec/freezes/" + i + "/exceptFor/services", "Service", references);
    }
    for (int i = 0; i < document.at("/spec/exceptions").size(); i++) {
      String exception = "/spec/exceptions/" + i;
      one(document, exception + "/service", "Service", references);
      one(document, exception + "/slo", "SLO", references);
      approver(document, exception + "/approver", references);
    }
    return references;
  }

  private static void all(Document document, String list, String kind, List<Reference> references) {
    for (int i = 0; i < document.at(list).size(); i++) {
      one(document, list + "/" + i, kind, references);
    }
  }

  private static void one(
      Document document, String pointer, String kind, List<Reference> references) {
    JsonNode name = document.at(pointer);
    if (name.isString()) {
      references.add(new Reference(pointer, DocumentId.of(kind, name.asString())));
    }
  }

  /** {@code user:ayu} or {@code group:platform}. */
  private static void approver(Document document, String pointer, List<Reference> references) {
    String[] parts = document.at(pointer).asString("").split(":", 2);
    if (parts.length == 2) {
      String kind = parts[0].toLowerCase(Locale.ROOT).equals("user") ? "User" : "Group";
      references.add(new Reference(pointer, DocumentId.of(kind, parts[1])));
    }
  }

  @Override
  public List<Problem> check(Document document, Documents all) {
    return PolicyChecks.of(document, all, clock.instant());
  }
}
