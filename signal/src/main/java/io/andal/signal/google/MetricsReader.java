package io.andal.signal.google;

import io.andal.signal.BadSpec;
import io.andal.signal.MinuteRange;
import io.andal.signal.MinuteSlices;
import io.andal.signal.MinuteSums;
import io.andal.signal.Reading;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.Together;
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

/** Reads indicators that ask the metrics API, a few requests side by side. Thread-safe. */
final class MetricsReader {
  private static final MinuteSlices SLICES =
      new MinuteSlices(
          "filter",
          "series",
          "Make it one, with `reducer: REDUCE_MEAN`, REDUCE_MAX or REDUCE_SUM.",
          "Name a metric that is a ratio, or compare it with a threshold.");

  private final Descriptors descriptors;
  private final FetchReader reader;
  private final Together sideBySide;

  MetricsReader(MonitoringApi api, Clock clock, int concurrent) {
    this.descriptors = new Descriptors(api, clock);
    this.reader = new FetchReader(new TimeSeriesList(api));
    this.sideBySide = new Together(concurrent);
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
    Map<Question, MinuteSums> counts = read(together, known.metrics(), range, history);
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < askings.size(); i++) {
      readings.add(
          refused.get(i).isPresent()
              ? new Reading.Failed(refused.get(i).get())
              : reading(askings.get(i), counts, range));
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

  private Map<Question, MinuteSums> read(
      List<Set<Question>> together,
      Map<String, Descriptor> metrics,
      MinuteRange range,
      boolean history)
      throws InterruptedException {
    List<Callable<Map<Question, MinuteSums>>> tasks = new ArrayList<>();
    for (Fetch fetch : FetchPlan.of(together, metrics)) {
      tasks.add(() -> reader.read(fetch, metrics, range, history));
    }
    Map<Question, MinuteSums> counts = new HashMap<>();
    sideBySide.run(tasks).forEach(counts::putAll);
    return counts;
  }

  private static Reading reading(
      Asking asking, Map<Question, MinuteSums> counts, MinuteRange range) {
    List<MinuteSums> order = new ArrayList<>();
    for (Question question : asking.order()) {
      order.add(Objects.requireNonNull(counts.get(question), "every question was asked"));
    }
    return SLICES.reading(asking.indicator(), order, range);
  }
}
