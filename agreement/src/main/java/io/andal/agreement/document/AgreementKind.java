package io.andal.agreement.document;

import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The kind Agreement. */
public final class AgreementKind implements Kind {
  public static final String NAME = "Agreement";

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
    return "/io/andal/agreement/schema/Agreement.json";
  }

  @Override
  public List<Reference> references(Document document) {
    List<Reference> references = new ArrayList<>();
    add(references, document, "/spec/covers/slos", "SLO");
    add(references, document, "/spec/covers/services", "Service");
    return references;
  }

  private static void add(
      List<Reference> references, Document document, String pointer, String kind) {
    JsonNode names = document.at(pointer);
    for (int i = 0; i < names.size(); i++) {
      references.add(
          new Reference(pointer + "/" + i, DocumentId.of(kind, names.path(i).asString(""))));
    }
  }

  @Override
  public List<Problem> check(Document document, Documents all) {
    List<Problem> problems = new ArrayList<>();
    new AgreementCheck(document, all, problems).check();
    return problems;
  }
}
