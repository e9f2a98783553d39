package io.andal.catalog.http;

import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.time.Duration;
import java.util.Optional;

/**
 * What a refusal means.
 *
 * @param pause how long the system asks to be left alone; empty if it doesn't say
 */
public record Judgement(Kind kind, SourceFailure failure, Optional<Duration> pause) {

  /** What it concerns, and for how long. */
  public enum Kind {
    /** This one thing isn't there. */
    MISSING,
    /** This one thing is not for who asks. */
    FORBIDDEN,
    /** Whatever is asked for will be refused. */
    LASTING,
    /** The same may succeed in a while. */
    PASSING
  }

  /** A way to judge. One per system, for each has words of its own. */
  @FunctionalInterface
  public interface Judge {
    Judgement of(Refusal refusal);
  }

  /** One without a pause. */
  public static Judgement of(Kind kind, Cause cause, Refusal refusal, String remedy) {
    return new Judgement(kind, new SourceFailure(cause, refusal.said(), remedy), Optional.empty());
  }

  /** It may be otherwise soon. */
  public static Judgement passing(Refusal refusal, Optional<Duration> pause, String remedy) {
    SourceFailure failure = new SourceFailure(Cause.UNAVAILABLE, refusal.said(), remedy);
    return new Judgement(Kind.PASSING, failure, pause);
  }

  /** The same, of this kind. */
  public Judgement as(Kind other) {
    return new Judgement(other, failure, pause);
  }

  /**
   * What the status alone says.
   *
   * @param credentials what to check after 401
   * @param rights what to check after 403
   */
  public static Judgement usual(Refusal refusal, String credentials, String rights) {
    int status = refusal.status();
    return switch (status) {
      case 401 -> of(Kind.LASTING, Cause.DENIED, refusal, credentials);
      case 403 -> of(Kind.FORBIDDEN, Cause.DENIED, refusal, rights);
      case 404, 410 ->
          of(
              Kind.MISSING,
              Cause.BAD_QUERY,
              refusal,
              "Check names and `url`; it may also be hidden from who asks.");
      case 408, 425 -> passing(refusal, refusal.retryAfter(), "It is asked again.");
      case 429 ->
          passing(
              refusal,
              refusal.retryAfter(),
              "It is asked again later; lower `maxRequestsPerMinute` if it happens often.");
      default -> ofClass(refusal);
    };
  }

  private static Judgement ofClass(Refusal refusal) {
    if (refusal.status() >= 500) {
      return passing(
          refusal, refusal.retryAfter(), "Look at the system's state; it is asked again.");
    }
    return refusal.status() >= 400
        ? of(Kind.LASTING, Cause.BAD_QUERY, refusal, "Check the fields of the CatalogSource.")
        : of(Kind.LASTING, Cause.BROKEN_ANSWER, refusal, "Check `url`, and proxies in between.");
  }
}
