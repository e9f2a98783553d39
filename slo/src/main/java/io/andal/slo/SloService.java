package io.andal.slo;

import io.andal.database.Database;
import io.andal.signal.MinuteRange;
import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.signal.SliceLedger;
import io.andal.signal.TrackedIndicator;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All SLOs and their budgets: slices come in, budgets, verdicts and gate decisions go out.
 * Thread-safe.
 *
 * <p>It has no thread of its own: somebody calls {@link #tick} each minute.
 */
public final class SloService implements SliceLedger {

  /** Opens the store (and brings its tables up to date); no slices are loaded yet. */
  public SloService(Database database, Clock clock) {
    throw new UnsupportedOperationException();
  }

  /**
   * Puts definitions in force, loading the stored slices of those that are new. SLOs that are not
   * in the list are forgotten; their slices stay in the store.
   */
  public void define(List<SloDefinition> definitions) {
    throw new UnsupportedOperationException();
  }

  /** By name. */
  public List<SloDefinition> definitions() {
    throw new UnsupportedOperationException();
  }

  public Optional<SloDefinition> find(String slo) {
    throw new UnsupportedOperationException();
  }

  /** What the collector must read for these SLOs. */
  public List<TrackedIndicator> tracked() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<MinuteRange> gaps(SeriesId series, MinuteRange within) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void record(Map<SeriesId, List<Slice>> slices) {
    throw new UnsupportedOperationException();
  }

  /**
   * Moves all windows on to the present.
   *
   * @param asOf the minute up to which data can be expected, by SLO (now − delay of its source)
   * @return what each alert rule says now; CLEAR verdicts only for rules that were not clear before
   */
  public List<RuleVerdict> tick(java.util.function.ToLongFunction<SloDefinition> asOf) {
    throw new UnsupportedOperationException();
  }

  /** The budget now; empty if there is no such SLO. Costs no I/O. */
  public Optional<Budget> budget(String slo) {
    throw new UnsupportedOperationException();
  }

  /** The budget as it was at a minute, from the stored slices. */
  public Optional<Budget> budgetAt(String slo, long minute) {
    throw new UnsupportedOperationException();
  }

  /** The slices of a range, in order; minutes that were never read are left out. */
  public List<Slice> slices(String slo, MinuteRange range) {
    throw new UnsupportedOperationException();
  }

  /** The burn-down of the running window in {@code steps} equal steps. */
  public Optional<BurnDown> burnDown(String slo, int steps) {
    throw new UnsupportedOperationException();
  }

  /** May this service release? Empty if no SLO belongs to it. */
  public Optional<GateDecision> gateForService(String service) {
    throw new UnsupportedOperationException();
  }

  /** May we release, as far as this SLO goes? Empty if there is no such SLO. */
  public Optional<GateDecision> gateForSlo(String slo) {
    throw new UnsupportedOperationException();
  }
}
