package io.andal.slo.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.SourceDocuments;
import io.andal.slo.SloDefinition;
import io.andal.slo.SloDocuments;
import io.andal.workspace.Checked;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import java.util.List;
import java.util.stream.Stream;

/** SLOs of a small shop, written as people write them and read through the whole checker. */
final class Slos {
  static final List<Kind> KINDS =
      Stream.of(SourceDocuments.kinds(), SloDocuments.kinds()).flatMap(List::stream).toList();

  /** A source, two services and an SLI for each. */
  static final String AROUND =
      """
      apiVersion: openslo/v1
      kind: DataSource
      metadata: {name: metrics}
      spec: {type: Prometheus, connectionDetails: {url: "http://prometheus.example"}}
      ---
      apiVersion: openslo/v1
      kind: Service
      metadata: {name: checkout}
      spec: {}
      ---
      apiVersion: openslo/v1
      kind: Service
      metadata: {name: payment}
      spec: {}
      ---
      apiVersion: openslo/v1
      kind: SLI
      metadata: {name: answered}
      spec:
        ratioMetric:
          counter: true
          bad: {metricSource: {metricSourceRef: metrics, spec: {query: bad_total}}}
          total: {metricSource: {metricSourceRef: metrics, spec: {query: all_total}}}
      ---
      apiVersion: openslo/v1
      kind: SLI
      metadata: {name: paid, annotations: {andal.io/service: payment}}
      spec:
        ratioMetric:
          counter: true
          good: {metricSource: {metricSourceRef: metrics, spec: {query: paid_total}}}
          total: {metricSource: {metricSourceRef: metrics, spec: {query: tried_total}}}
      ---
      apiVersion: openslo/v1
      kind: SLI
      metadata: {name: lag}
      spec:
        thresholdMetric:
          metricSource: {metricSourceRef: metrics, spec: {query: lag}}
      ---
      """;

  private Slos() {}

  static Checked check(String yaml) {
    return new DocumentChecker(KINDS, DocumentChecker.Limits.DEFAULT)
        .check(List.of(new SourceText("shop.yaml", yaml)));
  }

  /** The problems of documents among those of {@link #AROUND}. */
  static List<Problem> problems(String yaml) {
    return check(AROUND + yaml).problems();
  }

  static String oneProblem(String yaml) {
    List<Problem> problems = problems(yaml);
    assertThat(problems).hasSize(1);
    return problems.getFirst().message() + ". " + problems.getFirst().remedy();
  }

  static List<SloDefinition> definitions(String yaml) {
    Checked checked = check(AROUND + yaml);
    assertThat(checked.problems()).isEmpty();
    return SloDocuments.definitions(checked.documents());
  }

  static SloDefinition only(String yaml) {
    List<SloDefinition> definitions = definitions(yaml);
    assertThat(definitions).hasSize(1);
    return definitions.getFirst();
  }

  /** An SLO named {@code buying}. */
  static String slo(String annotations, String method, String rest) {
    return """
        apiVersion: openslo/v1
        kind: SLO
        metadata:
          name: buying
          displayName: Buying works
          annotations: {%s}
        spec:
          service: checkout
          budgetingMethod: %s
        %s"""
        .formatted(annotations, method, rest.indent(2));
  }
}
