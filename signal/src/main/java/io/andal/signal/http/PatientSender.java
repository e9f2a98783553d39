package io.andal.signal.http;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Sends requests within a budget, and again what a server refused in passing. Thread-safe. */
public final class PatientSender {
  /** How often one request is sent. */
  public static final int ATTEMPTS = 4;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

  /** Who asks for more patience than this isn't waited for, but left alone for that long. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final String name;
  private final RequestBudget budget;
  private final Patience patience;
  private final RequestBudget.Pause pause;

  /**
   * Nothing was refused yet.
   *
   * @param name of the server, for people
   */
  public PatientSender(String name, RequestBudget budget, Clock clock, RequestBudget.Pause pause) {
    this.name = name;
    this.budget = budget;
    this.patience = new Patience(clock);
    this.pause = pause;
  }

  /** What came of one attempt. */
  public sealed interface Outcome<T> {

    /** It was answered. */
    record Answered<T>(T answer) implements Outcome<T> {}

    /**
     * It was refused.
     *
     * @param passing whether the same may succeed later
     * @param retryAfter seconds that the server asks to wait; empty if it says nothing
     */
    record Refused<T>(SourceFailure failure, boolean passing, Optional<Long> retryAfter)
        implements Outcome<T> {}
  }

  /** One attempt at a request. */
  @FunctionalInterface
  public interface Attempt<T> {
    Outcome<T> send() throws SourceException, InterruptedException;
  }

  /**
   * The answer.
   *
   * @param history whether it may wait longer than live slices
   */
  public <T> T send(boolean history, Attempt<T> attempt)
      throws SourceException, InterruptedException {
    for (int number = 1; ; number++) {
      patience.check(name);
      budget.take(history);
      switch (attempt.send()) {
        case Outcome.Answered<T> answered -> {
          return answered.answer();
        }
        case Outcome.Refused<T> refused -> pause.of(afterRefusal(refused, number));
      }
    }
  }

  private Duration afterRefusal(Outcome.Refused<?> refused, int number) throws SourceException {
    Duration told = Duration.ofSeconds(refused.retryAfter().orElse(0L));
    if (refused.passing() && told.compareTo(LONGEST_PAUSE) > 0) {
      patience.asked(told);
      throw new SourceException(refused.failure().retryAfter(told));
    }
    if (!refused.passing() || number == ATTEMPTS) {
      throw new SourceException(refused.failure());
    }
    Duration own = pause(number);
    long spread = ThreadLocalRandom.current().nextLong(1_000);
    return own.compareTo(told) > 0 ? own : told.plusMillis(spread);
  }

  /**
   * The pause after an attempt where the server asks for none: twice as long each time, and each a
   * little different, so that many don't return at once.
   *
   * @param number of the attempt, from 1 on
   */
  public static Duration pause(int number) {
    double spread = 0.5 + ThreadLocalRandom.current().nextDouble();
    return Duration.ofMillis((long) (FIRST_PAUSE.toMillis() * (1 << number) * spread));
  }
}
