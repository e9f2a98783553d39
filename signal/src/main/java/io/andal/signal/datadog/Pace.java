package io.andal.signal.datadog;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What Datadog says in {@code X-RateLimit-*}, kept to before it must say it with 429: slower when
 * little is left, and nothing until the reset when nothing is. Thread-safe.
 */
final class Pace {
  /** Who must wait longer than this is told so instead. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

  private static final Duration LONGEST_STEP = Duration.ofSeconds(2);
  private static final long LONGEST_RESET = 3_600;

  private final String place;
  private final Surroundings surroundings;
  private final Map<Endpoint, Left> left = new EnumMap<>(Endpoint.class);

  Pace(String place, Surroundings surroundings) {
    this.place = place;
    this.surroundings = surroundings;
  }

  /**
   * What is left of a period.
   *
   * @param remaining requests; 0 if none may be sent before {@code until}
   */
  private record Left(long limit, long remaining, Instant until) {

    boolean holds(Instant now) {
      return now.isBefore(until) && until.isBefore(now.plusSeconds(LONGEST_RESET + 60));
    }
  }

  /** Waits as long as it must before one more request. */
  void before(Endpoint endpoint) throws SourceException, InterruptedException {
    Instant now = surroundings.clock().instant();
    Duration wait = wait(endpoint, now);
    if (wait.compareTo(LONGEST_WAIT) > 0) {
      throw new SourceException(
          new SourceFailure(
              Cause.UNAVAILABLE,
              "%s takes no more requests of this kind before %s."
                  .formatted(
                      place, now.plus(wait).truncatedTo(java.time.temporal.ChronoUnit.SECONDS)),
              "Nothing to do: it is asked again then. If it happens often, lower"
                  + " `maxRequestsPerMinute` or ask Datadog for a higher limit."));
    }
    if (!wait.isZero()) {
      surroundings.pause().of(wait);
    }
  }

  private synchronized Duration wait(Endpoint endpoint, Instant now) {
    Left known = left.get(endpoint);
    if (known == null || !known.holds(now)) {
      return Duration.ZERO;
    }
    Duration rest = Duration.between(now, known.until());
    if (known.remaining() <= 0) {
      return rest.plusMillis(ThreadLocalRandom.current().nextLong(50, 500));
    }
    if (known.remaining() * 10 >= known.limit()) {
      return Duration.ZERO;
    }
    double spread = 0.8 + 0.4 * ThreadLocalRandom.current().nextDouble();
    Duration step = Duration.ofMillis((long) (rest.toMillis() * spread / (known.remaining() + 1)));
    return step.compareTo(LONGEST_STEP) > 0 ? LONGEST_STEP : step;
  }

  /** Takes note of an answer's headers. */
  void answered(Endpoint endpoint, HttpHeaders headers) {
    Optional<Long> remaining = number(headers, "X-RateLimit-Remaining");
    Optional<Long> reset = number(headers, "X-RateLimit-Reset");
    if (remaining.isPresent() && reset.isPresent()) {
      long limit = number(headers, "X-RateLimit-Limit").orElse(remaining.get());
      note(endpoint, new Left(limit, remaining.get(), in(reset.get())));
    }
  }

  /**
   * Takes note of a 429; {@link #before} then waits.
   *
   * @param own how long to wait if nothing is said
   */
  void refused(Endpoint endpoint, HttpHeaders headers, Optional<Long> retryAfter, Duration own) {
    Optional<Long> told =
        number(headers, "X-RateLimit-Reset")
            .or(() -> retryAfter)
            .or(() -> number(headers, "X-RateLimit-Period"));
    Instant until = told.map(this::in).orElse(surroundings.clock().instant().plus(own));
    note(endpoint, new Left(number(headers, "X-RateLimit-Limit").orElse(1L), 0, until));
  }

  private Instant in(long seconds) {
    return surroundings.clock().instant().plusSeconds(Math.clamp(seconds, 0, LONGEST_RESET));
  }

  private synchronized void note(Endpoint endpoint, Left now) {
    left.put(endpoint, now);
  }

  private static Optional<Long> number(HttpHeaders headers, String name) {
    return headers
        .firstValue(name)
        .map(String::strip)
        .filter(text -> text.matches("\\d{1,12}"))
        .map(Long::parseLong);
  }
}
