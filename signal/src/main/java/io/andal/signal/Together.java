package io.andal.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs tasks side by side, but not all at once: one reading must leave room for another at the same
 * source, so that live slices don't queue behind history.
 */
public final class Together {
  private final int width;

  /**
   * Runs at most half of what the source takes at once.
   *
   * @param concurrent requests that the source takes at once
   */
  public Together(int concurrent) {
    this.width = Math.max(1, concurrent / 2);
  }

  /** The results in the order of the tasks; all are done when it returns. */
  public <T> List<T> run(List<Callable<T>> tasks) throws InterruptedException {
    List<T> results = new ArrayList<>();
    if (tasks.size() <= 1 || width == 1) {
      for (Callable<T> task : tasks) {
        results.add(call(task));
      }
      return results;
    }
    int threads = Math.min(width, tasks.size());
    try (ExecutorService executor =
        Executors.newFixedThreadPool(threads, Thread.ofVirtual().factory())) {
      for (Future<T> future : executor.invokeAll(tasks)) {
        results.add(future.get());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InterruptedException) {
        throw new InterruptedException("reading was interrupted");
      }
      throw unexpected(e.getCause() == null ? e : e.getCause());
    }
    return results;
  }

  private static <T> T call(Callable<T> task) throws InterruptedException {
    try {
      return task.call();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw unexpected(e);
    }
  }

  private static IllegalStateException unexpected(Throwable cause) {
    if (cause instanceof RuntimeException e) {
      throw e;
    }
    return new IllegalStateException(cause);
  }
}
