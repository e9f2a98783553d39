package io.andal.signal.pushed;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles a few requests at once, so that many large ones don't fill the memory, and gives what
 * goes wrong its HTTP status. Thread-safe.
 */
public final class Admission {
  private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
  private static final int AT_ONCE = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Takes a request and answers it. */
  @FunctionalInterface
  public interface Request<A> {
    A take() throws RefusedRequestException;
  }

  /** Answers a request that was not taken. */
  @FunctionalInterface
  public interface Refusal<A> {
    A answer(int status, String message);
  }

  private final String points;
  private final Semaphore slots = new Semaphore(AT_ONCE, true);

  /**
   * @param points what senders call what they send: {@code points}
   */
  public Admission(String points) {
    this.points = points;
  }

  /** Handles one request, or says why not. */
  public <A> A handle(Request<A> request, Refusal<A> refusal) {
    boolean admitted = false;
    try {
      admitted = slots.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (!admitted) {
        return refusal.answer(429, "Too many requests at once; send this one again later.");
      }
      return request.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return refusal.answer(503, "The server is stopping.");
    } catch (RefusedRequestException e) {
      return refusal.answer(e.status(), e.reason());
    } catch (JdbiException e) {
      LOG.warn(
          "Received {} could not be stored; the sender is asked to send them again", points, e);
      return refusal.answer(503, "The " + points + " could not be stored; send them again later.");
    } finally {
      if (admitted) {
        slots.release();
      }
    }
  }

  /** How many seconds a refused sender should wait; 0 if it shouldn't send the same again. */
  public static int retryAfterSeconds(int status) {
    return switch (status) {
      case 429 -> 2;
      case 503 -> 10;
      default -> 0;
    };
  }
}
