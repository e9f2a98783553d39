package io.andal.signal;

/**
 * An SLI that a source could measure.
 *
 * @param id unique in its source and the same in every look: {@code checkout/http/availability}
 * @param service what the system calls the service; any text
 * @param title for people: {@code HTTP requests without server errors}
 * @param evidence what was seen, for people: {@code 12,400 requests in the last hour}; may be empty
 */
public record Suggestion(
    String id, String service, Aspect aspect, String title, Indicator indicator, String evidence) {

  /** A look ends after so many. */
  public static final int MOST = 1_000;

  /** What of a service it measures. */
  public enum Aspect {
    AVAILABILITY,
    LATENCY,
    ERROR_RATE,
    FRESHNESS
  }
}
