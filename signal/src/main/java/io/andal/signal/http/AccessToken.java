package io.andal.signal.http;

import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * A token that lives shortly.
 *
 * @param renewAt from when on another one is fetched, shortly before this one ends
 */
public record AccessToken(String value, Instant made, Instant renewAt) {
  /** An endpoint need not say how long its tokens live; RFC 6749 leaves it to be agreed. */
  private static final long USUAL_SECONDS = 300;

  private static final long LONGEST_SECONDS = 86_400;

  /** What a request takes at most, and clocks that differ. */
  private static final long EARLIER_SECONDS = 60;

  /** Of a token endpoint's answer (RFC 6749, 5.1). */
  public static AccessToken of(JsonNode answer, Instant now) {
    long lives = Math.clamp(answer.path("expires_in").asLong(USUAL_SECONDS), 0, LONGEST_SECONDS);
    long earlier = Math.min(EARLIER_SECONDS, lives / 5);
    return new AccessToken(
        answer.path("access_token").asString(""),
        now,
        now.plus(Duration.ofSeconds(lives - earlier)));
  }

  /** One that ends at a time its giver said. */
  public static AccessToken until(String value, Instant end, Instant now) {
    long lives = Math.clamp(Duration.between(now, end).toSeconds(), 0, LONGEST_SECONDS);
    return new AccessToken(
        value, now, now.plusSeconds(lives - Math.min(EARLIER_SECONDS, lives / 5)));
  }

  /** A clock that was set back must not keep a token alive. */
  public boolean serves(Instant now) {
    return !now.isBefore(made) && now.isBefore(renewAt);
  }

  @Override
  public String toString() {
    return "a token until " + renewAt;
  }
}
