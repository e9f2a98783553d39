package io.andal.slo;

import io.andal.database.Database;
import io.andal.signal.MinuteRange;
import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.signal.SliceLedger;
import io.andal.signal.TrackedIndicator;
import io.andal.slo.RuleVerdict.Verdict;
import io.andal.slo.engine.SliceBlock;
import io.andal.slo.engine.SloEngine;
import io.andal.slo.pack.DayChunk;
import io.andal.slo.store.SliceStore;
import io.andal.slo.store.SliceStoreException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All SLOs and their budgets: slices come in, budgets, verdicts and gate decisions go out.
 * Thread-safe.
 *
 * <p>It has no thread of its own: somebody calls {@link #tick} each minute.
 */
public final class SloService implements SliceLedger {
  private static final Logger LOG = LoggerFactory.getLogger(SloService.class);
  private static final int JOURNAL_ROWS = 60;
  private static final int PACKED_PER_TICK = 400;
  private static final long KEPT_DAYS = 400;
  private static final int GATE_STEPS = 120;
  private static final long AHEAD_MINUTES = 2L * DayChunk.MINUTES;

  private final SliceStore store;
  private final SliceHistory history;
  private final RangeSums sums;
  private final Gatekeeper gatekeeper;
  private final Clock clock;

  /** Held by all that change what is known, so that memory never runs ahead of the store. */
  private final ReentrantLock writing = new ReentrantLock();

  private final AtomicLong changes = new AtomicLong();

  private volatile Fleet fleet = Fleet.EMPTY;
  private boolean packing;
  private long prunedOn = Long.MIN_VALUE;

  /** Opens the store (and brings its tables up to date); no slices are loaded yet. */
  public SloService(Database database, Clock clock) {
    this.store = new SliceStore(database);
    this.history = new SliceHistory(store);
    this.sums = new RangeSums(store, history);
    this.gatekeeper = new Gatekeeper(database, clock);
    this.clock = clock;
  }

  /** The SLOs in force: an immutable map of them, replaced as a whole. */
  private record Fleet(SortedMap<String, Tracked> byName, Map<SeriesId, List<Tracked>> bySeries) {
    static final Fleet EMPTY = new Fleet(Collections.emptySortedMap(), Map.of());

    static Fleet of(List<Tracked> all) {
      SortedMap<String, Tracked> byName = new TreeMap<>();
      Map<SeriesId, List<Tracked>> bySeries = new HashMap<>();
      for (Tracked tracked : all) {
        SloDefinition definition = tracked.engine().definition();
        byName.put(definition.name(), tracked);
        definition.members().stream()
            .map(Member::series)
            .distinct()
            .forEach(id -> bySeries.merge(id, List.of(tracked), Fleet::joined));
      }
      return new Fleet(byName, bySeries);
    }

    private static List<Tracked> joined(List<Tracked> some, List<Tracked> others) {
      return Stream.concat(some.stream(), others.stream()).toList();
    }

    List<Tracked> of(SeriesId series) {
      return bySeries.getOrDefault(series, List.of());
    }
  }

  /**
   * An SLO in force.
   *
   * @param told what was last said of each rule, by its name; changed by {@link #tick} only
   */
  private record Tracked(SloEngine engine, Map<String, Verdict> told) {}

  /**
   * Puts definitions in force, loading the stored slices of those that are new. SLOs that are not
   * in the list are forgotten; their slices stay in the store.
   */
  public void define(List<SloDefinition> definitions) {
    writing.lock();
    try {
      long asOf = MinuteRange.minuteOf(clock.instant());
      List<Tracked> all = new ArrayList<>();
      List<SloEngine> toLoad = new ArrayList<>();
      for (SloDefinition definition : definitions) {
        Tracked former = fleet.byName().get(definition.name());
        if (former != null && !former.engine().holds(definition)) {
          former = null;
        }
        if (former != null && former.engine().definition().equals(definition)) {
          all.add(former);
          continue;
        }
        SloEngine engine =
            former == null
                ? new SloEngine(definition, asOf)
                : former.engine().redefined(definition);
        if (engine.firstDayNeeded(engine.asOf()) < engine.loadedFromDay()) {
          toLoad.add(engine);
        }
        all.add(new Tracked(engine, former == null ? new HashMap<>() : former.told()));
      }
      load(toLoad);
      fleet = Fleet.of(all);
      changes.incrementAndGet();
    } finally {
      writing.unlock();
    }
  }

  /** Loads what engines need and don't have; those with like needs together. */
  private void load(List<SloEngine> engines) {
    SortedMap<Long, List<SloEngine>> byFirstDay = new TreeMap<>();
    for (SloEngine engine : engines) {
      byFirstDay
          .computeIfAbsent(engine.firstDayNeeded(engine.asOf()), _ -> new ArrayList<>())
          .add(engine);
    }
    byFirstDay.forEach(
        (firstDay, group) -> {
          Map<SeriesId, SortedMap<Long, byte[]>> chunks =
              store.load(
                  group.stream().flatMap(engine -> series(engine.definition())).distinct().toList(),
                  firstDay,
                  dayOf(MinuteRange.minuteOf(clock.instant()) + AHEAD_MINUTES));
          group.parallelStream().forEach(engine -> engine.load(firstDay, chunks));
        });
  }

  private static Stream<SeriesId> series(SloDefinition definition) {
    return definition.members().stream().map(Member::series);
  }

  /** By name. */
  public List<SloDefinition> definitions() {
    return fleet.byName().values().stream().map(tracked -> tracked.engine().definition()).toList();
  }

  public Optional<SloDefinition> find(String slo) {
    return engine(slo).map(SloEngine::definition);
  }

  private Optional<SloEngine> engine(String slo) {
    return Optional.ofNullable(fleet.byName().get(slo)).map(Tracked::engine);
  }

  /** What the collector must read for these SLOs: each series once, for the longest history. */
  public List<TrackedIndicator> tracked() {
    Map<SeriesId, TrackedIndicator> tracked = new LinkedHashMap<>();
    for (SloDefinition definition : definitions()) {
      long history = SloEngine.historyMinutes(definition);
      for (Member member : definition.members()) {
        tracked.merge(
            member.series(),
            new TrackedIndicator(member.series(), member.indicator(), history),
            (one, other) -> one.historyMinutes() >= other.historyMinutes() ? one : other);
      }
    }
    return List.copyOf(tracked.values());
  }

  @Override
  public List<MinuteRange> gaps(SeriesId series, MinuteRange within) {
    for (Tracked tracked : fleet.of(series)) {
      if (SliceHistory.inMemory(tracked.engine(), within)) {
        return tracked.engine().gaps(series, within);
      }
    }
    return history.gaps(series, within);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a slice lies more than two days ahead
   * @throws SliceStoreException if the store refuses; nothing is recorded then
   */
  @Override
  public void record(Map<SeriesId, List<Slice>> slices) {
    long latest = MinuteRange.minuteOf(clock.instant()) + AHEAD_MINUTES;
    slices.forEach((series, list) -> list.forEach(slice -> refuseFuture(series, slice, latest)));
    writing.lock();
    try {
      store.write(slices);
      Set<Tracked> touched = Collections.newSetFromMap(new IdentityHashMap<>());
      slices.keySet().forEach(series -> touched.addAll(fleet.of(series)));
      touched.forEach(tracked -> tracked.engine().put(slices));
      changes.incrementAndGet();
    } finally {
      writing.unlock();
    }
  }

  private static void refuseFuture(SeriesId series, Slice slice, long latest) {
    if (slice.minute() > latest) {
      throw new IllegalArgumentException(
          "a slice of %s is from %s, which lies in the future"
              .formatted(series, MinuteRange.startOf(slice.minute())));
    }
  }

  /**
   * Moves all windows on to the present.
   *
   * @param asOf the minute up to which data can be expected, by SLO (now − delay of its source)
   * @return what each alert rule says now; CLEAR verdicts only for rules that were not clear
   *     before, or of which nothing was said since the start
   */
  public List<RuleVerdict> tick(ToLongFunction<SloDefinition> asOf) {
    writing.lock();
    try {
      List<RuleVerdict> verdicts = new ArrayList<>();
      List<SloEngine> toLoad = new ArrayList<>();
      boolean moved = false;
      for (Tracked tracked : fleet.byName().values()) {
        SloEngine engine = tracked.engine();
        long before = engine.asOf();
        engine.advance(asOf.applyAsLong(engine.definition()));
        moved |= engine.asOf() != before;
        if (engine.firstDayNeeded(engine.asOf()) < engine.loadedFromDay()) {
          toLoad.add(engine);
        }
      }
      load(toLoad);
      if (moved) {
        changes.incrementAndGet();
      }
      fleet.byName().values().forEach(tracked -> tell(tracked, verdicts));
      tidy();
      return verdicts;
    } finally {
      writing.unlock();
    }
  }

  private static void tell(Tracked tracked, List<RuleVerdict> verdicts) {
    SloDefinition definition = tracked.engine().definition();
    for (int i = 0; i < definition.alertRules().size(); i++) {
      AlertRule rule = definition.alertRules().get(i);
      Verdict verdict = tracked.engine().verdict(i);
      Verdict former = tracked.told().put(rule.name(), verdict);
      if (verdict != Verdict.CLEAR || former != Verdict.CLEAR) {
        verdicts.add(new RuleVerdict(definition.name(), rule, tracked.engine().asOf(), verdict));
      }
    }
  }

  /**
   * Packs and prunes the store, a little each minute, so that no tick is late because of it. What
   * can't be done waits in the journal for the next time; verdicts don't.
   */
  private void tidy() {
    try {
      packing |= store.journalLength() >= JOURNAL_ROWS;
      if (packing) {
        packing = !store.compact(PACKED_PER_TICK);
      }
      long today = dayOf(MinuteRange.minuteOf(clock.instant()));
      if (today != prunedOn && !store.prune(today - KEPT_DAYS)) {
        prunedOn = today;
      }
    } catch (SliceStoreException | IllegalArgumentException e) {
      LOG.warn("Stored slices can't be tidied up now: {}", e.getMessage());
    }
  }

  /** A number that grows whenever any budget may have changed, so that answers can be kept. */
  public long changes() {
    return changes.get();
  }

  /** The budget now; empty if there is no such SLO. Costs no I/O. */
  public Optional<Budget> budget(String slo) {
    return engine(slo).map(SloEngine::budget);
  }

  /** The budget as it was at a minute, from the stored slices. */
  public Optional<Budget> budgetAt(String slo, long minute) {
    return find(slo)
        .map(
            definition -> {
              SloEngine then = new SloEngine(definition, minute);
              long firstDay = then.firstDayNeeded(minute);
              then.load(
                  firstDay,
                  store.load(series(definition).distinct().toList(), firstDay, dayOf(minute)));
              return then.budget();
            });
  }

  /** The budget now as if nothing were adjusted, counted on demand; empty if no such SLO. */
  public Optional<Budget> unadjusted(String slo) {
    return engine(slo).map(SloEngine::unadjusted);
  }

  /**
   * The slices of a range, in order; minutes that were never read are left out. Of one SLI they are
   * as measured; of several, what counts of all together.
   */
  public List<Slice> slices(String slo, MinuteRange range) {
    return engine(slo)
        .map(
            engine ->
                engine.definition().composite()
                    ? history.counted(engine, range)
                    : history.slices(engine, 0, range))
        .orElse(List.of());
  }

  /**
   * The slices of one member of a range, in order and as measured.
   *
   * @param member its place in the definition, from 0 on
   */
  public List<Slice> memberSlices(String slo, int member, MinuteRange range) {
    return engine(slo).map(engine -> history.slices(engine, member, range)).orElse(List.of());
  }

  /**
   * The slices of all members of a range, in the definition's order and as measured, from memory or
   * the store; empty if there is no such SLO.
   */
  public Optional<List<SliceBlock>> raw(String slo, MinuteRange range) {
    return engine(slo).map(engine -> history.raw(engine, range));
  }

  /**
   * What counted in some ranges, whole slices of time; from memory or the store.
   *
   * @param names of SLOs; those that there are none of are left out
   * @param parts in order of time
   * @return by name, for each range: one sum, or of a composite by events one for each member
   */
  public Map<String, List<List<WindowSum>>> sums(
      Collection<String> names, List<MinuteRange> parts) {
    return sums.of(names.stream().flatMap(name -> engine(name).stream()).toList(), parts);
  }

  /** The burn-down of the running window in {@code steps} equal steps. */
  public Optional<BurnDown> burnDown(String slo, int steps) {
    return engine(slo).map(engine -> engine.burnDown(steps));
  }

  /** Policies, approvals, and what the gate answered. */
  public Gatekeeper gatekeeper() {
    return gatekeeper;
  }

  /** The burn-down as if nothing were adjusted, counted on demand. */
  public Optional<BurnDown> unadjustedBurnDown(String slo, int steps) {
    return engine(slo).map(engine -> engine.unadjustedBurnDown(steps));
  }

  /** May this service release? Empty if no SLO speaks of it. */
  public Optional<GateDecision> gateForService(String service) {
    List<SloEngine> engines =
        fleet.byName().values().stream()
            .map(Tracked::engine)
            .filter(engine -> engine.definition().services().contains(service))
            .toList();
    return gate("service/" + service, engines);
  }

  /** May we release, as far as this SLO goes? Empty if there is no such SLO. */
  public Optional<GateDecision> gateForSlo(String slo) {
    return gate("slo/" + slo, engine(slo).stream().toList());
  }

  private Optional<GateDecision> gate(String subject, List<SloEngine> engines) {
    if (engines.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        gatekeeper.decide(subject, engines.stream().map(SloService::evidence).toList()));
  }

  private static Gate.Evidence evidence(SloEngine engine) {
    return new Gate.Evidence(
        engine.definition(), engine.budget(), engine.verdicts(), () -> engine.burnDown(GATE_STEPS));
  }

  private static long dayOf(long minute) {
    return Math.floorDiv(minute, (long) DayChunk.MINUTES);
  }
}
