package io.andal.signal.cloudwatch;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.Timing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Looks for rights that are missing and settings that spoil counts. */
final class Doubts {
  private static final Duration SHORTEST_DELAY = Duration.ofMinutes(3);

  private Doubts() {}

  /** Something that is tried. */
  private interface Trial {
    void run() throws SourceException, InterruptedException;
  }

  /** Whole sentences, each with what would be right. */
  static List<String> of(Probe probe, Timing timing) throws SourceException, InterruptedException {
    List<String> doubts = new ArrayList<>();
    if (denied(probe::data)) {
      doubts.add(
          "Metrics may not be read: allow cloudwatch:GetMetricData, without which nothing is"
              + " counted.");
    }
    if (denied(probe::list)) {
      doubts.add(
          "Metrics may not be listed: allow cloudwatch:ListMetrics for suggestions and for SLIs"
              + " with `query`.");
    }
    if (timing.delay().compareTo(SHORTEST_DELAY) < 0) {
      doubts.add(
          "The `delay` of %d s is shorter than AWS' services take to report: write 3m or more, or"
                  .formatted(timing.delay().toSeconds())
              + " minutes are first counted as missing.");
    }
    return doubts;
  }

  private static boolean denied(Trial trial) throws SourceException, InterruptedException {
    try {
      trial.run();
      return false;
    } catch (SourceException e) {
      if (e.failure().cause() != Cause.DENIED) {
        throw e;
      }
      return true;
    }
  }
}
