package io.andal.slo.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.SourceDocuments;
import io.andal.slo.SloDefinition;
import io.andal.slo.SloDocuments;
import io.andal.workspace.Checked;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.SourceText;
import io.andal.workspace.YamlText;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Made documents as a user has them: written as YAML, and read again through the checker. */
final class Written {
  private static final List<Kind> KINDS =
      Stream.of(SourceDocuments.kinds(), SloDocuments.kinds()).flatMap(List::stream).toList();

  static final String SOURCE =
      """
      apiVersion: openslo/v1
      kind: DataSource
      metadata: {name: metrics}
      spec: {type: Prometheus, connectionDetails: {url: "http://prometheus.example"}}
      ---
      """;

  private Written() {}

  static Documents documents(List<ObjectNode> made) {
    return read(SOURCE + YamlText.write(made));
  }

  static Documents read(String yaml) {
    Checked checked =
        new DocumentChecker(KINDS, DocumentChecker.Limits.DEFAULT)
            .check(List.of(new SourceText("made.yaml", yaml)));
    assertThat(checked.problems()).as(yaml).isEmpty();
    return checked.documents();
  }

  static List<SloDefinition> definitions(List<ObjectNode> made) {
    return SloDocuments.definitions(documents(made));
  }
}
