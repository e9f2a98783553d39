package io.andal.signal.grafana;

import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.MinuteSlices;
import io.andal.signal.Reading;
import io.andal.signal.SourceFailure;
import io.andal.signal.Together;
import io.andal.signal.grafana.Batch.Wanted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** What one reading asks, sorted by what can be asked together. Used by one thread. */
final class ReadingPlan {
  private static final MinuteSlices SLICES =
      new MinuteSlices(
          "query",
          "series",
          "Make them one in the query, or write reduce: sum.",
          "Divide by 100 in the query if it is a percentage.");

  private final MinuteRange range;
  private final long settled;
  private final boolean history;
  private final List<Planned> planned = new ArrayList<>();

  /**
   * An empty plan.
   *
   * @param settled ms since epoch; what ends later isn't whole yet
   */
  ReadingPlan(MinuteRange range, long settled, boolean history) {
    this.range = range;
    this.settled = settled;
    this.history = history;
  }

  /** How one indicator is read. */
  sealed interface Planned {}

  /** Not at all. */
  record Refused(SourceFailure failure) implements Planned {}

  /** In PromQL through the proxy. */
  record Queried(Indicator indicator, Connected connected) implements Planned {}

  /** As frames. */
  record Framed(Indicator indicator, List<Wanted> order) implements Planned {}

  void add(Planned one) {
    planned.add(one);
  }

  /** One reading for each that was added; a data source that fails stops no other. */
  List<Reading> read(Proxied proxied, FrameReader frames, int concurrent)
      throws InterruptedException {
    Map<Integer, Reading> readings = new ConcurrentHashMap<>();
    Map<Wanted, MinuteValues> values = new ConcurrentHashMap<>();
    Map<Connected, List<Integer>> queried = new LinkedHashMap<>();
    List<Set<Wanted>> groups = new ArrayList<>();
    for (int i = 0; i < planned.size(); i++) {
      switch (planned.get(i)) {
        case Refused refused -> readings.put(i, new Reading.Failed(refused.failure()));
        case Queried one -> queried.computeIfAbsent(one.connected(), _ -> new ArrayList<>()).add(i);
        case Framed one -> groups.add(new LinkedHashSet<>(one.order()));
      }
    }
    List<Callable<Boolean>> tasks = new ArrayList<>();
    queried.forEach(
        (connected, places) ->
            tasks.add(
                () -> {
                  List<Reading> read = proxied.read(connected, indicators(places), range);
                  for (int i = 0; i < places.size(); i++) {
                    readings.put(places.get(i), read.get(i));
                  }
                  return true;
                }));
    for (Batch batch : Batch.fill(groups, range.minutes())) {
      tasks.add(
          () -> {
            values.putAll(frames.read(batch, range, settled, history));
            return true;
          });
    }
    new Together(concurrent).run(tasks);
    List<Reading> all = new ArrayList<>();
    for (int i = 0; i < planned.size(); i++) {
      all.add(
          planned.get(i) instanceof Framed framed
              ? framed(framed, values)
              : Objects.requireNonNull(readings.get(i), "every indicator was read"));
    }
    return all;
  }

  private List<Indicator> indicators(List<Integer> places) {
    List<Indicator> indicators = new ArrayList<>();
    for (int place : places) {
      if (planned.get(place) instanceof Queried one) {
        indicators.add(one.indicator());
      }
    }
    return indicators;
  }

  private Reading framed(Framed framed, Map<Wanted, MinuteValues> values) {
    List<KnownFrames> known = new ArrayList<>();
    for (Wanted wanted : framed.order()) {
      known.add(
          new KnownFrames(
              Objects.requireNonNull(values.get(wanted), "every query was asked"),
              // A value is what the data source says; counts it may estimate.
              wanted.counts() && wanted.connected().extrapolates()));
    }
    return SLICES.reading(framed.indicator(), known, range);
  }
}
