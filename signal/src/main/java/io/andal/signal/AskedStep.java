package io.andal.signal;

import io.andal.signal.SourceFailure.Cause;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One question of a check, under way in a thread of its own, so that none waits for ever. */
final class AskedStep<T> {
  private final String what;
  private final CompletableFuture<Answer<T>> answer;
  private final Thread thread;
  private final long startedNanos = System.nanoTime();

  /** What came of a question. */
  sealed interface Answer<T> {
    record Told<T>(T value) implements Answer<T> {}

    record Refused<T>(SourceFailure failure) implements Answer<T> {}
  }

  /** A question. */
  interface Question<T> {
    T ask() throws SourceException, InterruptedException;
  }

  private AskedStep(String what, CompletableFuture<Answer<T>> answer, Thread thread) {
    this.what = what;
    this.answer = answer;
    this.thread = thread;
  }

  /**
   * Asks.
   *
   * @param what for people: {@code who it is}
   */
  static <T> AskedStep<T> start(String what, Question<T> question) {
    CompletableFuture<Answer<T>> answer = new CompletableFuture<>();
    Thread thread =
        Thread.ofVirtual()
            .name("source-check")
            .start(
                () -> {
                  try {
                    answer.complete(new Answer.Told<>(question.ask()));
                  } catch (SourceException e) {
                    answer.complete(new Answer.Refused<>(e.failure()));
                  } catch (InterruptedException e) {
                    answer.completeExceptionally(e);
                  } catch (RuntimeException e) {
                    answer.complete(new Answer.Refused<>(defect(what, e)));
                  }
                });
    return new AskedStep<>(what, answer, thread);
  }

  private static SourceFailure defect(String what, RuntimeException e) {
    return new SourceFailure(
        Cause.BROKEN_ANSWER,
        "Asking %s failed: %s.".formatted(what, e),
        "This is a defect of Andal; please report it with the type of the source.");
  }

  /**
   * The answer, or a failure if there is none in time; the question is given up then.
   *
   * @param atMost since it was asked
   */
  Answer<T> await(Duration atMost) throws InterruptedException {
    try {
      long left = atMost.toNanos() - (System.nanoTime() - startedNanos);
      return answer.get(Math.max(0, left), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      return new Answer.Refused<>(
          new SourceFailure(
              Cause.TIMEOUT,
              "It didn't say %s within %s.".formatted(what, SpokenDuration.of(atMost)),
              "Look at its load, and at what stands between it and Andal."));
    } catch (InterruptedException e) {
      thread.interrupt();
      throw e;
    } catch (ExecutionException e) {
      InterruptedException stopped = new InterruptedException("the check was stopped");
      stopped.initCause(e);
      throw stopped;
    }
  }
}
