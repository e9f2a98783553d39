package io.andal.signal.prometheus;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs tasks side by side; the source's limit on requests holds them back. */
final class Together {
  private Together() {}

  /** The results in the order of the tasks; all are done when it returns. */
  static <T> List<T> run(List<Callable<T>> tasks) throws InterruptedException {
    if (tasks.size() == 1) {
      return List.of(call(tasks.getFirst()));
    }
    List<T> results = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<T> future : executor.invokeAll(tasks)) {
        results.add(future.get());
      }
    } catch (ExecutionException e) {
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
