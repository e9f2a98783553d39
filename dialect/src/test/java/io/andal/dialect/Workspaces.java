package io.andal.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.ownership.Owners;
import io.andal.signal.SourceDocuments;
import io.andal.slo.SloDocuments;
import io.andal.workspace.Checked;
import io.andal.workspace.Document;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import java.util.ArrayList;
import java.util.List;

/** A small company's documents. */
public final class Workspaces {
  /** A channel, an owner, a service, and a source. */
  public static final String COMPANY =
      """
      apiVersion: andal.io/v1
      kind: Channel
      metadata: {name: mail}
      spec:
        type: Email
        host: smtp.pumps.example
        port: 587
        security: starttls
        from: Andal <andal@pumps.example>
        username: andal
        password: ${env:SMTP_PASSWORD}
      ---
      apiVersion: backstage.io/v1alpha1
      kind: Group
      metadata: {name: controls}
      spec: {type: team, profile: {displayName: Controls, email: controls@pumps.example}, children: []}
      ---
      apiVersion: openslo/v1
      kind: Service
      metadata: {name: commands, annotations: {andal.io/owner: 'group:controls'}}
      spec: {}
      ---
      apiVersion: openslo/v1
      kind: DataSource
      metadata: {name: prometheus}
      spec: {type: Prometheus, connectionDetails: {url: 'http://localhost:9090'}}
      ---
      apiVersion: openslo/v1
      kind: AlertNotificationTarget
      metadata: {name: desk}
      spec: {target: 'mailto:desk@pumps.example,late@pumps.example'}
      """;

  private Workspaces() {}

  /** An SLO of the service. */
  public static String slo(String name, String window, String more) {
    return """
        ---
        apiVersion: openslo/v1
        kind: SLO
        metadata: {name: %s, displayName: '%s, as promised'}
        spec:
          service: commands
          budgetingMethod: Occurrences
          timeWindow: [%s]
          indicator:
            metadata: {name: %s}
            spec:
              ratioMetric:
                counter: true
                bad: {metricSource: {metricSourceRef: prometheus, spec: {query: 'requests_total{code=~"5.."}'}}}
                total: {metricSource: {metricSourceRef: prometheus, spec: {query: requests_total}}}
          objectives: [{displayName: ok, target: 0.999}]
        %s"""
        .formatted(name, name, window, name, more.indent(2));
  }

  /** Found valid. */
  public static Documents read(String text) {
    List<Kind> kinds = new ArrayList<>(SloDocuments.kinds());
    kinds.addAll(Owners.kinds());
    kinds.addAll(SourceDocuments.kinds());
    kinds.add(new ChannelStandIn());
    Checked checked =
        new DocumentChecker(kinds, DocumentChecker.Limits.DEFAULT)
            .check(List.of(new SourceText("company.yaml", text)));
    assertThat(checked.problems().stream().map(Problem::oneLine)).isEmpty();
    return checked.documents();
  }

  /** The real kind is in a module that this one doesn't know. */
  private static final class ChannelStandIn implements Kind {
    @Override
    public String name() {
      return "Channel";
    }

    @Override
    public String apiVersion() {
      return "andal.io/v1";
    }

    @Override
    public String schema() {
      return "/io/andal/dialect/alertmanager/anything.json";
    }

    @Override
    public List<Reference> references(Document document) {
      return List.of();
    }

    @Override
    public List<Problem> check(Document document, Documents all) {
      return List.of();
    }
  }
}
