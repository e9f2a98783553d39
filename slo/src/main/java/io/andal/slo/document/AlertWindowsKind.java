package io.andal.slo.document;

import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Sloth's AlertWindows, with or without a name. */
final class AlertWindowsKind implements Kind {
  @Override
  public String name() {
    return AlertWindowsSpec.KIND;
  }

  @Override
  public String apiVersion() {
    return "sloth.slok.dev/v1";
  }

  @Override
  public String schema() {
    return "/io/andal/slo/schema/AlertWindows.json";
  }

  @Override
  public Optional<String> nameOf(ObjectNode body) {
    return Optional.of(AlertWindowsSpec.name(body));
  }

  @Override
  public List<Reference> references(Document document) {
    return List.of();
  }

  @Override
  public List<Problem> check(Document document, Documents all) {
    return AlertWindowsSpec.check(document, all);
  }
}
