package io.andal.agreement;

import io.andal.signal.MinuteRange;

/**
 * Consecutive minutes in which the promise was not kept.
 *
 * @param slo empty if several were put together
 * @param requests in thousandths
 * @param failed in thousandths
 */
public record Downtime(String slo, MinuteRange range, long requests, long failed) {

  /** Failed of all requests; all of them if nothing was measured. */
  public Fraction errorRate() {
    return requests == 0 ? Fraction.ONE : Fraction.of(failed, requests);
  }
}
