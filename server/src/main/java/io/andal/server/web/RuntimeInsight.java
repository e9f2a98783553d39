package io.andal.server.web;

import io.andal.alert.Alert;
import io.andal.alert.AlertState;
import io.andal.alert.Delivery;
import io.andal.ownership.Owner;
import io.andal.server.AndalRuntime;
import io.andal.signal.MinuteRange;
import io.andal.signal.Slice;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceHealth;
import io.andal.slo.Budget;
import io.andal.slo.BurnDown;
import io.andal.slo.GateDecision;
import io.andal.slo.SloDefinition;
import io.andal.slo.annotation.Annotation;
import io.andal.slo.annotation.AnnotationQuery;
import io.andal.slo.engine.SliceBlock;
import io.andal.slo.replay.History;
import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.DocumentVersion;
import io.andal.workspace.Documents;
import io.andal.workspace.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks into the running house. */
@Component
final class RuntimeInsight implements Insight {
  private final AndalRuntime runtime;

  RuntimeInsight(AndalRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public Instant now() {
    return runtime.clock().instant();
  }

  @Override
  public long changes() {
    return runtime.slos().changes();
  }

  @Override
  public List<SloDefinition> slos() {
    return runtime.slos().definitions();
  }

  @Override
  public Optional<SloDefinition> slo(String name) {
    return runtime.slos().find(name);
  }

  @Override
  public Optional<Budget> budget(String slo) {
    return runtime.slos().budget(slo);
  }

  @Override
  public Optional<BurnDown> burnDown(String slo, int steps) {
    return runtime.slos().burnDown(slo, steps);
  }

  @Override
  public List<Slice> slices(String slo, MinuteRange range) {
    return runtime.slos().slices(slo, range);
  }

  @Override
  public Optional<History> history(String slo, MinuteRange range) {
    return runtime.slos().raw(slo, range).map(blocks -> new History(range, blocks));
  }

  @Override
  public Optional<SourceFailure> failure(SloDefinition definition) {
    return definition.members().stream()
        .flatMap(member -> runtime.collector().failure(member.series()).stream())
        .findFirst();
  }

  @Override
  public Optional<Budget> unadjusted(String slo) {
    return runtime.slos().unadjusted(slo);
  }

  @Override
  public Optional<BurnDown> unadjustedBurnDown(String slo, int steps) {
    return runtime.slos().unadjustedBurnDown(slo, steps);
  }

  @Override
  public Optional<List<SliceBlock>> raw(String slo, MinuteRange range) {
    return runtime.slos().raw(slo, range);
  }

  @Override
  public List<Annotation> annotations(AnnotationQuery query) {
    return runtime.annotations().list(query);
  }

  @Override
  public Optional<GateDecision> gateForSlo(String slo) {
    return runtime.slos().gateForSlo(slo);
  }

  @Override
  public Optional<Owner> ownerOfSlo(String slo) {
    return runtime.owners().ownerOfSlo(slo);
  }

  @Override
  public Optional<Owner> ownerOfService(String service) {
    return runtime.owners().ownerOfService(service);
  }

  @Override
  public Optional<Owner> ownerOf(Document document) {
    return runtime.owners().ownerOf(document);
  }

  @Override
  public List<Alert> activeAlerts() {
    return runtime.alerts().active();
  }

  @Override
  public List<Alert> alerts(
      Optional<String> slo, Optional<AlertState> state, Optional<String> before, int limit) {
    return runtime.alerts().alerts(slo, state, before, limit);
  }

  @Override
  public Optional<Alert> alert(String id) {
    return runtime.alerts().find(id);
  }

  @Override
  public List<Delivery> deliveries(String alert) {
    return runtime.alerts().deliveries(alert);
  }

  @Override
  public List<SourceHealth> sources() {
    return runtime.collector().health();
  }

  @Override
  public Documents documents() {
    return runtime.workspace().current();
  }

  @Override
  public List<DocumentVersion> history(DocumentId id) {
    return runtime.workspace().history(id);
  }

  @Override
  public List<Problem> folderProblems() {
    return runtime.folderProblems();
  }
}
