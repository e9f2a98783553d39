package io.andal.agreement;

import io.andal.slo.engine.SliceBlock;

/**
 * The minutes and events of a stretch, excluded ones left out.
 *
 * @param counted measured ones, and unmeasured ones unless they don't count
 * @param requests in thousandths
 * @param failed in thousandths
 */
record Tally(long counted, long measured, long unmeasured, long requests, long failed) {

  static Tally of(Observed observed, MissingMinutes noData) {
    return of(observed, noData, 0, observed.block().size());
  }

  static Tally of(Observed observed, MissingMinutes noData, int from, int to) {
    SliceBlock block = observed.block();
    long measured = 0;
    long unmeasured = 0;
    long requests = 0;
    long failed = 0;
    for (int i = from; i < to; i++) {
      if (observed.excluded().get(i)) {
        continue;
      }
      if (block.measured(i)) {
        measured++;
        requests += block.total(i);
        failed += block.bad(i);
      } else {
        unmeasured++;
      }
    }
    long counted = noData == MissingMinutes.EXCLUDE ? measured : measured + unmeasured;
    return new Tally(counted, measured, unmeasured, requests, failed);
  }
}
