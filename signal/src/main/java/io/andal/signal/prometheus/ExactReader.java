package io.andal.signal.prometheus;

import io.andal.signal.ExactCounter;
import io.andal.signal.MinuteRange;
import io.andal.signal.SelectorException;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.Together;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts counters exactly: reads raw samples, which Prometheus gives for an instant query with a
 * range selector. Thread-safe.
 */
final class ExactReader {
  private static final int MINUTE = 60_000;

  private final PrometheusApi api;
  private final Births births;
  private final Together together;
  private final Map<String, Pace> paces = new ConcurrentHashMap<>();

  ExactReader(PrometheusApi api, Together together) {
    this.api = api;
    this.together = together;
    this.births = new Births(api);
  }

  /** Fills the demands; what can't be read fails alone. */
  void read(List<Demand> demands, MinuteRange range) throws InterruptedException {
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (Fetch fetch : FetchPlan.of(demands)) {
      tasks.add(() -> read(fetch, range));
    }
    together.run(tasks);
  }

  private boolean read(Fetch fetch, MinuteRange range) throws InterruptedException {
    try {
      readAll(fetch, range);
      return true;
    } catch (SourceException e) {
      afterFailure(fetch, range, e.failure());
      return false;
    }
  }

  /** A query that is refused may be so for one of its demands only: each is asked by itself. */
  private void afterFailure(Fetch fetch, MinuteRange range, SourceFailure failure)
      throws InterruptedException {
    boolean ofTheQuery = failure.cause() == Cause.BAD_QUERY || failure.cause() == Cause.LIMITED;
    for (Demand demand : fetch.demands()) {
      demand.reset(range);
      if (!ofTheQuery || fetch.demands().size() == 1) {
        demand.fail(failure);
        continue;
      }
      try {
        readAll(Fetch.covering(List.of(demand), ""), range);
      } catch (SourceException e) {
        demand.fail(e.failure());
      }
    }
  }

  private void readAll(Fetch fetch, MinuteRange range)
      throws SourceException, InterruptedException {
    Pace pace = paces.computeIfAbsent(fetch.selector().toString(), _ -> new Pace());
    for (long from = range.from(); from < range.to(); ) {
      long to = Math.min(range.to(), from + pace.minutesPerAnswer());
      readSplitting(fetch, new MinuteRange(from, to), pace);
      from = to;
    }
  }

  private void readSplitting(Fetch fetch, MinuteRange part, Pace pace)
      throws SourceException, InterruptedException {
    try {
      readPart(fetch, part, pace);
    } catch (SourceException e) {
      if (e.failure().cause() != Cause.LIMITED || part.minutes() == 1) {
        throw e;
      }
      long middle = part.from() + part.minutes() / 2;
      readSplitting(fetch, new MinuteRange(part.from(), middle), pace);
      readSplitting(fetch, new MinuteRange(middle, part.to()), pace);
    }
  }

  /**
   * One answer. Ranges are closed on the left in Prometheus 2 and open in 3; a sample before the
   * range is asked for anyway, so both serve. The end is a millisecond before the range's end, for
   * a sample at the end belongs to the next minute.
   */
  private void readPart(Fetch fetch, MinuteRange part, Pace pace)
      throws SourceException, InterruptedException {
    long end = part.to() * MINUTE - 1;
    long seconds = part.minutes() * 60 + pace.lookback() / 1000;
    Attempt attempt = new Attempt(fetch, part);
    AnswerRemarks remarks;
    try {
      remarks = api.instant(fetch.selector() + "[" + seconds + "s]", end, attempt);
    } catch (SelectorException e) {
      throw new SourceException(
          new SourceFailure(
              Cause.BAD_QUERY, String.valueOf(e.getMessage()), "Correct the selector."));
    }
    if (attempt.noHistogram) {
      throw new SourceException(
          new SourceFailure(
              Cause.BAD_QUERY,
              "%s is no native histogram, so it can't be asked for le.".formatted(fetch.selector()),
              "Write the bucket's series, with _bucket at the end of the name."));
    }
    if (!attempt.newborns.isEmpty()) {
      births.resolve(fetch, attempt.newborns, end - seconds * 1000, attempt.firstSeen);
    }
    attempt.finish(remarks);
    pace.learn(
        attempt.samples,
        seconds * 1000,
        attempt.step,
        attempt.newborns.stream().anyMatch(Newborn::hasBefore));
  }

  /** What one answer brings; it counts only once it was read to its end. */
  private static final class Attempt implements SeriesSink {
    private final Fetch fetch;
    private final MinuteRange part;
    private final IdentityHashMap<Demand, ExactCounter> counters = new IdentityHashMap<>();
    private final Map<String, Long> firstSeen = new HashMap<>();
    private final List<Newborn> newborns = new ArrayList<>();
    private long samples;
    private long step;
    private boolean noHistogram;

    Attempt(Fetch fetch, MinuteRange part) {
      this.fetch = fetch;
      this.part = part;
    }

    @Override
    public void series(Map<String, String> labels, long[] times, double[] values, int size) {
      if (size == 0) {
        return;
      }
      List<Demand> takers = seen(labels, times, size, size);
      noHistogram |= takers.stream().anyMatch(taker -> taker.nativeBound().isPresent());
      if (takers.isEmpty()) {
        return;
      }
      if (times[0] >= part.from() * MINUTE) {
        newborns.add(new Newborn(labels, times, values, size, takers));
        return;
      }
      for (Demand demand : takers) {
        counter(demand).add(times, values, size, ExactCounter.UNKNOWN, false);
      }
    }

    @Override
    public void histograms(
        Map<String, String> labels, long[] times, List<NativeHistogram> histograms) {
      int numbers = histograms.stream().mapToInt(one -> 1 + 3 * one.counts().length).sum();
      for (Demand demand : seen(labels, times, times.length, numbers)) {
        NativeCounts counts = NativeCounts.of(times, histograms, demand.nativeBound());
        counts.mark(counter(demand));
        if (times[0] >= part.from() * MINUTE) {
          newborns.add(new Newborn(labels, times, counts.values(), counts.size(), List.of(demand)));
        } else {
          counter(demand).add(times, counts.values(), counts.size(), ExactCounter.UNKNOWN, false);
        }
      }
    }

    /** Notes what an answer tells of scraping, and says who wants the series. */
    private List<Demand> seen(Map<String, String> labels, long[] times, int size, int numbers) {
      samples += numbers;
      step = Math.max(step, usualStep(times, size));
      firstSeen.merge(Newborn.target(labels), times[0], Math::min);
      return fetch.takers(labels);
    }

    void finish(AnswerRemarks remarks) {
      for (Newborn newborn : newborns) {
        for (Demand demand : newborn.takers()) {
          newborn.addTo(counter(demand));
          if (newborn.isUncertain()) {
            counter(demand).markIncomplete(part);
          }
        }
      }
      for (Demand demand : fetch.demands()) {
        if (!remarks.warnings().isEmpty()) {
          counter(demand).markIncomplete(part);
        }
        demand.warn(remarks.all());
        demand.counter().addAll(counter(demand));
      }
    }

    private ExactCounter counter(Demand demand) {
      return counters.computeIfAbsent(demand, _ -> new ExactCounter(part));
    }

    private static long usualStep(long[] times, int size) {
      long shortest = 0;
      for (int i = 1; i < size; i++) {
        long pause = times[i] - times[i - 1];
        shortest = shortest == 0 ? pause : Math.min(shortest, pause);
      }
      return shortest;
    }
  }
}
