package io.andal.catalog.http;

import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.time.Duration;
import java.util.Optional;

/**
 * What a refusal means.
 *
 * @param passing whether the same may succeed in a while
 * @param pause how long the system asks to be left alone; empty if it doesn't say
 */
public record Judgement(SourceFailure failure, boolean passing, Optional<Duration> pause) {

  /** A way to judge. One per system, for each has words of its own. */
  @FunctionalInterface
  public interface Judge {
    Judgement of(Refusal refusal);
  }

  /** It will be the same however often it is asked. */
  public static Judgement lasting(Cause cause, Refusal refusal, String remedy) {
    return new Judgement(new SourceFailure(cause, refusal.said(), remedy), false, Optional.empty());
  }

  /** It may be otherwise soon. */
  public static Judgement passing(Refusal refusal, Optional<Duration> pause, String remedy) {
    return new Judgement(new SourceFailure(Cause.UNAVAILABLE, refusal.said(), remedy), true, pause);
  }

  /**
   * What the status alone says.
   *
   * @param credentials what to check after 401
   * @param rights what to check after 403
   */
  public static Judgement usual(Refusal refusal, String credentials, String rights) {
    return switch (refusal.status()) {
      case 401 -> lasting(Cause.DENIED, refusal, credentials);
      case 403 -> lasting(Cause.DENIED, refusal, rights);
      case 404, 410 ->
          lasting(Cause.BAD_QUERY, refusal, "Check names and `url`; there is nothing there.");
      case 408, 425 -> passing(refusal, refusal.retryAfter(), "It is asked again.");
      case 429 ->
          passing(
              refusal,
              refusal.retryAfter(),
              "It is asked again later; lower `maxRequestsPerMinute` if it happens often.");
      default ->
          refusal.status() >= 500
              ? passing(
                  refusal, refusal.retryAfter(), "Look at the system's state; it is asked again.")
              : refusal.status() >= 400
                  ? lasting(Cause.BAD_QUERY, refusal, "Check the fields of the CatalogSource.")
                  : lasting(Cause.BROKEN_ANSWER, refusal, "Check `url`, and proxies in between.");
    };
  }
}
