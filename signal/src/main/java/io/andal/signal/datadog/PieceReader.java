package io.andal.signal.datadog;

import io.andal.signal.MinuteRange;
import io.andal.signal.Together;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** Reads all that is asked over one range, a few requests side by side. Thread-safe. */
final class PieceReader {
  private final SeriesApi series;
  private final BatchReader batches;
  private final HistoryReader histories;
  private final Together sideBySide;

  PieceReader(DatadogApi api, DatadogSettings settings, Clock clock) {
    Duration delay = settings.timing().delay();
    this.series = SeriesApi.of(api, settings);
    this.batches = new BatchReader(series, clock, delay);
    this.histories = new HistoryReader(api, clock, delay);
    this.sideBySide = new Together(settings.limits().concurrent());
  }

  Asking.Answered read(List<Asking> askings, MinuteRange range, boolean history)
      throws InterruptedException {
    List<Set<Column>> together = new ArrayList<>();
    Set<String> slos = new LinkedHashSet<>();
    for (Asking asking : askings) {
      if (!asking.columns().isEmpty()) {
        together.add(asking.columns());
      }
      slos.addAll(asking.slos());
    }
    List<Callable<Map<Column, Values>>> batchTasks = new ArrayList<>();
    for (Batch batch : Batch.fill(together, series::weight, series.capacity())) {
      batchTasks.add(() -> batches.read(batch, range, history));
    }
    List<Callable<Map<String, History>>> historyTasks = new ArrayList<>();
    for (String slo : slos) {
      historyTasks.add(() -> Map.of(slo, histories.read(slo, range, history)));
    }
    return new Asking.Answered(range, all(batchTasks), all(historyTasks));
  }

  private <K, V> Map<K, V> all(List<Callable<Map<K, V>>> tasks) throws InterruptedException {
    Map<K, V> all = new HashMap<>();
    sideBySide.run(tasks).forEach(all::putAll);
    return all;
  }
}
