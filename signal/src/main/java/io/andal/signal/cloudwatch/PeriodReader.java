package io.andal.signal.cloudwatch;

import io.andal.signal.MinuteSums;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads many questions over one period's range, a few requests side by side. Thread-safe. */
final class PeriodReader {
  private final BatchReader reader;
  private final int width;

  /**
   * Uses at most half of what the source takes at once, so that live slices don't queue behind
   * history.
   */
  PeriodReader(CloudWatchApi api, int concurrent) {
    this.reader = new BatchReader(api);
    this.width = Math.max(1, concurrent / 2);
  }

  /** What was answered to all questions. */
  record Answer(Period period, Map<Question, MinuteSums> values) {

    MinuteSums known(Question question) {
      return Objects.requireNonNull(values.get(question), "every question was asked");
    }
  }

  Answer read(List<Set<Question>> together, Period period, boolean history)
      throws InterruptedException {
    List<Callable<Map<Question, MinuteSums>>> tasks = new ArrayList<>();
    for (Batch batch : Batch.fill(together, period.points())) {
      tasks.add(() -> reader.read(batch, period, history));
    }
    Map<Question, MinuteSums> values = new HashMap<>();
    try (ExecutorService executor =
        Executors.newFixedThreadPool(width, Thread.ofVirtual().factory())) {
      for (Future<Map<Question, MinuteSums>> future : executor.invokeAll(tasks)) {
        values.putAll(future.get());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InterruptedException) {
        throw new InterruptedException("reading was interrupted");
      }
      throw new IllegalStateException(e.getCause() == null ? e : e.getCause());
    }
    return new Answer(period, values);
  }
}
