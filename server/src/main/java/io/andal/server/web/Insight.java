package io.andal.server.web;

import io.andal.alert.Alert;
import io.andal.alert.AlertState;
import io.andal.alert.Delivery;
import io.andal.ownership.Owner;
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

/** What pages may know of the house: all of it can be read, none of it changed. */
public interface Insight {

  Instant now();

  /** A number that grows whenever objectives, budgets or owners may have changed. */
  long changes();

  List<SloDefinition> slos();

  Optional<SloDefinition> slo(String name);

  Optional<Budget> budget(String slo);

  Optional<BurnDown> burnDown(String slo, int steps);

  List<Slice> slices(String slo, MinuteRange range);

  /** What was read of an SLO's SLIs over a range; empty if there is no such SLO. */
  Optional<History> history(String slo, MinuteRange range);

  /** What keeps an SLO's SLIs from being read now; empty if nothing does. */
  Optional<SourceFailure> failure(SloDefinition definition);

  /** The budget as if no time were adjusted. */
  Optional<Budget> unadjusted(String slo);

  /** The burn-down as if no time were adjusted. */
  Optional<BurnDown> unadjustedBurnDown(String slo, int steps);

  /** The slices of all members of an SLO, as measured. */
  Optional<List<SliceBlock>> raw(String slo, MinuteRange range);

  /** What people and pipelines noted, newest first. */
  List<Annotation> annotations(AnnotationQuery query);

  Optional<GateDecision> gateForSlo(String slo);

  Optional<Owner> ownerOfSlo(String slo);

  Optional<Owner> ownerOfService(String service);

  /** The one who answers for a document, by its owner annotation. */
  Optional<Owner> ownerOf(Document document);

  /** Pending and firing alerts, newest first. */
  List<Alert> activeAlerts();

  /**
   * Alerts, newest first.
   *
   * @param before only older than the alert with this id
   * @param limit 1 to 500
   */
  List<Alert> alerts(
      Optional<String> slo, Optional<AlertState> state, Optional<String> before, int limit);

  Optional<Alert> alert(String id);

  List<Delivery> deliveries(String alert);

  List<SourceHealth> sources();

  Documents documents();

  /** All versions of a document, newest first. */
  List<DocumentVersion> history(DocumentId id);

  /** What is wrong in the served folder now. */
  List<Problem> folderProblems();
}
