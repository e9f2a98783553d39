package io.andal.workspace;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Pumps that feed other pumps; one named {@code leaky} is refused by its own check. */
record SampleKind(boolean strict) implements Kind {
  static DocumentChecker checker() {
    return new DocumentChecker(List.of(new SampleKind(false)), DocumentChecker.Limits.DEFAULT);
  }

  static DocumentChecker strictChecker() {
    return new DocumentChecker(List.of(new SampleKind(true)), DocumentChecker.Limits.DEFAULT);
  }

  static SourceText text(String file, String text) {
    return new SourceText(file, text);
  }

  /** A pump that feeds others. */
  static String pump(String name, String... feeds) {
    return """
        apiVersion: sample/v1
        kind: Pump
        metadata:
          name: %s
        spec:
          feeds: [%s]
        """
        .formatted(name, String.join(", ", feeds));
  }

  @Override
  public String name() {
    return "Pump";
  }

  @Override
  public String apiVersion() {
    return "sample/v1";
  }

  @Override
  public String schema() {
    return "/io/andal/workspace/sample/pump.json";
  }

  @Override
  public List<Reference> references(Document document) {
    List<Reference> references = new ArrayList<>();
    JsonNode feeds = document.at("/spec/feeds");
    for (int i = 0; i < feeds.size(); i++) {
      references.add(
          new Reference("/spec/feeds/" + i, DocumentId.of("Pump", feeds.path(i).asString())));
    }
    return references;
  }

  @Override
  public List<Problem> check(Document document, Documents all) {
    boolean refused =
        strict ? !document.spec().has("mode") : document.displayName().equals("leaky");
    return refused
        ? List.of(document.error("/spec", "pump", "The pump leaks", "Mend it"))
        : List.of();
  }
}
