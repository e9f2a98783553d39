package io.andal.signal.datadog;

import io.andal.signal.MinuteRange;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads all that is asked over one range, a few requests side by side. Thread-safe. */
final class PieceReader {
  private final SeriesApi series;
  private final BatchReader batches;
  private final HistoryReader histories;
  private final int width;

  /**
   * Uses at most half of what the source takes at once, so that live slices don't queue behind
   * history.
   */
  PieceReader(DatadogApi api, DatadogSettings settings, Clock clock) {
    Duration delay = settings.timing().delay();
    this.series = SeriesApi.of(api, settings);
    this.batches = new BatchReader(series, clock, delay);
    this.histories = new HistoryReader(api, clock, delay);
    this.width = Math.max(1, settings.limits().concurrent() / 2);
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
    try (ExecutorService executor =
        Executors.newFixedThreadPool(width, Thread.ofVirtual().factory())) {
      for (Future<Map<K, V>> future : executor.invokeAll(tasks)) {
        all.putAll(future.get());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InterruptedException) {
        throw new InterruptedException("reading was interrupted");
      }
      throw new IllegalStateException(e.getCause() == null ? e : e.getCause());
    }
    return all;
  }
}
