package io.andal.signal.google;

import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.Reading;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads indicators that ask the metrics API, a few requests side by side. Thread-safe. */
final class MetricsReader {
  private final Descriptors descriptors;
  private final FetchReader reader;
  private final int width;

  /**
   * Uses at most half of what the source takes at once, so that live slices don't queue behind
   * history.
   */
  MetricsReader(MonitoringApi api, Clock clock, int concurrent) {
    this.descriptors = new Descriptors(api, clock);
    this.reader = new FetchReader(new TimeSeriesList(api));
    this.width = Math.max(1, concurrent / 2);
  }

  /** The metrics that are known, and why others are not. */
  private record Known(Map<String, Descriptor> metrics, Map<String, SourceFailure> failures) {}

  List<Reading> read(List<Asking> askings, MinuteRange range, boolean history)
      throws InterruptedException {
    Known known = known(askings, history);
    List<Optional<SourceFailure>> refused =
        askings.stream().map(asking -> refusal(asking, known)).toList();
    List<Set<Question>> together = new ArrayList<>();
    for (int i = 0; i < askings.size(); i++) {
      if (refused.get(i).isEmpty()) {
        together.add(askings.get(i).questions());
      }
    }
    Map<Question, Counts> counts = read(together, known.metrics(), range, history);
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < askings.size(); i++) {
      readings.add(
          refused.get(i).isPresent()
              ? new Reading.Failed(refused.get(i).get())
              : reading(askings.get(i), counts));
    }
    return readings;
  }

  private Known known(List<Asking> askings, boolean history) throws InterruptedException {
    Set<String> types = new LinkedHashSet<>();
    for (Asking asking : askings) {
      asking.order().forEach(question -> type(question).ifPresent(types::add));
    }
    Map<String, Descriptor> metrics = new HashMap<>();
    Map<String, SourceFailure> failures = new HashMap<>();
    for (String type : types) {
      try {
        metrics.put(type, descriptors.of(type, history));
      } catch (SourceException e) {
        failures.put(type, e.failure());
      }
    }
    return new Known(metrics, failures);
  }

  private static Optional<String> type(Question question) {
    return switch (question) {
      case Question.Events events -> Optional.of(events.filter().type());
      case Question.Value value -> Optional.of(value.filter().type());
      case Question.Kept _ -> Optional.empty();
    };
  }

  private static Optional<SourceFailure> refusal(Asking asking, Known known) {
    for (Question question : asking.order()) {
      String type = type(question).orElse("");
      if (known.failures().containsKey(type)) {
        return Optional.ofNullable(known.failures().get(type));
      }
      Descriptor descriptor = known.metrics().get(type);
      try {
        if (descriptor != null) {
          Fitness.check(question, descriptor);
        }
      } catch (BadSpec e) {
        return Optional.of(e.failure());
      }
    }
    return Optional.empty();
  }

  private Map<Question, Counts> read(
      List<Set<Question>> together,
      Map<String, Descriptor> metrics,
      MinuteRange range,
      boolean history)
      throws InterruptedException {
    List<Callable<Map<Question, Counts>>> tasks = new ArrayList<>();
    for (Fetch fetch : FetchPlan.of(together, metrics)) {
      tasks.add(() -> reader.read(fetch, metrics, range, history));
    }
    Map<Question, Counts> counts = new HashMap<>();
    try (ExecutorService executor =
        Executors.newFixedThreadPool(width, Thread.ofVirtual().factory())) {
      for (Future<Map<Question, Counts>> future : executor.invokeAll(tasks)) {
        counts.putAll(future.get());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InterruptedException) {
        throw new InterruptedException("reading was interrupted");
      }
      throw new IllegalStateException(e.getCause() == null ? e : e.getCause());
    }
    return counts;
  }

  private static Reading reading(Asking asking, Map<Question, Counts> counts) {
    Counts first = counts(counts, asking.order().getFirst());
    return switch (asking.indicator()) {
      case Indicator.Ratio ratio ->
          SliceMaker.events(ratio, first, counts(counts, asking.order().getLast()));
      case Indicator.Raw raw -> SliceMaker.ready(raw, first);
      case Indicator.Threshold threshold -> SliceMaker.compared(threshold, first);
    };
  }

  private static Counts counts(Map<Question, Counts> counts, Question question) {
    return Objects.requireNonNull(counts.get(question), "every question was asked");
  }
}
