package io.andal.agreement;

/** How a contract turns events into one percentage. */
public sealed interface Measurement {

  /** Good events of all events. */
  record Ratio() implements Measurement {}

  /**
   * The mean of the success rates of intervals of equal length; one without requests is 100 %.
   *
   * @param minutes of one interval, counted from the start of the period
   */
  record Intervals(int minutes) implements Measurement {}

  /**
   * Minutes that aren't down, of all minutes.
   *
   * @param minimumRequests fewer requests than this never make a minute down
   * @param run only runs of at least so many consecutive down minutes count
   */
  record DownMinutes(ErrorRate errorRate, long minimumRequests, int run) implements Measurement {}
}
